;; What becomes of local procedures: lifted, inlined, closures.
(define (walk tree)
  (define (add t s) (if (pair? t) (add (cdr t) (add (car t) s)) (+ s 1)))
  (add tree 0))

(define (once x)
  (define (double y) (* y 2))
  (+ 1 (double x)))

(define (adder n) (lambda (x) (+ x n)))

(define (counter)
  (let ((n 0)) (lambda () (set! n (+ n 1)) n)))

(define (scaled xs k)
  (define (scale x) (* x k))
  (map scale xs))

(define (rest-list a . more) (cons a more))

(define (join x)
  (let ((done (lambda (y) (list x y))))
    (if (> x 0) (done 1) (if (< x 0) (done 2) 'zero))))
