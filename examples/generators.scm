; A tree walked by a generator, made of re-entrant continuations; exact arithmetic on what it yields.
(import (scheme base) (scheme write))

(define-record-type tree (make-tree left value right) tree? (left left) (value value) (right right))

(define (insert tree x)
  (cond ((not tree) (make-tree #f x #f))
        ((< x (value tree)) (make-tree (insert (left tree) x) (value tree) (right tree)))
        (else (make-tree (left tree) (value tree) (insert (right tree) x)))))

; A procedure that returns the next value of `walk` at each call, then #f.
(define (generator walk)
  (define return #f)
  (define (resume)
    (walk (lambda (x) (call/cc (lambda (rest) (set! resume (lambda () (rest #f))) (return x)))))
    (return #f))
  (lambda () (call/cc (lambda (k) (set! return k) (resume)))))

(define (in-order tree yield)
  (when tree
    (in-order (left tree) yield)
    (yield (value tree))
    (in-order (right tree) yield)))

(let* ((numbers '(5 3 8 1 4 7 9 2 6))
       (root (let loop ((rest numbers) (tree #f)) (if (null? rest) tree (loop (cdr rest) (insert tree (car rest))))))
       (next (generator (lambda (yield) (in-order root yield)))))
  (let loop ((sum 0))
    (let ((x (next)))
      (if x
          (begin (display x) (display " ") (loop (+ sum (/ 1 x))))
          (begin (newline) (display "sum of reciprocals: ") (display sum) (newline))))))
