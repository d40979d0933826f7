(define-syntax m (syntax-rules () ((_ x) (list (m x)))))
(m 1)
