;; Too many arguments to a procedure, then nothing else runs.
(import (scheme base) (scheme write))
(define (two a b) (+ a b))
(write (two 1 2))
(newline)
(two 1 2 3)
