(define-syntax positive (syntax-rules () ((_) (syntax-error "positive needs an argument" positive))))
(positive)
