;; Where plain digits end and exponents begin differs between implementations, so only numbers between 1e-3 and 1e16
;; with many digits are printed; what matters is that the digits are the shortest that read back.
(import (scheme base) (scheme write))

(define numbers
  '(0.1 0.2 0.3 0.7 1.1 2.2 3.3 4.35 2.675 1.005 9.995 99.99 0.001 0.015 123.456 5e-1 12e2
    1234567890.12345 0.30000000000000004 0.1000000000000000055511151231257827 2.220446049250313
    9007199254740991.0 9007199254740992.0 9007199254740993.0 4503599627370496.5
    1000000.0 123456789.0 123456789012345.6))
(for-each
 (lambda (x)
   (let ((text (number->string x)))
     (write (list text (= x (string->number text)) (string->number (number->string (- x)))))
     (newline)))
 numbers)
;; Everything that is printed reads back as the same number.
(define (step seed) (modulo (+ (* seed 1103515245) 12345) 2147483648))
(let loop ((i 0) (seed 42) (good 0))
  (if (= i 500)
      (begin (write good) (newline))
      (let* ((x (/ (inexact seed) (+ 1 (modulo i 97))))
             (back (string->number (number->string x))))
        (loop (+ i 1) (step seed) (if (= x back) (+ good 1) good)))))
(for-each
 (lambda (x) (write (= x (string->number (number->string x)))) (newline))
 '(1e21 1e22 1e100 1.7976931348623157e308 5e-324 2.2250738585072014e-308 1e-7 123e-10 6.02e23))
