;; An index past the end of a string, in a procedure called by for-each.
(import (scheme base) (scheme write))
(define (show s) (write (string-ref s 2)) (newline))
(for-each show '("abc" "xyz" "no" "never"))
