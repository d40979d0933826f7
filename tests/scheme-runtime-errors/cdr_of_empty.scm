;; The cdr of the empty list at the end of a loop.
(import (scheme base) (scheme write))
(define (last xs) (if (null? (cdr xs)) (car xs) (last (cdr xs))))
(write (last '(1 2 3)))
(newline)
(write (last '()))
