;; The handler of an error has an error of its own.
(import (scheme base) (scheme write))
(guard (e ((symbol? e) (display "guard") (newline) (car e)))
  (raise 'first))
