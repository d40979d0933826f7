;; The accessor of one record type used on another.
(import (scheme base) (scheme write))
(define-record-type point (make-point x y) point? (x point-x) (y point-y))
(define-record-type size (make-size w h) size? (w size-w) (h size-h))
(write (point-x (make-point 1 2)))
(newline)
(write (point-x (make-size 3 4)))
