;; error with a message and irritants of many kinds.
(import (scheme base) (scheme write))
(display "x")
(newline)
(error "something is wrong:" 42 'symbol "string" #\c '(1 "two") 1.5)
