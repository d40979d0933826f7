;; Vectors that stop being raw while code that expects them to be runs: in loops, in what they call, in inlined procedures, in loops
;; over vectors of several kinds, and around errors.
(import (scheme base) (scheme write))

(define (line . xs) (for-each (lambda (x) (write x) (display " ")) xs) (newline))

; The loop itself stores what does not fit, late.
(define (count-then-mark n at mark fill)
  (let ((v (make-vector n fill)))
    (let loop ((i 0) (kept 0))
      (if (= i n)
          (list kept (vector-ref v at) (vector-ref v (- n 1)))
          (begin
            (if (= i at) (vector-set! v i mark))
            (loop (+ i 1) (if (eqv? (vector-ref v i) fill) (+ kept 1) kept)))))))
(line (count-then-mark 5000 4000 'x 0.0) (count-then-mark 5000 4000 1 #t) (count-then-mark 5000 4999 0 1.5) (count-then-mark 5000 0 "s" #t))
(line (count-then-mark 5000 4000 2.5 0.0) (count-then-mark 5000 4000 #f #t))

; Somebody else does, between two accesses of the same element.
(define (sum-with v between)
  (let ((n (vector-length v)))
    (let loop ((i 0) (s 0))
      (if (= i n)
          s
          (let ((before (vector-ref v i)))
            (between v i)
            (let ((after (vector-ref v i)))
              (loop (+ i 1) (+ s (if (number? before) before 100) (if (number? after) after 1000)))))))))
(define (nothing v i) i)
(define (spoil at what) (lambda (v i) (if (= i at) (vector-set! v (+ i 1) what))))
(define (spoil-here at what) (lambda (v i) (if (= i at) (vector-set! v i what))))
(line (sum-with (make-vector 3000 0.5) nothing) (sum-with (make-vector 3000 0.5) (spoil 2000 'x)) (sum-with (make-vector 3000 0.5) (spoil-here 2000 7)))
(line (sum-with (make-vector 3000 #t) nothing) (sum-with (make-vector 3000 #t) (spoil 100 0.25)) (sum-with (make-vector 3000 1) (spoil 5 'y)))
(line (sum-with (make-vector 3000 0.5) (lambda (v i) (vector-fill! v 1))) (sum-with (make-vector 300 0.5) (lambda (v i) (vector-copy! v 0 '#(a b) 0 1))))

; Elements written in the loop after it was left for another kind: nothing is written twice, nothing lost.
(define (fill-by v f)
  (let loop ((i 0)) (if (< i (vector-length v)) (begin (vector-set! v i (f i)) (loop (+ i 1))) v)))
(define (checksum v)
  (let loop ((i 0) (h 0))
    (if (= i (vector-length v))
        h
        (let ((x (vector-ref v i)))
          (loop (+ i 1) (modulo (+ (* h 31) (cond ((number? x) (exact (floor x))) ((eq? x #t) 7) ((not x) 8) ((pair? x) (car x)) (else 9))) 1000003))))))
(define (several i) (cond ((= (modulo i 700) 699) (list i)) ((even? i) (* 1.0 i)) (else (* 1.5 i))))
(line (checksum (fill-by (make-vector 4000 0.0) (lambda (i) (* 0.5 i)))) (checksum (fill-by (make-vector 4000 0.0) several)) (checksum (fill-by (make-vector 4000 #t) several)))
(line (checksum (fill-by (make-vector 4000 #t) even?)) (checksum (fill-by (make-vector 4000 #f) odd?)) (checksum (fill-by (make-vector 4000 #f) (lambda (i) (if (= i 3999) 'end (odd? i))))))
(line (checksum (fill-by (make-vector 4000 0) several)) (checksum (fill-by (make-vector 4000 0.0) (lambda (i) i))))

; One procedure for vectors of all kinds.
(define (total v) (let loop ((i (- (vector-length v) 1)) (s 0)) (if (< i 0) s (loop (- i 1) (+ s (if (vector-ref v i) 1 2))))))
(define kinds
  (list (make-vector 200 0.0) (make-vector 200 #t) (make-vector 200 #f) (make-vector 200 'a) (vector 1 2 3) (vector) (make-vector 3 0.0)
        (let ((v (make-vector 200 0.0))) (vector-set! v 9 #f) v) (let ((v (make-vector 200 #t))) (vector-set! v 9 #f) v)
        (let ((v (make-vector 200 #t))) (vector-set! v 9 'z) v) (vector-copy (make-vector 200 2.5) 100)))
(define (rounds n) (let loop ((k 0) (s 0)) (if (= k n) s (loop (+ k 1) (+ s (apply + (map total kinds)))))))
(line (rounds 1) (rounds 100) (map vector? kinds) (map vector-length kinds))
(define (lengths things) (map (lambda (x) (if (vector? x) (vector-length x) 'none)) things))
(let loop ((k 0)) (if (< k 200) (begin (lengths (append kinds '(1 "s" #\c a (1) ()))) (loop (+ k 1)))))
(line (lengths (append kinds '(1 "s" #\c a (1) ()))))

; Writes of all kinds of values to all kinds of vectors.
(define (put-all v xs) (for-each (lambda (x) (vector-set! v 1 x) (vector-set! v 0 (vector-ref v 1))) xs) (vector-ref v 0))
(let loop ((k 0))
  (if (< k 60)
      (begin
        (for-each (lambda (fill) (put-all (make-vector 80 fill) '(1.5 2.5 #t #f))) '(0.0 #t #f x 1))
        (loop (+ k 1)))))
(line (map (lambda (fill) (put-all (make-vector 80 fill) '(1.5 #t 2.5 z #f 3.25))) '(0.0 #t #f x 1)))

; Errors in the middle: what was written before stays, and the next round goes on.
(define (guarded v i x) (guard (e (#t (list 'error (error-object-message e)))) (vector-set! v i x) (vector-ref v i)))
(define (try-all v) (let loop ((i -3) (l '())) (if (= i 12) l (loop (+ i 1) (cons (guarded v (* i 10) (* 0.5 i)) l)))))
(let loop ((k 0)) (if (< k 50) (begin (try-all (make-vector 100 0.0)) (try-all (make-vector 100 #t)) (loop (+ k 1)))))
(line (try-all (make-vector 100 0.0)))
(line (try-all (make-vector 100 #t)))

; Rows in a vector that was filled with #f, as matrices are made.
(define (make-matrix n f)
  (let ((m (make-vector n #f)))
    (do ((i 0 (+ i 1))) ((= i n) m)
      (let ((row (make-vector n 0.0)))
        (vector-set! m i row)
        (do ((j 0 (+ j 1))) ((= j n)) (vector-set! row j (f i j)))))))
(define (trace m) (let loop ((i 0) (t 0)) (if (= i (vector-length m)) t (loop (+ i 1) (+ t (vector-ref (vector-ref m i) i))))))
(line (trace (make-matrix 80 (lambda (i j) (* 0.5 (+ i j))))) (trace (make-matrix 80 (lambda (i j) (+ i j)))) (trace (make-matrix 5 (lambda (i j) (/ i 2)))))

; A continuation that is entered again finds the vector as it is now.
(define seen '())
(define again #f)
(define w (make-vector 100 0.0))
(define (walk i)
  (if (< i 100)
      (begin
        (if (= i 50) (call/cc (lambda (k) (set! again k))))
        (set! seen (cons (vector-ref w i) seen))
        (vector-set! w i (if (= i 70) 'mark (+ 1.0 i)))
        (walk (+ i 1)))))
(define (walk-again)
  (walk 0)
  (if (< (length seen) 200) (again #f)))
(walk-again)
(line (length seen) (list-ref seen 0) (list-ref seen 29) (list-ref seen 49) (list-ref seen 99) (vector-ref w 70))
