;; exit with #f is failure.
(import (scheme base) (scheme write) (scheme process-context))
(display "leaving")
(newline)
(exit #f)
