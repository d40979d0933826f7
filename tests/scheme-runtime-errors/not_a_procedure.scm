;; A number in operator position.
(import (scheme base) (scheme write))
(define f 5)
(display "call")
(newline)
(f 1 2)
