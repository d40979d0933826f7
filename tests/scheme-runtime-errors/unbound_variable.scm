;; A variable that is nowhere defined, used inside a procedure.
(import (scheme base) (scheme write))
(define (use) (+ 1 missing))
(display "start")
(newline)
(use)
