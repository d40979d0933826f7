;; Loops: named let, do, nested, with several results, vectors filled, early leaving by value.
(import (scheme base) (scheme write))

(define (line x) (write x) (newline))

(line (let loop ((i 0) (acc '())) (if (= i 10) (reverse acc) (loop (+ i 1) (cons (* i i) acc)))))
(line (do ((i 0 (+ i 1)) (sum 0 (+ sum i))) ((= i 101) sum)))
(line (do ((v (make-vector 5)) (i 0 (+ i 1))) ((= i 5) v) (vector-set! v i (* i 10))))
(line (let ((x '(1 3 5 7 9))) (do ((x x (cdr x)) (sum 0 (+ sum (car x)))) ((null? x) sum))))
(define n 0)
(line (do ((i 0 (+ i 1)) (step 2)) ((> i 5) (list i step n)) (set! n (+ n i))))

(define (collatz n) (let loop ((n n) (steps 0))
  (cond ((= n 1) steps) ((even? n) (loop (quotient n 2) (+ steps 1))) (else (loop (+ (* 3 n) 1) (+ steps 1))))))
(line (map collatz '(1 2 3 7 27 97)))

(define (multiplication-table n)
  (let rows ((i 1) (out '()))
    (if (> i n)
        (reverse out)
        (rows (+ i 1)
              (cons (let columns ((j 1) (row '()))
                      (if (> j n) (reverse row) (columns (+ j 1) (cons (* i j) row))))
                    out)))))
(line (multiplication-table 5))

(define (find-first pred xs)
  (let loop ((xs xs) (at 0))
    (cond ((null? xs) #f) ((pred (car xs)) (cons at (car xs))) (else (loop (cdr xs) (+ at 1))))))
(line (find-first even? '(1 3 5 6 7)))
(line (find-first even? '(1 3 5)))

;; A loop variable captured by closures is fresh in each round.
(define thunks (do ((i 0 (+ i 1)) (out '() (cons (lambda () i) out))) ((= i 4) (reverse out))))
(line (map (lambda (f) (f)) thunks))
(define adders
  (let loop ((i 0) (out '()))
    (if (= i 3) (reverse out)
        (loop (+ i 1) (cons (lambda (x) (set! i (+ i x)) i) out)))))
(line (map (lambda (f) (f 10)) adders))
(line (map (lambda (f) (f 10)) adders))

;; Loops inside conditions and in argument position.
(line (+ (let loop ((i 0)) (if (< i 5) (loop (+ i 1)) i)) (let loop ((i 10)) (if (> i 7) (loop (- i 1)) i))))
(line (let loop ((i 0)) (and (< i 100) (or (and (= 0 (modulo (* i i) 37)) (> i 0) i) (loop (+ i 1))))))
(line (let loop ((xs '(3 1 2)) (k (lambda (x) x)))
  (if (null? xs) (k '()) (loop (cdr xs) (lambda (rest) (k (cons (* 2 (car xs)) rest)))))))
(define (count-pairs n)
  (do ((i 1 (+ i 1)) (count 0 (do ((j i (+ j 1)) (count count (if (= 0 (modulo (* i j) 6)) (+ count 1) count)))
                                  ((> j n) count))))
      ((> i n) count)))
(line (count-pairs 40))
