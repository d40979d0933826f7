;; The car of something that is no pair, deep in calls.
(import (scheme base) (scheme write))
(define (first x) (car x))
(define (total xs) (+ 1 (first xs)))
(display "before")
(newline)
(total 5)
(display "after")
