; Arguments of loops that are computed in their places: reads of the old values, conditions, calls, continuations.
(define (show . items) (for-each display items) (newline))

(define (sum n)
  (let loop ((i 1) (s 0))
    (if (> i n)
        s
        (let ((t (+ s i)))
          (loop (+ i 1) (if (> t 50) (- t 50) t))))))
(show (sum 100))

(define (swap n)
  (let loop ((i 0) (a 1) (b 2))
    (if (= i n)
        (list a b)
        (loop (+ i 1) (+ b (* a 2)) (if (even? a) (- a b) (let ((c (+ a 1))) (* c b)))))))
(show (swap 6))

(define (own n)
  (let loop ((i 0) (a 3) (b 5))
    (if (= i n)
        (list i a b)
        (loop (+ i 1) (* (+ a 1) (- a b)) (remainder (+ a (* b i)) 7)))))
(show (own 5))

(define (twice x) (* 2 x))
(define (calls n)
  (let loop ((i 0) (a 1) (l '()))
    (if (= i n)
        (list a l)
        (loop (+ i 1) (if (> a 100) (twice i) (twice a)) (cons a l)))))
(show (calls 10))

(define (nested n)
  (let outer ((i 0) (acc '()))
    (if (= i n)
        acc
        (outer (+ i 1)
               (let ((sq (* i i)))
                 (if (odd? i) (cons sq acc) (if (> i 2) (append acc (list (+ sq i))) acc)))))))
(show (nested 8))

; A continuation that is entered again finds the variables as they were.
(define saved #f)
(define count 0)
(define (again n)
  (let loop ((i 0) (s 100))
    (if (= i n)
        s
        (loop (+ i 1) (+ s (call/cc (lambda (k) (if (= i 2) (set! saved k)) i)))))))
(show (again 5))
(when (< count 3)
  (set! count (+ count 1))
  (saved (* 1000 count)))
(show "end " count)

; What raises leaves the variables of the loop around alone.
(define (guarded n)
  (let loop ((i 0) (s 0))
    (if (= i n)
        s
        (let ((v (guard (e (#t (list i s)))
                   (let inner ((j 0) (t s))
                     (if (= j 3) t (inner (+ j 1) (if (= i 2) (car t) (+ t (* j i)))))))))
          (if (pair? v) (begin (show v) (loop (+ i 1) s)) (loop (+ i 1) (+ s v)))))))
(show (guarded 5))

; Closures keep the values of their turn.
(define (closures n)
  (let loop ((i 0) (a 1) (fs '()))
    (if (= i n)
        (map (lambda (f) (f)) fs)
        (loop (+ i 1) (+ a (* a i)) (cons (lambda () (list i a)) fs)))))
(show (closures 4))
