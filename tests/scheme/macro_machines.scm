;; Larger macros: state machines, pattern dispatch, embedded languages, macros that make macros.
(import (scheme base) (scheme write))

(define (line x) (write x) (newline))
;; A finite automaton as mutually recursive procedures.
(define-syntax automaton
  (syntax-rules (:)
    ((_ start (state : (label -> target) ...) ...)
     (let ()
       (define (state stream) (cond ((null? stream) 'state) (else (case (car stream) ((label) (target (cdr stream))) ... (else 'error))))) ...
       start))))
(define cadr-machine (automaton init (init : (c -> more)) (more : (a -> more) (d -> more) (r -> end)) (end : )))
(line (map cadr-machine '((c a d r) (c a) (x) (c a d r r))))

;; Objects with messages.
(define-syntax object
  (syntax-rules ()
    ((_ ((field init) ...) ((name . args) body ...) ...)
     (let ((field init) ...)
       (lambda (message . arguments)
         (cond ((eq? message 'name) (apply (lambda args body ...) arguments)) ... (else (list 'unknown message))))))))
(define account (object ((balance 100)) ((deposit n) (set! balance (+ balance n)) balance) ((withdraw n) (if (> n balance) 'no (begin (set! balance (- balance n)) balance))) ((show) (list 'balance balance))))
(line (list (account 'show)))
(account 'deposit 50)
(line (account 'withdraw 500))
(line (account 'show))
(line (account 'fly))

;; Infix arithmetic by continuation-passing macros.
(define-syntax infix
  (syntax-rules (+ * -)
    ((_ x) x)
    ((_ x + y ...) (+ x (infix y ...)))
    ((_ x * y + z ...) (+ (* x y) (infix z ...)))
    ((_ x * y) (* x y))))
(line (list (infix 1 + 2 + 3) (infix 2 * 3 + 4) (infix 5 * 6)))

;; A macro that defines a family of macros.
(define-syntax define-operators
  (syntax-rules () ((_ (name op) ...) (begin (define-syntax name (syntax-rules () ((_ a b (... ...)) (op a b (... ...))))) ...))))
(define-operators (plus +) (times *) (both list))
(line (list (plus 1 2 3) (times 2 3 4) (both 1 'a)))

;; Pattern matching on lists, compiled to nested tests.
(define-syntax match-list
  (syntax-rules ()
    ((_ e clause ...) (let ((v e)) (match-clauses v clause ...)))))
(define-syntax match-clauses
  (syntax-rules (else)
    ((_ v (else body ...)) (begin body ...))
    ((_ v (pattern body ...) rest ...) (match-one v pattern (begin body ...) (match-clauses v rest ...)))
    ((_ v) 'no-match)))
(define-syntax match-one
  (syntax-rules (? quote)
    ((_ v () yes no) (if (null? v) yes no))
    ((_ v 'datum yes no) (if (equal? v 'datum) yes no))
    ((_ v (? name) yes no) (let ((name v)) yes))
    ((_ v (first . rest) yes no) (let ((fail (lambda () no))) (if (pair? v) (let ((a (car v)) (d (cdr v))) (match-one a first (match-one d rest yes (fail)) (fail))) (fail))))
    ((_ v constant yes no) (if (equal? v constant) yes no))))
(define (evaluate e)
  (match-list e
    (('add (? a) (? b)) (+ (evaluate a) (evaluate b)))
    (('mul (? a) (? b)) (* (evaluate a) (evaluate b)))
    (('neg (? a)) (- (evaluate a)))
    ((0 (? x)) (list 'zero x))
    (else e)))
(line (list (evaluate '(add 1 (mul 2 (neg 3)))) (evaluate '(0 foo)) (evaluate 7)))

;; Compile-time lists: zip and reverse with accumulators.
(define-syntax zip-let
  (syntax-rules () ((_ (n ...) (v ...) body) (zip-let "go" (n ...) (v ...) () body))
    ((_ "go" () () (binding ...) body) (let (binding ...) body))
    ((_ "go" (n . ns) (v . vs) (binding ...) body) (zip-let "go" ns vs (binding ... (n v)) body))))
(line (zip-let (a b c) (1 2 3) (list c b a)))
(define-syntax my-letrec
  (syntax-rules ()
    ((_ ((n v) ...) body ...) (my-letrec "temps" (n ...) () ((n v) ...) body ...))
    ((_ "temps" () (t ...) ((n v) ...) body ...) (let ((n #f) ...) (let ((t v) ...) (set! n t) ... body ...)))
    ((_ "temps" (x y ...) (t ...) bindings body ...) (my-letrec "temps" (y ...) (new t ...) bindings body ...))))
(line (my-letrec ((ev? (lambda (n) (if (= n 0) #t (od? (- n 1))))) (od? (lambda (n) (if (= n 0) #f (ev? (- n 1)))))) (ev? 101)))
(define-syntax cps-sum (syntax-rules () ((_ k) (k 0)) ((_ k x y ...) (cps-sum (lambda (r) (k (+ x r))) y ...))))
(line (cps-sum (lambda (x) x) 1 2 3 4))
(define-syntax repeat-until
  (syntax-rules () ((_ (var init) body ... (until test)) (let loop ((var init)) (let ((next (begin body ...))) (if (let ((var next)) test) next (loop next)))))))
(line (repeat-until (x 1) (* x 3) (until (> x 500))))
(define-syntax pipeline (syntax-rules () ((_ x) x) ((_ x (f a ...) rest ...) (pipeline (f x a ...) rest ...)) ((_ x f rest ...) (pipeline (f x) rest ...))))
(line (pipeline 5 (+ 3) square (- 4) number->string))
