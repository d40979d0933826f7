(define (f x)
  (define y 1))
