;; What benchmarks of old do with calls: deep and tail calls, continuations, rest lists, procedures of the language as values.
(import (scheme base) (scheme write) (scheme cxr) (scheme char))
(define (show name thunk) (display name) (display " ") (display (thunk)) (newline))

; tak
(let ()
  (define (tak x y z) (if (not (< y x)) z (tak (tak (- x 1) y z) (tak (- y 1) z x) (tak (- z 1) x y))))
  (show "tak" (lambda () (let loop ((i 0) (r 0)) (if (= i 3) r (loop (+ i 1) (+ r (tak 10 6 3))))))))

; cpstak
(let ()
  (define (cpstak x y z)
    (define (tak x y z k)
      (if (not (< y x)) (k z)
          (tak (- x 1) y z (lambda (v1) (tak (- y 1) z x (lambda (v2) (tak (- z 1) x y (lambda (v3) (tak v1 v2 v3 k)))))))))
    (tak x y z (lambda (a) a)))
  (show "cpstak" (lambda () (let loop ((i 0) (r 0)) (if (= i 3) r (loop (+ i 1) (+ r (cpstak 10 6 3))))))))

; ctak
(let ()
  (define (ctak x y z) (call-with-current-continuation (lambda (k) (ctak-aux k x y z))))
  (define (ctak-aux k x y z)
    (if (not (< y x)) (k z)
        (call-with-current-continuation
          (lambda (k) (ctak-aux k
             (call-with-current-continuation (lambda (k) (ctak-aux k (- x 1) y z)))
             (call-with-current-continuation (lambda (k) (ctak-aux k (- y 1) z x)))
             (call-with-current-continuation (lambda (k) (ctak-aux k (- z 1) x y))))))))
  (show "ctak" (lambda () (let loop ((i 0) (r 0)) (if (= i 1) r (loop (+ i 1) (+ r (ctak 8 5 2))))))))

