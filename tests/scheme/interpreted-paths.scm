; What the interpreter does before the complete meaning of an instruction, at the edges of that.
(import (scheme base) (scheme write))

; Tail calls of many procedures from one site, with the arguments in another order.
(define (rotate n a b c next)
  (if (= n 0)
      (list a b c)
      ((vector-ref next (modulo n (vector-length next))) (- n 1) b c a next)))
(define (swap n a b c next)
  ((vector-ref next (modulo n (vector-length next))) n c b a next))
(define (stay n a b c next)
  (if (= n 0) (list 'end c b a) (rotate (- n 1) a b c next)))
(define (count n . rest) (if (> n 1) (apply rotate (- n 1) rest) rest))
(define (many n a b c next)
  (if (= n 0) (list 'many a) ((vector-ref next 0) (- n 1) c a b next)))
(define next (vector rotate stay rotate count many stay rotate))
(do ((n 0 (+ n 1))) ((= n 40)) (write (let ((r (rotate n 1 2 3 next))) (list (car r) (cadr r)))) (newline))

(define (loop-many n acc)
  (if (= n 0) acc (loop-many (- n 1) (+ acc 1))))
(write (loop-many 20000 0)) (newline)

; Quotients with a float, and zeros of both kinds.
(define (quotient-of a b)
  (call-with-current-continuation
   (lambda (leave)
     (with-exception-handler (lambda (condition) (leave 'error)) (lambda () (/ a b))))))
(for-each
 (lambda (a)
   (for-each
    (lambda (b) (write (quotient-of a b)) (display " "))
    (list 1 2 -4 0 0.5 -8.0)))
 (list 3 -6 0.0 2.5 1e200))
(newline)

; Identity of what is boxed, and of what is not.
(define (same a b) (if (eq? a b) 'same 'other))
(define pair (list 1))
(write (list (same pair pair) (same pair (list 1)) (same 'a 'a) (same '() '()) (same 5 5) (same "" 5) (eqv? 0.0 0.0) (eqv? 0.0 -0.0)))
(newline)
