;; exit with a number: nothing is reported, winds are left.
(import (scheme base) (scheme write) (scheme process-context))
(dynamic-wind
 (lambda () (display "in") (newline))
 (lambda () (exit 7))
 (lambda () (display "out") (newline)))
(display "never")
