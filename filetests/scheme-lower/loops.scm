;; Loops are places to jump to: no closures, no calls.
(define (sum n)
  (let loop ((i 0) (s 0))
    (if (= i n) s (loop (+ i 1) (+ s i)))))

(define (table n)
  (let ((v (make-vector n 0)))
    (do ((i 0 (+ i 1))) ((= i n) v)
      (do ((j 0 (+ j 1))) ((> j i))
        (vector-set! v i (+ (vector-ref v i) j))))))

;; The inner loop goes on with the outer one.
(define (pairs n)
  (let outer ((i 0) (count 0))
    (if (= i n)
        count
        (let inner ((j 0) (count count))
          (if (= j i) (outer (+ i 1) count) (inner (+ j 1) (+ count 1)))))))

;; Arguments that read one another are moved through a register.
(define (fib n)
  (let loop ((a 0) (b 1) (n n))
    (if (= n 0) a (loop b (+ a b) (- n 1)))))

;; Two places, one loop.
(define (parity n)
  (define (even n) (if (= n 0) 'even (odd (- n 1))))
  (define (odd n) (if (= n 0) 'odd (even (- n 1))))
  (even n))

;; A procedure that calls itself last is a loop too.
(define (count-down n) (if (> n 0) (count-down (- n 1)) 'done))
