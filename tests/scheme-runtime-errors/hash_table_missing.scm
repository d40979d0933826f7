;; A key that is not in the table and no default.
(import (scheme base) (scheme write) (srfi 69))
(define t (make-hash-table equal?))
(hash-table-set! t 'a 1)
(write (hash-table-ref t 'a))
(newline)
(write (hash-table-ref t 'b))
