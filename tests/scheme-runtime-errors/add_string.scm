;; A string added to a number after the loop became hot.
(import (scheme base) (scheme write))
(define (sum xs) (let loop ((xs xs) (s 0)) (if (null? xs) s (loop (cdr xs) (+ s (car xs))))))
(define (numbers n tail) (if (= n 0) tail (cons n (numbers (- n 1) tail))))
(write (sum (numbers 3000 '())))
(newline)
(write (sum (numbers 3000 '("oops"))))
