;; Pairs, vectors, records and closures that a loop makes anew in each turn.
(import (scheme base) (scheme write))

(define (show . things)
  (for-each (lambda (thing) (write thing) (display " ")) things)
  (newline))

(define (pairs n p)
  (let loop ((i 0) (p p))
    (if (= i n) p
        (loop (+ i 1) (cons (cdr p) (+ (car p) (cdr p)))))))

(define start (cons 0 1))
(show (eq? (pairs 0 start) start) (pairs 1 start) (pairs 50 start) (pairs 200 start))
(show (pairs 40 (cons 0.5 1)) (modulo (car (pairs 3000 start)) 1000000007))

(define (vectors n v)
  (let loop ((i 0) (v v))
    (if (= i n) v
        (loop (+ i 1) (vector (+ (vector-ref v 0) 0.5) (vector-ref v 0))))))

(show (vectors 0 (vector 1 2)) (vectors 1 (vector 1 2)) (vectors 3000 (vector 1 2)))
(show (vectors 10 (vector 1/3 2)) (vectors 3000 (vector 0.0 0.0)))

(define-record-type point (make-point x y) point? (x point-x set-point-x!) (y point-y))
(define (plus a b) (make-point (+ (point-x a) (point-x b)) (+ (point-y a) (point-y b))))
(define (points n d)
  (do ((i 0 (+ i 1)) (p (make-point 0 0) (plus p d))) ((= i n) p)))
(define (coordinates p) (list (point-x p) (point-y p)))

(show (coordinates (points 0 #f)) (coordinates (points 3000 (make-point 1 2)))
      (coordinates (points 3000 (make-point 0.5 2))) (coordinates (points 30 (make-point (expt 10 18) 1))))

;; What is the object of the turn before, and what is changed.
(define (turns n first)
  (let loop ((i 0) (before first) (now first) (same 0))
    (if (= i n)
        (list same (eq? before now) (eq? before first) (point-x now))
        (let ((next (make-point i i)))
          (set-point-x! next (+ i (point-x now)))
          (loop (+ i 1) now next (if (eq? before now) (+ same 1) same))))))

(define origin (make-point 0 0))
(show (turns 0 origin) (turns 1 origin) (turns 2 origin) (turns 3000 origin))

;; Left by an exception, and by a continuation that is called again.
(define (caught n)
  (let ((last #f))
    (guard (e ((symbol? e) (list e (coordinates last)))
              ((error-object? e) (list 'error (coordinates last))))
      (let loop ((i 0) (p (make-point 0 1)))
        (set! last p)
        (if (= i n) (raise 'done))
        (loop (+ i 1) (make-point (point-y p) (if (= i 2900) 'no (+ 1 (point-y p)))))))))

(show (caught 100) (caught 2000) (caught 3000))

(define again #f)
(define (continued n)
  (let loop ((i 0) (p (cons 0 '())))
    (if (= i n) p
        (loop (+ i 1)
              (cons (+ (car p) (if (= i 2000) (call/cc (lambda (k) (set! again k) 1)) 1)) (car p))))))

(define count 0)
(let ((result (continued 3000)))
  (show result)
  (set! count (+ count 1))
  (if (< count 3) (again (* count 100))))

(define (kept n)
  (let loop ((i 0) (found '()))
    (if (= i n) found
        (let ((p (if (odd? i) (cons i 'odd) (cons 'even i))))
          (loop (+ i 1) (if (= (modulo i 700) 699) (cons p found) found))))))

(show (kept 3000))

(define (closures n)
  (let loop ((i 0) (f (lambda (x) x)))
    (if (= i n) (f 10)
        (let ((k (modulo (f i) 1000)))
          (loop (+ i 1) (lambda (x) (+ x k)))))))

(show (closures 0) (closures 1) (closures 3000))
