;; Too few arguments to a procedure with optional ones.
(import (scheme base) (scheme write))
(define (at-least-two a b . rest) (list a b rest))
(write (at-least-two 1 2))
(newline)
(write (at-least-two 1))
