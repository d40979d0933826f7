;; Division by an exact zero.
(import (scheme base) (scheme write))
(define (average xs) (/ (apply + xs) (length xs)))
(write (average '(1 2 3)))
(newline)
(write (average '()))
