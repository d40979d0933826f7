(define-record-type point)