; takl
(let ()
  (define (listn n) (if (= n 0) '() (cons n (listn (- n 1)))))
  (define (shorterp x y) (and (not (null? y)) (or (null? x) (shorterp (cdr x) (cdr y)))))
  (define (mas x y z) (if (not (shorterp y x)) z (mas (mas (cdr x) y z) (mas (cdr y) z x) (mas (cdr z) x y))))
  (define l18 (listn 10)) (define l12 (listn 3)) (define l6 (listn 3))
  (show "takl" (lambda () (let loop ((i 0) (r 0)) (if (= i 2) r (loop (+ i 1) (+ r (length (mas l18 l12 l6)))))))))

; ack
(let ()
  (define (ack m n) (cond ((= m 0) (+ n 1)) ((= n 0) (ack (- m 1) 1)) (else (ack (- m 1) (ack m (- n 1))))))
  (show "ack" (lambda () (ack 2 30))))

; deep
(let ()
  (define (count n) (if (= n 0) 0 (+ 1 (count (- n 1)))))
  (show "deep" (lambda () (let loop ((i 0) (r 0)) (if (= i 3) r (loop (+ i 1) (+ r (count 5000))))))))

; rest
(let ()
  (define (sum . xs) (let loop ((xs xs) (s 0)) (if (null? xs) s (loop (cdr xs) (+ s (car xs))))))
  (define (opt a . r) (if (null? r) a (+ a (car r))))
  (define (ap f . args) (apply f args))
  (show "rest" (lambda () (let loop ((i 0) (s 0)) (if (= i 3000) s (loop (+ i 1) (+ s (sum i 1 2) (opt i) (opt 1 2) (ap + 1 i))))))))

; apply
(let ()
  (define (f a b c) (+ a (- b c)))
  (show "apply" (lambda () (let ((l '(2 3))) (let loop ((i 0) (s 0)) (if (= i 3000) s (loop (+ i 1) (+ s (apply f i l) (apply max l)))))))))

; loopclos
(let ()
  (define (make-state f) (lambda (n k) (if (= n 0) k (f (- n 1) (+ k 1)))))
  (define (run n)
    (letrec ((even (lambda (n acc) (if (= n 0) acc (odd (- n 1) (+ acc 1))))) (odd (lambda (n acc) (if (= n 0) (- acc) (even (- n 1) (+ acc 2))))))
      (even n 0)))
  (define tbl (vector (lambda (n s) (if (= n 0) s ((vector-ref tbl (modulo n 3)) (- n 1) (+ s 1))))
                      (lambda (n s) (if (= n 0) s ((vector-ref tbl (modulo n 3)) (- n 1) (+ s 2))))
                      (lambda (n s) (if (= n 0) s ((vector-ref tbl (modulo n 3)) (- n 1) (- s 1))))))
  (show "loopclos" (lambda () (+ (run 5000) ((vector-ref tbl 0) 5000 0)))))

; gen
(let ()
  (define (tree->generator tree)
    (define return #f)
    (define (cont) (let walk ((t tree)) (cond ((null? t) #f) ((pair? t) (walk (car t)) (walk (cdr t))) (else (call-with-current-continuation (lambda (rest) (set! cont (lambda () (rest #f))) (return t)))))) (return 'done))
    (lambda () (call-with-current-continuation (lambda (r) (set! return r) (cont)))))
  (define (build n) (if (= n 0) 1 (cons (build (- n 1)) (build (- n 1)))))
  (show "gen" (lambda () (let ((g (tree->generator (build 7)))) (let loop ((s 0)) (let ((v (g))) (if (eq? v 'done) s (loop (+ s v)))))))))

; dynwind
(let ()
  (define n 0)
  (define p (make-parameter 1))
  (define (f x) (dynamic-wind (lambda () (set! n (+ n 1))) (lambda () (* x 2)) (lambda () (set! n (- n 1)))))
  (define (g x) (parameterize ((p x)) (+ (p) 1)))
  (define (h x) (call-with-current-continuation (lambda (k) (if (even? x) (k x) (+ x 1)))))
  (define (e x) (guard (c (#t 1)) (if (= 0 (modulo x 10)) (raise 'oops) 2)))
  (show "dynwind" (lambda () (let loop ((i 0) (s 0)) (if (= i 2000) s (loop (+ i 1) (+ s (f i) (g i) (h i)))))))
  (show "guard" (lambda () (let loop ((i 0) (s 0)) (if (= i 2000) s (loop (+ i 1) (+ s (e i))))))))

; Natives as values, of every kind of number and with too many or too few arguments.
(let ()
  (define (fold2 f a l) (if (null? l) a (fold2 f (f a (car l)) (cdr l))))
  (define (sorted? less? l) (or (null? l) (null? (cdr l)) (and (less? (car l) (cadr l)) (sorted? less? (cdr l)))))
  (define (try f l) (guard (c (#t 'wrong)) (fold2 f 1 l)))
  (define numbers (list '(1 2 3) '(1.5 2.5) '(1/2 1/3) '(4611686018427387903 4611686018427387903) '(1 2.0 1/2) '(a)))
  (do ((i 0 (+ i 1))) ((= i 500))
    (for-each (lambda (f) (fold2 f 1 '(1 2 3))) (list + - *))
    (sorted? < '(1 2 3)))
  (for-each
   (lambda (f) (for-each (lambda (l) (write (try f l)) (newline)) numbers))
   (list + - *))
  (for-each
   (lambda (f)
     (for-each (lambda (l) (write (guard (c (#t 'wrong)) (sorted? f l))) (newline)) (list '(1 2 3) '(3.5 2.5) '(1/2 1/3) '(1 a) '(1 1))))
   (list < > <= >= =))
  (for-each
   (lambda (part) (write (guard (c (#t 'wrong)) (list (part '(1 2 3)) (part '((4) 5))))) (write (guard (c (#t 'wrong)) (part 5))) (newline))
   (list car cdr cadr cddr pair? null?)))

; Rest lists in calls of every form, and in tail calls.
(let ()
  (define (gather a . rest) (cons a rest))
  (define (last-of . all) (if (null? (cdr all)) (car all) (apply last-of (cdr all))))
  (define (pass . all) (apply gather all))
  (define (tail n . acc) (if (= n 0) acc (tail (- n 1) n (length acc))))
  (define (run f) (guard (c (#t 'wrong)) (f)))
  (do ((i 0 (+ i 1))) ((= i 500)) (gather i) (gather i 1 2) (last-of 1 2 3) (pass i 2) (tail 5))
  (write (gather 1)) (write (gather 1 2 3)) (write (last-of 1 2 3)) (write (pass 1 2)) (write (tail 5))
  (write (run (lambda () (apply gather '()))))
  (write (run (lambda () (apply gather 1 '(2 . 3))))) (write (apply gather 1 2 '(3 4 5 6)))
  (write (apply gather 1 '())) (write (apply gather 1 '(2))) (write (apply gather 1 '(2 3)))
  (newline)
  (write (gather 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20))
  (newline))
