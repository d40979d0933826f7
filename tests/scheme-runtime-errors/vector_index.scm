;; An index past the end of a vector, in a loop that was fine until then.
(import (scheme base) (scheme write))
(define v (vector 1 2 3))
(let loop ((i 0) (sum 0))
  (write sum)
  (newline)
  (loop (+ i 1) (+ sum (vector-ref v i))))
