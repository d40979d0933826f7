;; Names that other implementations have for what is here, and small procedures that their programs use.

(define (andmap test . ls) (apply every test ls))
(define (ormap test . ls) (apply any test ls))
(define (append-map! f . ls) (apply append-map f ls))
(define (map! f . ls) (apply map f ls))
(define (break! out? l) (break out? l))
(define (span! in? l) (span in? l))
(define (split-at! l n) (split-at l n))
(define (take-while! in? l) (take-while in? l))
(define (stable-sort! sequence less?) (sort! sequence less?))
(define (merge-sort! sequence less?) (sort! sequence less?))
(define (delete-duplicates! l . same?) (apply delete-duplicates l same?))

(define (assq-ref l key)
  (let ((entry (assq key l))) (and entry (cdr entry))))

(define (assv-ref l key)
  (let ((entry (assv key l))) (and entry (cdr entry))))

(define (assoc-ref l key)
  (let ((entry (assoc key l))) (and entry (cdr entry))))

(define (assp found? l)
  (let loop ((l l))
    (cond ((null? l) #f)
          ((found? (car (car l))) (car l))
          (else (loop (cdr l))))))

(define (memp found? l)
  (let loop ((l l))
    (cond ((null? l) #f)
          ((found? (car l)) l)
          (else (loop (cdr l))))))

(define (delq x l) (remove (lambda (y) (eq? x y)) l))
(define (delv x l) (remove (lambda (y) (eqv? x y)) l))
(define (remq x l) (remove (lambda (y) (eq? x y)) l))
(define (remv x l) (remove (lambda (y) (eqv? x y)) l))
(define (remp drop? l) (remove drop? l))

(define (flatten l)
  (let loop ((x l) (result '()))
    (cond ((null? x) result)
          ((pair? x) (loop (car x) (loop (cdr x) result)))
          (else (cons x result)))))

(define (pair-fold-right f initial l)
  (if (pair? l) (f l (pair-fold-right f initial (cdr l))) initial))

(define (merge a b less?)
  (let loop ((a a) (b b) (result '()))
    (cond ((null? a) (append-reverse result b))
          ((null? b) (append-reverse result a))
          ((less? (car b) (car a)) (loop a (cdr b) (cons (car b) result)))
          (else (loop (cdr a) b (cons (car a) result))))))

(define (hash-table/get table key . default)
  (hash-table-ref/default table key (if (pair? default) (car default) #f)))

(define (hash-count test table)
  (let loop ((entries (hash-table->alist table)) (n 0))
    (if (null? entries)
        n
        (loop (cdr entries) (if (test (car (car entries)) (cdr (car entries))) (+ n 1) n)))))

(define (hash-table . keys-and-values)
  (let ((table (make-hash-table)))
    (let loop ((rest keys-and-values))
      (if (and (pair? rest) (pair? (cdr rest)))
          (begin
            (hash-table-set! table (car rest) (cadr rest))
            (loop (cddr rest)))
          table))))

(define (string-find-next-char string c) (string-index string c))
(define (string-find-first-index test string) (string-index string test))

(define (string-skip string test)
  (let ((n (string-length string)))
    (let loop ((i 0))
      (cond ((= i n) #f)
            ((if (char? test) (char=? (string-ref string i) test) (test (string-ref string i))) (loop (+ i 1)))
            (else i)))))

(define (string-fold-right f initial string) (fold-right f initial (string->list string)))

(define (string-tokenize string . test)
  (if (null? test)
      (string-split string)
      (let loop ((chars (string->list string)) (word '()) (words '()))
        (cond ((null? chars)
               (reverse (if (null? word) words (cons (list->string (reverse word)) words))))
              (((car test) (car chars)) (loop (cdr chars) (cons (car chars) word) words))
              ((null? word) (loop (cdr chars) '() words))
              (else (loop (cdr chars) '() (cons (list->string (reverse word)) words)))))))

(define (vector-swap! v i j)
  (let ((x (vector-ref v i)))
    (vector-set! v i (vector-ref v j))
    (vector-set! v j x)))

(define (vector-empty? v) (= (vector-length v) 0))
(define (vector-concatenate vs) (apply vector-append vs))

(define (vector-fold-right f initial v)
  (let loop ((i (- (vector-length v) 1)) (result initial))
    (if (< i 0) result (loop (- i 1) (f result (vector-ref v i))))))

(define (call-with-input-string text f) (f (open-input-string text)))

(define (read-lines . port)
  (let loop ((lines '()))
    (let ((line (apply read-line port)))
      (if (eof-object? line) (reverse lines) (loop (cons line lines))))))
