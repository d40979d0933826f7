; Functions of floats in loops, of exact numbers and complex ones in the same places, and where there is no real result.
(import (scheme base) (scheme write) (scheme inexact))

(define (sum n x)
  (let loop ((i 0) (total 0.0))
    (if (= i n) total
        (loop (+ i 1) (+ total (sin x) (cos x) (exp (- x)) (log x) (tan x) (atan x) (asin (/ x 2.0)) (acos (/ x 2.0)))))))
(define (place x) (round (* x 1000000)))
(do ((k 0 (+ k 1))) ((= k 5)) (display (place (sum 300 1.5))) (newline))

(define (each f x) (guard (e (#t 'error)) (f x)))
(define functions (list sin cos tan exp log atan))
(define (apply-all x) (map (lambda (f) (each f x)) functions))
(define (sine x) (sin x))
(define (natural x) (log x))
(define (power x) (exp x))
(do ((k 1 (+ k 1))) ((= k 300)) (sine (/ k 7.0)) (natural (/ k 3.0)) (power (/ k 300.0)) (apply-all 0.5))
(write (list (sine 0) (power 0) (natural 1) (sine 0.0) (natural 0.0) (power 1000.0) (each sine 'x))) (newline)
(write (apply-all 0)) (newline)
(write (list (nan? (sine +inf.0)) (nan? (natural +nan.0)) (power -inf.0))) (newline)
