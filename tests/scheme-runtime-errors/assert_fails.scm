;; An assertion by hand inside nested procedures.
(import (scheme base) (scheme write))
(define-syntax assert-that (syntax-rules () ((_ e) (if e #t (error "assertion failed" 'e)))))
(define (check n) (assert-that (< n 3)) (write n) (newline) (check (+ n 1)))
(check 0)
