;; A variable of letrec is used before it has a value.
(import (scheme base) (scheme write))
(display "letrec")
(newline)
(letrec ((a b) (b 1)) (write a))
