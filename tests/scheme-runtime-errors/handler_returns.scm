;; A handler returns from a raise that cannot be continued.
(import (scheme base) (scheme write))
(with-exception-handler
 (lambda (e) (display "handled ") (write e) (newline) 'ignored)
 (lambda () (raise 'not-continuable) (display "never")))
