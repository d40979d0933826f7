;; Big integers: growth past the fixnum range in both directions, factorials, powers, digits, comparison.
(import (scheme base) (scheme write))

(define (line x) (write x) (newline))

(define (factorial n) (if (= n 0) 1 (* n (factorial (- n 1)))))
(define (digits n) (string-length (number->string n)))
(define (digit-sum n)
  (let loop ((n n) (sum 0))
    (if (zero? n) sum (loop (quotient n 10) (+ sum (remainder n 10))))))

(line (factorial 20))
(line (factorial 21))
(line (factorial 50))
(line (digits (factorial 200)))
(line (digit-sum (factorial 100)))

;; Around the edges of 31, 32, 61, 62, 63 and 64 bits.
(for-each
 (lambda (bits)
   (let ((p (expt 2 bits)))
     (line (list bits (- p 1) p (+ p 1) (- p) (- (- p) 1)))
     (line (list (= p (+ (- p 1) 1)) (< (- p 1) p) (> (- p) (- (- p) 1))
                 (- p (- p 1)) (quotient (* p p) p) (- (* p 2) p p)))))
 '(29 30 31 32 60 61 62 63 64 65))

(define (fib n)
  (let loop ((a 0) (b 1) (n n))
    (if (= n 0) a (loop b (+ a b) (- n 1)))))
(line (fib 100))
(line (fib 300))
(line (modulo (fib 1000) 1000000007))

(define (power-mod base e m)
  (let loop ((b (modulo base m)) (e e) (acc 1))
    (cond ((= e 0) acc)
          ((odd? e) (loop (modulo (* b b) m) (quotient e 2) (modulo (* acc b) m)))
          (else (loop (modulo (* b b) m) (quotient e 2) acc)))))
(line (power-mod 3 (expt 10 20) 1000000007))
(line (power-mod 2 (- (expt 2 61) 2) (- (expt 2 61) 1)))

(define big (expt 10 30))
(line (list (+ big 1) (- big 1) (* big big) (quotient (* big 7) 3) (remainder (* big 7) 3)))
(line (list (gcd (factorial 20) (expt 2 40)) (lcm (expt 2 40) (expt 3 20))))
(line (list (eqv? (expt 10 20) (expt 10 20)) (equal? (expt 10 20) (* (expt 10 10) (expt 10 10)))
            (= (expt 2 62) (exact (inexact (expt 2 62))))))
(line (string->number "123456789012345678901234567890"))
(line (number->string (expt 2 100) 16))
(line (string->number "-ffffffffffffffffffffffff" 16))
(line (list (max big 1) (min big 1) (abs (- big)) (zero? (- big big)) (/ big (* big 4))))
