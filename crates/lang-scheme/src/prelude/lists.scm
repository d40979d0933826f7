; Lists: what calls procedures.

(define (map f list . lists)
  (if (null? lists) (%map1 f list) (%map-many f (cons list lists))))

; The list is made from its front, by changing its last pair, which nobody else has seen unless a continuation was
; captured since the last one was made: then what was collected is not changed any more.
(define (%map1 f list)
  (if (pair? list)
      (let ((first (cons (f (car list)) '())))
        (let loop ((list (cdr list)) (last first) (captures (%captures)))
          (if (pair? list)
              (let ((next (cons (f (car list)) '())))
                (if (eq? captures (%captures))
                    (begin (set-cdr! last next) (loop (cdr list) next captures))
                    (%map1-onto f (cdr list) (cons (car next) (reverse first)))))
              (if (null? list) first (%type-error 'map "a list" list)))))
      (if (null? list) '() (%type-error 'map "a list" list))))

(define (%map1-onto f list result)
  (if (pair? list)
      (%map1-onto f (cdr list) (cons (f (car list)) result))
      (if (null? list) (reverse result) (%type-error 'map "a list" list))))

(define (%map2 f list1 list2)
  (if (and (pair? list1) (pair? list2))
      (let ((first (cons (f (car list1) (car list2)) '())))
        (let loop ((list1 (cdr list1)) (list2 (cdr list2)) (last first) (captures (%captures)))
          (if (and (pair? list1) (pair? list2))
              (let ((next (cons (f (car list1) (car list2)) '())))
                (if (eq? captures (%captures))
                    (begin (set-cdr! last next) (loop (cdr list1) (cdr list2) next captures))
                    (%map2-onto f (cdr list1) (cdr list2) (cons (car next) (reverse first)))))
              first)))
      '()))

(define (%map2-onto f list1 list2 result)
  (if (and (pair? list1) (pair? list2))
      (%map2-onto f (cdr list1) (cdr list2) (cons (f (car list1) (car list2)) result))
      (reverse result)))

(define (%map-many f lists)
  (let loop ((lists lists) (result '()))
    (if (%any-not-pair? lists)
        (reverse result)
        (loop (%map1 cdr lists) (cons (%apply f (%map1 car lists)) result)))))

(define (%any-not-pair? lists)
  (and (pair? lists)
       (or (not (pair? (car lists))) (%any-not-pair? (cdr lists)))))

(define (map-in-order f list . lists)
  (if (null? lists) (%map1 f list) (%map-many f (cons list lists))))

(define (for-each f list . lists)
  (if (null? lists) (%for-each1 f list) (%for-each-many f (cons list lists))))

(define (%for-each1 f list)
  (let loop ((list list))
    (if (pair? list)
        (begin (f (car list)) (loop (cdr list)))
        (if (null? list) #t (%type-error 'for-each "a list" list)))))

(define (%for-each2 f list1 list2)
  (let loop ((list1 list1) (list2 list2))
    (if (and (pair? list1) (pair? list2))
        (begin (f (car list1) (car list2)) (loop (cdr list1) (cdr list2)))
        #t)))

(define (%for-each-many f lists)
  (let loop ((lists lists))
    (if (%any-not-pair? lists)
        #t
        (begin (%apply f (%map1 car lists)) (loop (%map1 cdr lists))))))

(define (append-map f list . lists)
  (%append-all (%apply map (cons f (cons list lists)))))

(define (%append-all lists)
  (cond ((null? lists) '())
        ((null? (cdr lists)) (car lists))
        (else (append (car lists) (%append-all (cdr lists))))))

(define (filter-map f list . lists)
  (let loop ((list (%apply map (cons f (cons list lists)))) (result '()))
    (cond ((null? list) (reverse result))
          ((car list) (loop (cdr list) (cons (car list) result)))
          (else (loop (cdr list) result)))))

(define (vector-map f vector . vectors)
  (if (null? vectors)
      (%vector-map1 f vector)
      (list->vector (%apply map (cons f (cons (vector->list vector) (%map1 vector->list vectors)))))))

(define (%vector-map1 f vector)
  (let loop ((i 0) (n (vector-length vector)) (result '()))
    (if (< i n)
        (loop (+ i 1) n (cons (f (vector-ref vector i)) result))
        (list->vector (reverse result)))))

(define (vector-for-each f vector . vectors)
  (if (null? vectors)
      (%vector-for-each1 f vector)
      (%apply for-each (cons f (cons (vector->list vector) (%map1 vector->list vectors))))))

(define (%vector-for-each1 f vector)
  (let loop ((i 0) (n (vector-length vector)))
    (if (< i n)
        (begin (f (vector-ref vector i)) (loop (+ i 1) n))
        #t)))

(define (vector-map! f vector)
  (let loop ((i 0) (n (vector-length vector)))
    (if (< i n)
        (begin (vector-set! vector i (f (vector-ref vector i))) (loop (+ i 1) n))
        vector)))

(define (vector-count f vector)
  (let loop ((i 0) (n (vector-length vector)) (count 0))
    (if (< i n)
        (loop (+ i 1) n (if (f (vector-ref vector i)) (+ count 1) count))
        count)))

(define (vector-fold f seed vector)
  (let loop ((i 0) (n (vector-length vector)) (seed seed))
    (if (< i n) (loop (+ i 1) n (f seed (vector-ref vector i))) seed)))

(define (vector-index f vector)
  (let loop ((i 0) (n (vector-length vector)))
    (cond ((= i n) #f) ((f (vector-ref vector i)) i) (else (loop (+ i 1) n)))))

(define (vector-any f vector)
  (let loop ((i 0) (n (vector-length vector)))
    (and (< i n) (or (f (vector-ref vector i)) (loop (+ i 1) n)))))

(define (vector-every f vector)
  (let loop ((i 0) (n (vector-length vector)) (last #t))
    (if (< i n)
        (let ((value (f (vector-ref vector i)))) (and value (loop (+ i 1) n value)))
        last)))

(define (vector-tabulate f n)
  (let ((vector (make-vector n 0)))
    (let loop ((i 0))
      (if (< i n)
          (begin (vector-set! vector i (f i)) (loop (+ i 1)))
          vector))))

(define (make-initialized-vector n f) (vector-tabulate f n))

(define (build-vector n f) (vector-tabulate f n))

(define (vector-unfold f n)
  (let ((vector (make-vector n 0)))
    (let loop ((i 0))
      (if (< i n)
          (begin (vector-set! vector i (f i)) (loop (+ i 1)))
          vector))))

(define (vector-binary-search vector key compare)
  (let loop ((low 0) (high (- (vector-length vector) 1)))
    (if (> low high)
        #f
        (let* ((middle (quotient (+ low high) 2)) (order (compare (vector-ref vector middle) key)))
          (cond ((= order 0) middle)
                ((> order 0) (loop low (- middle 1)))
                (else (loop (+ middle 1) high)))))))

(define (string-map f string . strings)
  (list->string (%apply map (cons f (cons (string->list string) (%map1 string->list strings))))))

(define (string-for-each f string . strings)
  (if (null? strings)
      (let loop ((i 0) (n (string-length string)))
        (if (< i n)
            (begin (f (string-ref string i)) (loop (+ i 1) n))
            #t))
      (%apply for-each (cons f (cons (string->list string) (%map1 string->list strings))))))

(define (string-count string f . range)
  (let loop ((list (%apply string->list (cons string range))) (count 0))
    (if (null? list)
        count
        (loop (cdr list) (if (%char-fits? f (car list)) (+ count 1) count)))))

(define (%char-fits? f c) (if (char? f) (char=? f c) (f c)))

(define (string-index string f . range)
  (let loop ((i (if (pair? range) (car range) 0))
             (n (if (and (pair? range) (pair? (cdr range))) (cadr range) (string-length string))))
    (cond ((>= i n) #f)
          ((%char-fits? f (string-ref string i)) i)
          (else (loop (+ i 1) n)))))

(define (string-search-char string f) (string-index string f))

(define (string-rindex string f)
  (let loop ((i (- (string-length string) 1)))
    (cond ((< i 0) #f)
          ((%char-fits? f (string-ref string i)) i)
          (else (loop (- i 1))))))

(define (string-any f string)
  (let loop ((i 0) (n (string-length string)))
    (and (< i n) (or (%char-fits? f (string-ref string i)) (loop (+ i 1) n)))))

(define (string-every f string)
  (let loop ((i 0) (n (string-length string)) (last #t))
    (if (< i n)
        (let ((value (%char-fits? f (string-ref string i)))) (and value (loop (+ i 1) n value)))
        last)))

(define (string-trim string . f)
  (if (null? f) (%string-trim string) (%string-trim-by string (car f) #t #t)))

(define (string-trim-both string . f)
  (if (null? f) (%string-trim string) (%string-trim-by string (car f) #t #t)))

(define (string-trim-left string . f)
  (if (null? f) (%string-trim-left string) (%string-trim-by string (car f) #t #f)))

(define (string-trim-right string . f)
  (if (null? f) (%string-trim-right string) (%string-trim-by string (car f) #f #t)))

(define (%string-trim-by string f left right)
  (let* ((n (string-length string))
         (start (if left
                    (let loop ((i 0)) (if (and (< i n) (%char-fits? f (string-ref string i))) (loop (+ i 1)) i))
                    0))
         (end (if right
                  (let loop ((i n))
                    (if (and (> i start) (%char-fits? f (string-ref string (- i 1)))) (loop (- i 1)) i))
                  n)))
    (substring string start end)))

(define (string-tabulate f n)
  (let loop ((i (- n 1)) (list '()))
    (if (< i 0) (list->string list) (loop (- i 1) (cons (f i) list)))))

(define (string-fold f seed string)
  (let loop ((i 0) (n (string-length string)) (seed seed))
    (if (< i n) (loop (+ i 1) n (f (string-ref string i) seed)) seed)))

(define (string-filter f string)
  (list->string (filter (lambda (c) (%char-fits? f c)) (string->list string))))

(define (string-delete f string)
  (list->string (remove (lambda (c) (%char-fits? f c)) (string->list string))))

(define (member x list . compare)
  (if (null? compare)
      (%member x list)
      (let ((same? (car compare)))
        (let loop ((list list))
          (and (pair? list) (if (same? x (car list)) list (loop (cdr list))))))))

(define (assoc x list . compare)
  (if (null? compare)
      (%assoc x list)
      (let ((same? (car compare)))
        (let loop ((list list))
          (and (pair? list) (if (same? x (car (car list))) (car list) (loop (cdr list))))))))

(define (filter f list)
  (let ((captures (%captures)))
    (let loop ((list list) (result '()))
      (cond ((pair? list) (loop (cdr list) (if (f (car list)) (cons (car list) result) result)))
            ((null? list) (%reverse-collected result captures))
            (else (%type-error 'filter "a list" list))))))

(define (filter! f list) (filter f list))

(define (remove f list)
  (let loop ((list list) (result '()))
    (if (pair? list)
        (loop (cdr list) (if (f (car list)) result (cons (car list) result)))
        (reverse result))))

(define (remove! f list) (remove f list))

(define (partition f list)
  (let loop ((list list) (in '()) (out '()))
    (if (pair? list)
        (if (f (car list))
            (loop (cdr list) (cons (car list) in) out)
            (loop (cdr list) in (cons (car list) out)))
        (values (reverse in) (reverse out)))))

(define (partition! f list) (partition f list))

(define (reduce f initial list)
  (if (null? list)
      initial
      (let loop ((list (cdr list)) (result (car list)))
        (if (pair? list) (loop (cdr list) (f (car list) result)) result))))

(define (reduce-left f initial list)
  (if (null? list)
      initial
      (let loop ((list (cdr list)) (result (car list)))
        (if (pair? list) (loop (cdr list) (f result (car list))) result))))

(define (reduce-right f initial list)
  (if (null? list)
      initial
      (let loop ((list list))
        (if (pair? (cdr list)) (f (car list) (loop (cdr list))) (car list)))))

(define (fold f seed list . lists)
  (if (null? lists)
      (let loop ((list list) (seed seed))
        (if (pair? list) (loop (cdr list) (f (car list) seed)) seed))
      (let loop ((lists (cons list lists)) (seed seed))
        (if (%any-not-pair? lists)
            seed
            (loop (%map1 cdr lists) (%apply f (append (%map1 car lists) (cons seed '()))))))))

(define (fold-left f seed list . lists)
  (if (null? lists)
      (let loop ((list list) (seed seed))
        (if (pair? list) (loop (cdr list) (f seed (car list))) seed))
      (let loop ((lists (cons list lists)) (seed seed))
        (if (%any-not-pair? lists)
            seed
            (loop (%map1 cdr lists) (%apply f (cons seed (%map1 car lists))))))))

(define (fold-right f seed list . lists)
  (if (null? lists)
      (let loop ((list (reverse list)) (seed seed))
        (if (pair? list) (loop (cdr list) (f (car list) seed)) seed))
      (let loop ((lists (cons list lists)))
        (if (%any-not-pair? lists)
            seed
            (%apply f (append (%map1 car lists) (cons (loop (%map1 cdr lists)) '())))))))

(define (pair-fold f seed list)
  (let loop ((list list) (seed seed))
    (if (pair? list)
        (let ((next (cdr list))) (loop next (f list seed)))
        seed)))

(define (pair-for-each f list)
  (let loop ((list list))
    (if (pair? list)
        (let ((next (cdr list))) (f list) (loop next))
        #t)))

(define (unfold stop? mapper successor seed . tail)
  (let loop ((seed seed) (result '()))
    (if (stop? seed)
        (append-reverse result (if (null? tail) '() ((car tail) seed)))
        (loop (successor seed) (cons (mapper seed) result)))))

(define (unfold-right stop? mapper successor seed . tail)
  (let loop ((seed seed) (result (if (null? tail) '() (car tail))))
    (if (stop? seed)
        result
        (loop (successor seed) (cons (mapper seed) result)))))

(define (list-tabulate n f)
  (let loop ((i (- n 1)) (result '()))
    (if (< i 0) result (loop (- i 1) (cons (f i) result)))))

(define (make-initialized-list n f) (list-tabulate n f))

(define (build-list n f) (list-tabulate n f))

(define (count f list . lists)
  (if (null? lists)
      (let loop ((list list) (n 0))
        (if (pair? list) (loop (cdr list) (if (f (car list)) (+ n 1) n)) n))
      (let loop ((lists (cons list lists)) (n 0))
        (if (%any-not-pair? lists)
            n
            (loop (%map1 cdr lists) (if (%apply f (%map1 car lists)) (+ n 1) n))))))

(define (find f list)
  (let loop ((list list))
    (and (pair? list) (if (f (car list)) (car list) (loop (cdr list))))))

(define (find-tail f list)
  (let loop ((list list))
    (and (pair? list) (if (f (car list)) list (loop (cdr list))))))

(define (list-index f list . lists)
  (let loop ((lists (cons list lists)) (i 0))
    (cond ((%any-not-pair? lists) #f)
          ((%apply f (%map1 car lists)) i)
          (else (loop (%map1 cdr lists) (+ i 1))))))

(define (any f list . lists)
  (if (null? lists)
      (let loop ((list list))
        (and (pair? list)
             (if (null? (cdr list)) (f (car list)) (or (f (car list)) (loop (cdr list))))))
      (let loop ((lists (cons list lists)))
        (and (not (%any-not-pair? lists))
             (or (%apply f (%map1 car lists)) (loop (%map1 cdr lists)))))))

(define (every f list . lists)
  (if (null? lists)
      (or (null? list)
          (let loop ((list list))
            (if (null? (cdr list)) (f (car list)) (and (f (car list)) (loop (cdr list))))))
      (let loop ((lists (cons list lists)) (last #t))
        (if (%any-not-pair? lists)
            last
            (let ((value (%apply f (%map1 car lists))))
              (and value (loop (%map1 cdr lists) value)))))))

(define (exists f list . lists) (%apply any (cons f (cons list lists))))

(define (for-all f list . lists) (%apply every (cons f (cons list lists))))

(define (take-while f list)
  (let loop ((list list) (result '()))
    (if (and (pair? list) (f (car list)))
        (loop (cdr list) (cons (car list) result))
        (reverse result))))

(define (drop-while f list)
  (let loop ((list list))
    (if (and (pair? list) (f (car list))) (loop (cdr list)) list)))

(define (span f list)
  (let loop ((list list) (result '()))
    (if (and (pair? list) (f (car list)))
        (loop (cdr list) (cons (car list) result))
        (values (reverse result) list))))

(define (break f list) (span (lambda (x) (not (f x))) list))

(define (split-at list n) (values (list-head list n) (list-tail list n)))

(define (delete x list . compare)
  (let ((same? (if (null? compare) equal? (car compare))))
    (remove (lambda (y) (same? x y)) list)))

(define (delete! x list . compare) (%apply delete (cons x (cons list compare))))

(define (delete-duplicates list . compare)
  (let ((same? (if (null? compare) equal? (car compare))))
    (let loop ((list list) (result '()))
      (cond ((null? list) (reverse result))
            ((any (lambda (y) (same? y (car list))) result) (loop (cdr list) result))
            (else (loop (cdr list) (cons (car list) result)))))))

(define (alist-cons key value list) (cons (cons key value) list))

(define (alist-copy list)
  (%map1 (lambda (pair) (if (pair? pair) (cons (car pair) (cdr pair)) pair)) list))

(define (alist-delete key list . compare)
  (let ((same? (if (null? compare) equal? (car compare))))
    (remove (lambda (pair) (same? key (car pair))) list)))

(define (del-assq key list) (alist-delete key list eq?))

(define (del-assv key list) (alist-delete key list eqv?))

(define (del-assoc key list) (alist-delete key list equal?))

(define (zip list . lists) (%apply map (cons (lambda items items) (cons list lists))))

(define (unzip1 list) (%map1 car list))

(define (unzip2 list) (values (%map1 car list) (%map1 cadr list)))

(define (unzip3 list) (values (%map1 car list) (%map1 cadr list) (%map1 caddr list)))

(define (car+cdr pair) (values (car pair) (cdr pair)))

(define (assert-list list) (if (list? list) list (%type-error 'list "a list" list)))

(define (lset-adjoin same? list . items)
  (fold (lambda (item list) (if (member item list (lambda (a b) (same? b a))) list (append list (cons item '())))) list items))

(define (lset-union same? . lists)
  (if (null? lists)
      '()
      (fold (lambda (list result)
              (fold (lambda (item result)
                      (if (any (lambda (known) (same? known item)) result) result (cons item result)))
                    result list))
            (car lists) (cdr lists))))

(define (lset-intersection same? list . lists)
  (filter (lambda (x) (every (lambda (other) (member x other same?)) lists)) list))

(define (lset-difference same? list . lists)
  (filter (lambda (x) (every (lambda (other) (not (member x other same?))) lists)) list))

(define (lset-xor same? . lists)
  (reduce (lambda (b a)
            (append (filter (lambda (x) (not (member x b same?))) a)
                    (filter (lambda (x) (not (member x a same?))) b)))
          '() lists))

(define (lset<= same? . lists)
  (or (null? lists)
      (let loop ((first (car lists)) (rest (cdr lists)))
        (or (null? rest)
            (and (every (lambda (x) (member x (car rest) same?)) first)
                 (loop (car rest) (cdr rest)))))))

(define (lset= same? . lists)
  (or (null? lists)
      (let loop ((first (car lists)) (rest (cdr lists)))
        (or (null? rest)
            (and (every (lambda (x) (member x (car rest) same?)) first)
                 (every (lambda (x) (member x first same?)) (car rest))
                 (loop (car rest) (cdr rest)))))))

(define (sort sequence less?)
  (if (procedure? sequence)
      (sort less? sequence)
      (if (vector? sequence)
          (list->vector (%sort-list (vector->list sequence) less?))
          (%sort-list sequence less?))))

(define (sort! sequence less?)
  (if (vector? sequence)
      (begin (vector-sort! sequence less?) sequence)
      (sort sequence less?)))

(define (list-sort less? list) (if (procedure? less?) (%sort-list list less?) (%sort-list less? list)))

(define (merge-sort sequence less?) (sort sequence less?))

(define (stable-sort sequence less?) (sort sequence less?))

(define (vector-sort less? vector)
  (if (procedure? less?)
      (list->vector (%sort-list (vector->list vector) less?))
      (list->vector (%sort-list (vector->list less?) vector))))

(define (vector-sort! vector less?)
  (if (procedure? vector)
      (vector-sort! less? vector)
      (let loop ((list (%sort-list (vector->list vector) less?)) (i 0))
        (if (pair? list)
            (begin (vector-set! vector i (car list)) (loop (cdr list) (+ i 1)))
            #t))))

; A stable merge sort: runs of doubling length are merged from one vector to the other and back.
(define (%sort-list list less?)
  (let* ((n (length list)) (from (list->vector list)) (to (make-vector n 0)))
    (let passes ((width 1) (from from) (to to))
      (if (>= width n)
          (vector->list from)
          (let runs ((low 0))
            (if (< low n)
                (let* ((middle (min (+ low width) n)) (high (min (+ middle width) n)))
                  (let merge ((i low) (j middle) (k low))
                    (if (< k high)
                        (if (and (< i middle)
                                 (or (>= j high) (not (less? (vector-ref from j) (vector-ref from i)))))
                            (begin (vector-set! to k (vector-ref from i)) (merge (+ i 1) j (+ k 1)))
                            (begin (vector-set! to k (vector-ref from j)) (merge i (+ j 1) (+ k 1))))
                        (runs high))))
                (passes (* width 2) to from)))))))

(define (sorted? sequence less?)
  (let loop ((list (if (vector? sequence) (vector->list sequence) sequence)))
    (or (null? list)
        (null? (cdr list))
        (and (not (less? (cadr list) (car list))) (loop (cdr list))))))
