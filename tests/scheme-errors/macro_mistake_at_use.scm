(define-syntax unless2 (syntax-rules () ((_ c e) (if (not c) e 1 2))))
(display 1)
(unless2 #f 5)
