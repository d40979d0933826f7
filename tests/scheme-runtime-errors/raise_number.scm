;; An object that is no condition is raised and not caught.
(import (scheme base) (scheme write))
(define (f x) (if (> x 2) (raise x) (f (+ x 1))))
(display "raising")
(newline)
(f 0)
