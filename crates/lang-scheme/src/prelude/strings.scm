;; Strings: what takes a procedure. From R7RS, SRFI 13 and 130, MIT Scheme.

(define string-map
  (case-lambda
    ((f s)
     (let loop ((i (- (string-length s) 1)) (result '()))
       (if (< i 0)
           (list->string (map f result))
           (loop (- i 1) (cons (string-ref s i) result)))))
    ((f . ss) (list->string (apply map f (map string->list ss))))))

(define string-for-each
  (case-lambda
    ((f s)
     (let ((n (string-length s)))
       (let loop ((i 0))
         (if (< i n)
             (begin
               (f (string-ref s i))
               (loop (+ i 1)))))))
    ((f . ss) (apply for-each f (map string->list ss)))))

;; A character or a predicate, as a predicate.
(define (%character-test x)
  (if (char? x) (lambda (c) (char=? c x)) x))

(define (string-count s test . range)
  (let ((test (%character-test test)))
    (count test (apply string->list s range))))

(define (string-index s test . range)
  (if (char? test)
      (apply %string-index s test range)
      (let* ((n (if (and (pair? range) (pair? (cdr range))) (cadr range) (string-length s))))
        (let loop ((i (if (pair? range) (car range) 0)))
          (if (< i n)
              (if (test (string-ref s i)) i (loop (+ i 1)))
              #f)))))

(define (string-search-char s c) (%string-index s c))
(define (string-find-next-char s c) (%string-index s c))
(define (string-find-first-index test s) (string-index s test))

(define (string-rindex s test . range)
  (if (char? test)
      (apply %string-rindex s test range)
      (let loop ((i (- (string-length s) 1)))
        (if (< i 0)
            #f
            (if (test (string-ref s i)) i (loop (- i 1)))))))

(define (string-skip s test . range)
  (let ((test (%character-test test)))
    (apply string-index s (lambda (c) (not (test c))) range)))

(define (string-any test s)
  (let ((test (%character-test test)))
    (any test (string->list s))))

(define (string-every test s)
  (let ((test (%character-test test)))
    (every test (string->list s))))

(define (string-filter a b)
  (let ((s (if (string? a) a b)) (test (if (string? a) b a)))
    (list->string (filter (%character-test test) (string->list s)))))

(define (string-delete a b)
  (let ((s (if (string? a) a b)) (test (if (string? a) b a)))
    (list->string (remove (%character-test test) (string->list s)))))

(define (string-fold f initial s) (fold f initial (string->list s)))
(define (string-fold-right f initial s) (fold-right f initial (string->list s)))
(define (string-tabulate f n) (list->string (list-tabulate n f)))

(define (%trim s from-left? from-right? in?)
  (let* ((n (string-length s))
         (start (if from-left?
                    (let loop ((i 0)) (if (and (< i n) (in? (string-ref s i))) (loop (+ i 1)) i))
                    0))
         (end (if from-right?
                  (let loop ((i n)) (if (and (> i start) (in? (string-ref s (- i 1)))) (loop (- i 1)) i))
                  n)))
    (substring s start end)))

(define string-trim
  (case-lambda
    ((s) (%string-trim s))
    ((s test) (%trim s #t #t (%character-test test)))))

(define string-trim-both
  (case-lambda
    ((s) (%string-trim s))
    ((s test) (%trim s #t #t (%character-test test)))))

(define string-trim-left
  (case-lambda
    ((s) (%string-trim-left s))
    ((s test) (%trim s #t #f (%character-test test)))))

(define string-trim-right
  (case-lambda
    ((s) (%string-trim-right s))
    ((s test) (%trim s #f #t (%character-test test)))))

(define (string-tokenize s . test)
  (if (null? test)
      (string-split s)
      (let loop ((chars (string->list s)) (word '()) (words '()))
        (cond ((null? chars)
               (reverse (if (null? word) words (cons (list->string (reverse word)) words))))
              (((car test) (car chars)) (loop (cdr chars) (cons (car chars) word) words))
              ((null? word) (loop (cdr chars) '() words))
              (else (loop (cdr chars) '() (cons (list->string (reverse word)) words)))))))
