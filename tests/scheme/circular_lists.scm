; Lists without an end, whatever leads to their circle, and lists with another end are found to be none by what needs a proper list.
(import (scheme base) (scheme write))

(define (lead count rest) (if (= count 0) rest (cons count (lead (- count 1) rest))))

(define (circle count)
  (let ((first (list 'first)))
    (let loop ((pair first) (left count))
      (if (= left 1)
          (begin (set-cdr! pair first) first)
          (begin (set-cdr! pair (list left)) (loop (cdr pair) (- left 1)))))))

(define-syntax try
  (syntax-rules () ((_ body) (guard (e (#t 'error)) body))))

(define (look list)
  (write (map (lambda (f) (try (f list))) (cons length (cons reverse (cons list? '())))))
  (newline))

(do ((before 0 (+ before 1))) ((= before 10))
  (do ((around 1 (+ around 1))) ((= around 10))
    (look (lead before (circle around)))))
(do ((count 0 (+ count 1))) ((= count 10))
  (look (lead count '()))
  (look (lead count 'end)))
