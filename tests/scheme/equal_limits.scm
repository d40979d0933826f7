;; Loops that end when a variable equals a limit: up and down, by one and more, from beyond the limit, with vectors that are too short,
;; into integers that fit no word, nested, with several ways around.
(import (scheme base) (scheme write))

(define (line . xs) (for-each (lambda (x) (write x) (display " ")) xs) (newline))
(define (message thunk)
  (guard (e (#t (error-object-message e))) (thunk)))

(define (sum-up v from to) (let loop ((i from) (s 0)) (if (= i to) s (loop (+ i 1) (+ s (vector-ref v i))))))
(define (sum-down v from to) (let loop ((i from) (s 0)) (if (= i to) s (loop (- i 1) (+ s (vector-ref v (- i 1)))))))
(define v (make-vector 1000 1))
(define f (make-vector 1000 0.5))
(define (many n f) (let loop ((k 1) (r (f))) (if (= k n) r (loop (+ k 1) (f)))))
(line (many 50 (lambda () (sum-up v 0 1000))) (many 50 (lambda () (sum-down v 1000 0))) (many 50 (lambda () (sum-up f 10 990))) (many 50 (lambda () (sum-down f 3 2))))
(line (sum-up v 0 0) (sum-up v 1000 1000) (sum-down v 0 0) (sum-up v 5 6))
; the end of the vector comes first
(line (message (lambda () (sum-up v 0 1001))) (message (lambda () (sum-up v 7 3))) (message (lambda () (sum-up v -1 3))) (message (lambda () (sum-down v 3 5))))
(line (many 50 (lambda () (message (lambda () (sum-up f 7 3))))) (sum-up f 0 1000) (sum-up v 1 999))
; left early, from beyond the limit
(define (find-from v x i n) (let loop ((i i)) (cond ((= i n) #f) ((eqv? (vector-ref v i) x) i) (else (loop (+ i 1))))))
(vector-set! v 900 'here)
(line (many 50 (lambda () (find-from v 'here 0 1000))) (find-from v 'here 500 100) (many 50 (lambda () (find-from v 'here 899 3))) (find-from v 'nowhere 0 1000))

; beyond fixnums: the limit is never met before it
(define (count-to-big from to) (let loop ((i from) (n 0)) (if (= i to) n (loop (+ i 1) (+ n 1)))))
(define big 4611686018427387904)
(line (count-to-big (- big 5000) (+ big 5000)) (count-to-big (- 2305843009213693952 3000) (+ 2305843009213693952 3000)) (count-to-big -5000 5000))
(define (count-down-to from to) (let loop ((i from) (n 0)) (if (= i to) n (loop (- i 1) (+ n 1)))))
(line (count-down-to (- 5000 big) (- -5000 big)) (count-down-to 5000 -5000) (count-down-to -2305843009213690000 -2305843009213695000))
; to a limit that is a float, or becomes one
(line (count-to-big 0 5000.0) (count-to-big 0.0 5000) (count-to-big 1/2 5000.5))
; steps that are not one, and of either sign
(define (by step from to) (let loop ((i from) (n 0)) (if (= i to) n (loop (+ i step) (+ n 1)))))
(line (by 2 0 8000) (by -2 8000 0) (by 1 0 4000) (by -1 4000 0) (by 3 -3000 3000))
; several ways around, one of which does not step
(define (ways n) (let loop ((i 0) (k 0) (s 0)) (cond ((= i n) (list s k)) ((and (odd? i) (< k i)) (loop i (+ k 1) (+ s 1))) ((= 0 (remainder i 3)) (loop (+ i 1) k (+ s i))) (else (loop (+ i 1) k (- s 1))))))
(line (ways 3000) (ways 1) (ways 0))
; nested, where the product of the variables is large at last
(define (table n m) (do ((i 0 (+ i 1)) (s 0 (do ((j 0 (+ j 1)) (s s (+ s (quotient (* i (+ j 1)) 2) (remainder (+ i j) 4)))) ((= j m) s)))) ((= i n) s)))
(line (table 100 100) (table 1 5000) (table 5000 1) (table 0 7) (table 7 0))
(define (large n m) (do ((i n (+ i 1)) (s 0 (do ((j m (+ j 1)) (s s (+ s (* i j)))) ((= j (+ m 60)) s)))) ((= i (+ n 60)) s)))
(line (large 1000 1000) (large 3000000000 3000000000) (large -3000000000 3000000000))
; quotients by powers of two, of negative numbers as well, and by what becomes zero
(define (halves from to) (let loop ((i from) (q 0) (r 0)) (if (= i to) (list q r) (loop (+ i 1) (+ q (quotient i 8)) (+ r (remainder i 8))))))
(line (halves 0 4000) (halves -4000 4000) (halves -4001 0))
(define (harmonic from to) (let loop ((i from) (s 0.0)) (if (= i to) s (loop (+ i 1) (+ s (/ 1.0 i))))))
(line (harmonic 1 4) (many 300 (lambda () (harmonic 1 65))) (message (lambda () (harmonic 0 3))) (message (lambda () (harmonic -2 3))))
