(define-library (a b)
  (define x 1))
(import (a b))
