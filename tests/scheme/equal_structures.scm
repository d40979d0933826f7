; What equal? says of structures that are shallow, deep, wide, shared and circular, and eqv? of everything.
(import (scheme base) (scheme write))

(define (show . items) (for-each display items) (newline))
(define (tree depth leaf) (if (= depth 0) leaf (cons (tree (- depth 1) leaf) (tree (- depth 1) leaf))))
(define (nest-left n) (if (= n 0) 'end (list (nest-left (- n 1)))))
(define (same? a b) (equal? a b))

(define pairs
  (list (cons 'a 'a) (cons 'a 'b) (cons 1 1.0) (cons 1.5 1.5) (cons "text" (string #\t #\e #\x #\t)) (cons #\a #\a)
        (cons '() '()) (cons '() #f) (cons (expt 2 80) (expt 2 80)) (cons 1/2 1/2) (cons '(1 2 3) (list 1 2 3))
        (cons '(1 2 3) '(1 2 4)) (cons '(1 2 . 3) '(1 2 . 3)) (cons '(1 2) '(1 2 3)) (cons '#(1 "a" (b)) (vector 1 "a" (list 'b)))
        (cons '("a" "b") (list "a" (string #\b))) (cons (list '(x "y") 1) (list (list 'x "y") 1)) (cons (bytevector 1 2) (bytevector 1 2))
        (cons '((a . 1) (b . 2)) '((a . 1) (b . 3))) (cons car car) (cons "" "") (cons '(()) '(()))))
(define (answers) (map (lambda (p) (list (same? (car p) (cdr p)) (eqv? (car p) (cdr p)))) pairs))
(show (answers))
(define (rounds n) (let loop ((i 0) (last #f)) (if (= i n) last (loop (+ i 1) (answers)))))
(show (equal? (rounds 300) (answers)))

(show (same? (tree 12 'x) (tree 12 'x)) (same? (tree 12 'x) (tree 12 'y)))
(show (same? (tree 3 "x") (tree 3 "x")) (same? (tree 3 "x") (tree 3 "y")))
(show (same? (nest-left 10) (nest-left 10)) (same? (nest-left 40) (nest-left 40)) (same? (nest-left 40) (nest-left 41)))
(show (same? (make-list 15 'a) (make-list 15 'a)) (same? (make-list 16 'a) (make-list 16 'a)) (same? (make-list 1000 'a) (make-list 1001 'a)))

(define (circle . items) (let ((last (let loop ((l items)) (if (null? (cdr l)) l (loop (cdr l)))))) (set-cdr! last items) items))
(show (same? (circle 1 2) (circle 1 2 1 2)) (same? (circle 1 2) (circle 1 3)))
(let ((a (list 1 2)) (b (list 1 2))) (set-car! a a) (set-car! b b) (show (same? a b)))
