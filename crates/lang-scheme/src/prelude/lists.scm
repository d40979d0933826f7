;; Lists: what takes a procedure. From R7RS, SRFI 1, and what R6RS, MIT Scheme and Guile call the same.
;;
;; Results are collected and then reversed by a new list, so that a continuation that is entered again finds what was
;; collected before as it was.

(define map
  (case-lambda
    ((f l)
     (let loop ((rest l) (result '()))
       (if (pair? rest)
           (loop (cdr rest) (cons (f (car rest)) result))
           (if (null? rest) (reverse result) (%type-error 'map "a proper list" l)))))
    ((f a b)
     (let loop ((a a) (b b) (result '()))
       (if (and (pair? a) (pair? b))
           (loop (cdr a) (cdr b) (cons (f (car a) (car b)) result))
           (reverse result))))
    ((f . ls)
     (let loop ((ls ls) (result '()))
       (if (%all-pairs? ls)
           (loop (%cdrs ls) (cons (apply f (%cars ls)) result))
           (reverse result))))))

(define for-each
  (case-lambda
    ((f l)
     (let loop ((rest l))
       (if (pair? rest)
           (begin (f (car rest)) (loop (cdr rest)))
           (if (null? rest) (void) (%type-error 'for-each "a proper list" l)))))
    ((f a b)
     (let loop ((a a) (b b))
       (if (and (pair? a) (pair? b))
           (begin (f (car a) (car b)) (loop (cdr a) (cdr b))))))
    ((f . ls)
     (let loop ((ls ls))
       (if (%all-pairs? ls)
           (begin (apply f (%cars ls)) (loop (%cdrs ls))))))))

(define (%all-pairs? ls)
  (or (null? ls) (and (pair? (car ls)) (%all-pairs? (cdr ls)))))

(define (%cars ls)
  (let loop ((ls ls) (result '()))
    (if (pair? ls) (loop (cdr ls) (cons (car (car ls)) result)) (reverse result))))

(define (%cdrs ls)
  (let loop ((ls ls) (result '()))
    (if (pair? ls) (loop (cdr ls) (cons (cdr (car ls)) result)) (reverse result))))

(define (append-map f . ls)
  (apply append (apply map f ls)))

(define (append-map! f . ls)
  (apply append (apply map f ls)))

(define (map! f . ls)
  (apply map f ls))

(define (map-in-order f . ls)
  (apply map f ls))

(define pair-for-each
  (case-lambda
    ((f l) (let loop ((l l)) (if (pair? l) (let ((next (cdr l))) (f l) (loop next)))))
    ((f . ls) (let loop ((ls ls)) (if (%all-pairs? ls) (begin (apply f ls) (loop (%cdrs ls))))))))

(define (filter-map f . ls)
  (let loop ((rest (apply map f ls)) (result '()))
    (if (pair? rest)
        (loop (cdr rest) (if (car rest) (cons (car rest) result) result))
        (reverse result))))

(define (filter keep? l)
  (let loop ((rest l) (result '()))
    (if (pair? rest)
        (loop (cdr rest) (if (keep? (car rest)) (cons (car rest) result) result))
        (if (null? rest) (reverse result) (%type-error 'filter "a proper list" l)))))

(define (filter! keep? l) (filter keep? l))

(define (remove drop? l)
  (let loop ((rest l) (result '()))
    (if (pair? rest)
        (loop (cdr rest) (if (drop? (car rest)) result (cons (car rest) result)))
        (if (null? rest) (reverse result) (%type-error 'remove "a proper list" l)))))

(define (remove! drop? l) (remove drop? l))

(define (partition keep? l)
  (let loop ((l l) (in '()) (out '()))
    (if (pair? l)
        (if (keep? (car l))
            (loop (cdr l) (cons (car l) in) out)
            (loop (cdr l) in (cons (car l) out)))
        (values (reverse in) (reverse out)))))

(define (partition! keep? l) (partition keep? l))

(define (reduce f initial l)
  (if (pair? l)
      (let loop ((rest (cdr l)) (result (car l)))
        (if (pair? rest) (loop (cdr rest) (f (car rest) result)) result))
      initial))

(define (reduce-left f initial l)
  (if (pair? l)
      (let loop ((rest (cdr l)) (result (car l)))
        (if (pair? rest) (loop (cdr rest) (f result (car rest))) result))
      initial))

(define (reduce-right f initial l)
  (if (pair? l)
      (let ((l (reverse l)))
        (let loop ((rest (cdr l)) (result (car l)))
          (if (pair? rest) (loop (cdr rest) (f (car rest) result)) result)))
      initial))

(define fold
  (case-lambda
    ((f initial l)
     (let loop ((rest l) (result initial))
       (if (pair? rest)
           (loop (cdr rest) (f (car rest) result))
           (if (null? rest) result (%type-error 'fold "a proper list" l)))))
    ((f initial a b)
     (let loop ((a a) (b b) (result initial))
       (if (and (pair? a) (pair? b))
           (loop (cdr a) (cdr b) (f (car a) (car b) result))
           result)))
    ((f initial . ls)
     (let loop ((ls ls) (result initial))
       (if (%all-pairs? ls)
           (loop (%cdrs ls) (apply f (append (%cars ls) (list result))))
           result)))))

(define fold-left
  (case-lambda
    ((f initial l)
     (let loop ((rest l) (result initial))
       (if (pair? rest)
           (loop (cdr rest) (f result (car rest)))
           (if (null? rest) result (%type-error 'fold-left "a proper list" l)))))
    ((f initial . ls)
     (let loop ((ls ls) (result initial))
       (if (%all-pairs? ls)
           (loop (%cdrs ls) (apply f result (%cars ls)))
           result)))))

(define fold-right
  (case-lambda
    ((f initial l)
     (let loop ((rest (reverse l)) (result initial))
       (if (pair? rest) (loop (cdr rest) (f (car rest) result)) result)))
    ((f initial . ls)
     (let loop ((rest (reverse (apply map list ls))) (result initial))
       (if (pair? rest)
           (loop (cdr rest) (apply f (append (car rest) (list result))))
           result)))))

(define (pair-fold f initial l)
  (let loop ((l l) (result initial))
    (if (pair? l)
        (let ((next (cdr l))) (loop next (f l result)))
        result)))

(define (pair-fold-right f initial l)
  (if (pair? l) (f l (pair-fold-right f initial (cdr l))) initial))

(define (unfold stop? mapper successor seed . tail-maker)
  (let loop ((seed seed) (result '()))
    (if (stop? seed)
        (append-reverse result (if (pair? tail-maker) ((car tail-maker) seed) '()))
        (loop (successor seed) (cons (mapper seed) result)))))

(define (unfold-right stop? mapper successor seed . tail)
  (let loop ((seed seed) (result (if (pair? tail) (car tail) '())))
    (if (stop? seed)
        result
        (loop (successor seed) (cons (mapper seed) result)))))

(define (list-tabulate n f)
  (let loop ((i (- n 1)) (result '()))
    (if (< i 0) result (loop (- i 1) (cons (f i) result)))))

(define (make-initialized-list n f) (list-tabulate n f))
(define (build-list n f) (list-tabulate n f))

(define member
  (case-lambda
    ((x l) (%member x l))
    ((x l same?)
     (let loop ((rest l))
       (if (pair? rest)
           (if (same? x (car rest)) rest (loop (cdr rest)))
           #f)))))

(define assoc
  (case-lambda
    ((key l) (%assoc key l))
    ((key l same?)
     (let loop ((rest l))
       (if (pair? rest)
           (if (same? key (car (car rest))) (car rest) (loop (cdr rest)))
           #f)))))

(define (find found? l)
  (let loop ((l l))
    (if (pair? l)
        (if (found? (car l)) (car l) (loop (cdr l)))
        #f)))

(define (find-tail found? l)
  (let loop ((l l))
    (if (pair? l)
        (if (found? (car l)) l (loop (cdr l)))
        #f)))

(define (memp found? l) (find-tail found? l))
(define (assp found? l) (find (lambda (entry) (found? (car entry))) l))

(define list-index
  (case-lambda
    ((found? l)
     (let loop ((l l) (i 0))
       (if (pair? l)
           (if (found? (car l)) i (loop (cdr l) (+ i 1)))
           #f)))
    ((found? . ls)
     (let loop ((ls ls) (i 0))
       (if (%all-pairs? ls)
           (if (apply found? (%cars ls)) i (loop (%cdrs ls) (+ i 1)))
           #f)))))

(define any
  (case-lambda
    ((test l)
     (if (pair? l)
         (let loop ((first (car l)) (rest (cdr l)))
           (if (pair? rest)
               (or (test first) (loop (car rest) (cdr rest)))
               (test first)))
         #f))
    ((test a b)
     (let loop ((a a) (b b))
       (if (and (pair? a) (pair? b))
           (or (test (car a) (car b)) (loop (cdr a) (cdr b)))
           #f)))
    ((test . ls)
     (let loop ((ls ls))
       (if (%all-pairs? ls)
           (or (apply test (%cars ls)) (loop (%cdrs ls)))
           #f)))))

(define every
  (case-lambda
    ((test l)
     (if (pair? l)
         (let loop ((first (car l)) (rest (cdr l)))
           (if (pair? rest)
               (and (test first) (loop (car rest) (cdr rest)))
               (test first)))
         #t))
    ((test a b)
     (let loop ((a a) (b b) (last #t))
       (if (and (pair? a) (pair? b))
           (let ((result (test (car a) (car b))))
             (and result (loop (cdr a) (cdr b) result)))
           last)))
    ((test . ls)
     (let loop ((ls ls) (last #t))
       (if (%all-pairs? ls)
           (let ((result (apply test (%cars ls))))
             (and result (loop (%cdrs ls) result)))
           last)))))

(define (exists test . ls) (apply any test ls))
(define (for-all test . ls) (apply every test ls))
(define (ormap test . ls) (apply any test ls))
(define (andmap test . ls) (apply every test ls))

(define count
  (case-lambda
    ((test l)
     (let loop ((l l) (n 0))
       (if (pair? l) (loop (cdr l) (if (test (car l)) (+ n 1) n)) n)))
    ((test . ls)
     (let loop ((ls ls) (n 0))
       (if (%all-pairs? ls)
           (loop (%cdrs ls) (if (apply test (%cars ls)) (+ n 1) n))
           n)))))

(define (span in? l)
  (let loop ((l l) (result '()))
    (if (and (pair? l) (in? (car l)))
        (loop (cdr l) (cons (car l) result))
        (values (reverse result) l))))

(define (break out? l)
  (span (lambda (x) (not (out? x))) l))

(define (span! in? l) (span in? l))
(define (break! out? l) (break out? l))

(define (take-while in? l)
  (let loop ((l l) (result '()))
    (if (and (pair? l) (in? (car l)))
        (loop (cdr l) (cons (car l) result))
        (reverse result))))

(define (take-while! in? l) (take-while in? l))

(define (drop-while in? l)
  (let loop ((l l))
    (if (and (pair? l) (in? (car l))) (loop (cdr l)) l)))

(define (split-at l n) (values (list-head l n) (list-tail l n)))
(define (split-at! l n) (values (list-head l n) (list-tail l n)))

(define delete
  (case-lambda
    ((x l) (remove (lambda (y) (equal? x y)) l))
    ((x l same?) (remove (lambda (y) (same? x y)) l))))

(define delete!
  (case-lambda
    ((x l) (delete x l))
    ((x l same?) (delete x l same?))))

(define (delq x l) (remove (lambda (y) (eq? x y)) l))
(define (delv x l) (remove (lambda (y) (eqv? x y)) l))
(define (remq x l) (remove (lambda (y) (eq? x y)) l))
(define (remv x l) (remove (lambda (y) (eqv? x y)) l))
(define (remp drop? l) (remove drop? l))

(define delete-duplicates
  (case-lambda
    ((l) (delete-duplicates l equal?))
    ((l same?)
     (let loop ((l l) (result '()))
       (if (pair? l)
           (loop (cdr l)
                 (if (any (lambda (known) (same? known (car l))) result)
                     result
                     (cons (car l) result)))
           (reverse result))))))

(define delete-duplicates!
  (case-lambda
    ((l) (delete-duplicates l))
    ((l same?) (delete-duplicates l same?))))

(define (alist-copy l)
  (map (lambda (entry) (if (pair? entry) (cons (car entry) (cdr entry)) entry)) l))

(define (alist-cons key value l) (cons (cons key value) l))

(define alist-delete
  (case-lambda
    ((key l) (remove (lambda (entry) (equal? key (car entry))) l))
    ((key l same?) (remove (lambda (entry) (same? key (car entry))) l))))

(define (del-assq key l) (remove (lambda (entry) (eq? key (car entry))) l))
(define (del-assv key l) (remove (lambda (entry) (eqv? key (car entry))) l))
(define (del-assoc key l) (remove (lambda (entry) (equal? key (car entry))) l))

(define (assq-ref l key) (let ((entry (assq key l))) (and entry (cdr entry))))
(define (assv-ref l key) (let ((entry (assv key l))) (and entry (cdr entry))))
(define (assoc-ref l key) (let ((entry (%assoc key l))) (and entry (cdr entry))))


(define (zip . ls) (apply map list ls))
(define (unzip1 l) (map car l))
(define (unzip2 l) (values (map car l) (map cadr l)))
(define (unzip3 l) (values (map car l) (map cadr l) (map caddr l)))

(define (flatten l)
  (let loop ((x l) (result '()))
    (cond ((null? x) result)
          ((pair? x) (loop (car x) (loop (cdr x) result)))
          (else (cons x result)))))

(define (lset-adjoin same? l . xs)
  (fold (lambda (x result) (if (member x result (lambda (a b) (same? b a))) result (cons x result))) l xs))

(define (lset-union same? . ls)
  (if (null? ls)
      '()
      (fold (lambda (l result)
              (fold (lambda (x result)
                      (if (any (lambda (known) (same? known x)) result) result (cons x result)))
                    result l))
            (car ls) (cdr ls))))

(define (lset-intersection same? l . ls)
  (filter (lambda (x) (every (lambda (other) (member x other same?)) ls)) l))

(define (lset-difference same? l . ls)
  (filter (lambda (x) (every (lambda (other) (not (member x other same?))) ls)) l))

(define (lset-xor same? . ls)
  (reduce (lambda (b a)
            (append (filter (lambda (x) (not (member x b same?))) a)
                    (filter (lambda (x) (not (member x a same?))) b)))
          '() ls))

(define (lset<= same? . ls)
  (or (null? ls)
      (let loop ((a (car ls)) (rest (cdr ls)))
        (or (null? rest)
            (and (every (lambda (x) (member x (car rest) same?)) a)
                 (loop (car rest) (cdr rest)))))))

(define (lset= same? . ls)
  (or (null? ls)
      (let loop ((a (car ls)) (rest (cdr ls)))
        (or (null? rest)
            (and (every (lambda (x) (member x (car rest) same?)) a)
                 (every (lambda (x) (member x a same?)) (car rest))
                 (loop (car rest) (cdr rest)))))))
