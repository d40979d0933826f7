;; Conditions are jumps.
(define (between a b c) (if (and (< a b) (< b c)) 'yes 'no))
(define (outside a b c) (if (or (< b a) (not (<= b c))) 'yes 'no))
(define (value a b) (or (memv a b) (and (pair? b) (eq? a (car b)))))
(define (chain a b c d) (< a b c d))
(define (kind x)
  (case x ((1 2 3) 'small) ((a) => list) (else 'other)))
(define (found x l)
  (cond ((assv x l) => cdr) ((null? l) 'none) (else #f)))
