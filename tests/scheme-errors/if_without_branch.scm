(define (f x) (if (> x 0)))
