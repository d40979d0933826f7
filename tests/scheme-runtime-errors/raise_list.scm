;; A list is raised through a guard that does not want it, and through dynamic-wind.
(import (scheme base) (scheme write))
(guard (e ((string? e) (display "no")))
  (dynamic-wind
   (lambda () (display "in") (newline))
   (lambda () (raise (list 'my-error 42 "text")))
   (lambda () (display "out") (newline))))
