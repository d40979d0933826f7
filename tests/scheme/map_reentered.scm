; Continuations captured inside map: what map has returned once is never changed by a second return.
(import (scheme base) (scheme write))

(define (line . xs) (for-each (lambda (x) (write x) (display " ")) xs) (newline))

(define saved #f)

; Maps over 0 … n-1, captures at the element `at`, and returns there twice more. All three results, the last first.
(define (returned-thrice n at)
  (let ((returns 0) (results '()))
    (let ((result (map (lambda (x)
                         (if (= x at)
                             (call-with-current-continuation (lambda (k) (set! saved k) x))
                             x))
                       (list-up-to n))))
      (set! results (cons result results))
      (set! returns (+ returns 1))
      (if (< returns 3)
          (saved (* 100 returns))
          results))))

(define (list-up-to n)
  (let loop ((i (- n 1)) (list '())) (if (< i 0) list (loop (- i 1) (cons i list)))))

(line (returned-thrice 1 0))
(line (returned-thrice 4 0))
(line (returned-thrice 4 1))
(line (returned-thrice 4 2))
(line (returned-thrice 4 3))

; Over two lists, and by filter.
(define (pairs-thrice at)
  (let ((returns 0) (results '()))
    (let ((result (map (lambda (x y)
                         (cons (if (= x at) (call-with-current-continuation (lambda (k) (set! saved k) x)) x) y))
                       '(0 1 2 3)
                       '(a b c))))
      (set! results (cons result results))
      (set! returns (+ returns 1))
      (if (< returns 3) (saved (- returns)) results))))
(line (pairs-thrice 0))
(line (pairs-thrice 1))
(line (pairs-thrice 2))

; A function that captures at every element, used while map is hot: each result is made anew.
(define (capturing x) (call-with-current-continuation (lambda (k) (+ x 1))))
(define (plain x) (+ x 1))
(define (total n f)
  (let loop ((i 0) (sum 0))
    (if (= i n)
        sum
        (loop (+ i 1) (+ sum (apply + (map f '(1 2 3))))))))
(line (total 2000 plain) (total 50 capturing) (total 2000 plain))

; Ends that are no lists.
(line (map plain '()))
(define (message thunk)
  (call-with-current-continuation
   (lambda (k)
     (with-exception-handler
      (lambda (e) (k (error-object? e)))
      thunk))))
(line (message (lambda () (map plain '(1 2 . 3)))) (message (lambda () (map plain 7))))

; Lists and vectors made in place of calls.
(define (made i) (list i (vector i (* i i)) (list) (vector) (list i i i i i i i i i i i i i i i i i i)))
(define (last-made n) (let loop ((i 0) (made-last #f)) (if (= i n) made-last (loop (+ i 1) (made i)))))
(line (last-made 3000))

; Names and numbers are found by what they are.
(define names '((a . 1) (2 . two) (2.5 . half) ("s" . string) (#\c . char) (100000000000000000000 . big)))
(define (found key) (list (assq key names) (assv key names) (assoc key names)))
(line (found 'a) (found 2) (found 'z) (found #\c))
(line (assv 2.5 names) (assoc "s" names) (assv 100000000000000000000 names) (assv 2.0 names))
(line (memq 'c '(a b c d)) (memv 2 '(1 2 3)) (member 2.0 '(1 2 3)) (member "b" '("a" "b")))
