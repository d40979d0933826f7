; What predicates of types say of everything, warm, as calls and as values.
(import (scheme base) (scheme char) (scheme lazy) (scheme write))

(define (show . items) (for-each display items) (newline))
(define-record-type point (make-point x) point? (x point-x))
(define k #f)
(call-with-current-continuation (lambda (c) (set! k c)))
(define things
  (list 1 -1 (expt 10 40) 1/3 1.5 2.0 (/ 0. 0.) #\a "s" 'sym '() '(1) (vector) (bytevector 1) #t #f car (lambda (x) x) k
        (make-parameter 1) (make-point 1) (delay 1) (eof-object) (current-output-port) (if #f #f) (string->symbol "a b")))
(define (bit x) (if x 1 0))
(define (kinds x)
  (+ (bit (number? x)) (* 2 (bit (integer? x))) (* 4 (bit (boolean? x))) (* 8 (bit (procedure? x))) (* 16 (bit (eof-object? x)))
     (* 32 (bit (promise? x))) (* 64 (bit (port? x))) (* 128 (bit (symbol? x))) (* 256 (bit (pair? x))) (* 512 (bit (string? x)))
     (* 1024 (bit (vector? x))) (* 2048 (bit (char? x)))))
(define (by-values x) (map (lambda (p) (bit (p x))) (list number? integer? boolean? procedure? eof-object? promise? port?)))
(define (all) (map kinds things))
(show (all))
(define (rounds n last) (if (= n 0) last (rounds (- n 1) (all))))
(show (equal? (all) (rounds 500 '())))
(show (map by-values things))

; The same word is the same, and floats that look alike are.
(define (same a b) (if (eq? a b) 'same 'other))
(define (eqs) (map (lambda (a) (map (lambda (b) (bit (eq? (same a b) 'same))) things)) things))
(show (map (lambda (row) (apply + row)) (eqs)))
(define big (list 1e300 -1e300 1e-300 (* 1e150 1e150) 1e300))
(define (floats n) (if (= n 0) (map (lambda (a) (map (lambda (b) (bit (eqv? a b))) big)) big) (floats (- n 1))))
(show (floats 300))
(define (classes s) (let loop ((i 0) (acc 0)) (if (= i (string-length s)) acc (loop (+ i 1) (let ((c (string-ref s i))) (cond ((char=? c #\space) acc) ((char=? #\a c) (+ acc 1)) ((char<? c #\c) (+ acc 10)) (else (+ acc 100))))))))
(show (let loop ((i 0) (sum 0)) (if (= i 300) sum (loop (+ i 1) (+ sum (classes "a bc abz"))))))
