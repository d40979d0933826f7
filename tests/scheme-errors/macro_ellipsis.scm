(define-syntax m (syntax-rules () ((_ a ...) (list a))))
