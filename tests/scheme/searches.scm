; Searching of lists by each equivalence, as a call and as a value, warm; what is no list is refused where it is met.
(import (scheme base) (scheme cxr) (scheme write))

(define (show . items) (for-each display items) (newline))
(define big (expt 10 30))
(define items (list 'a 1 #\x "s" 2.5 big '(p q) #t '() 1e300 (vector 1)))

(define (all-of search key) (let ((found (search key items))) (if found (length found) #f)))

(define (direct key)
  (list (if (memq key items) #t #f) (if (memv key items) #t #f) (if (member key items) #t #f)))

(define keys (list 'a 'b 1 2 #\x #\y "s" "t" 2.5 3.5 (expt 10 30) '(p q) '(p) #t #f '() 1e300 (vector 1) (vector 2)))
(define table (map (lambda (key) (cons key 'found)) (list 'a 1 #\x "s" 2.5 big '(p q) #t '() 1e300 (vector 1))))

(define (direct-in-table key)
  (list (if (assq key '((b . 1) (a . 2))) #t #f) (if (assv key table) #t #f) (if (assoc key table) #t #f)))

(define (rounds n)
  (let loop ((i 0) (sum 0))
    (if (= i n)
        sum
        (loop (+ i 1)
              (let inner ((keys keys) (sum sum))
                (if (null? keys)
                    sum
                    (inner (cdr keys)
                           (+ sum (if (cadr (direct (car keys))) 1 0)
                              (if (caddr (direct-in-table (car keys))) 1 0)))))))))

(for-each (lambda (key) (write key) (show " " (cdr (direct key)) " " (cdr (direct-in-table key)))) keys)
(show (rounds 500))
(show (map (lambda (search) (all-of search 'a)) (list memq memv member)))
(show (map (lambda (search) (all-of search 1)) (list memq memv member)))
(show (all-of member "s") (all-of member (list 'p 'q)))
(show (member 2.0 '(1 2 3) =) (assoc 2.0 '((1 . one) (2 . two)) =))

; A pair is found by identity.
(let* ((pair (list 1)) (list (list (list 1) pair)))
  (show (eq? (car (memq pair list)) pair) (length (memq pair list)) (length (member pair list))))

; The rest of an improper list is only looked at when nothing was found before.
(define (refused thunk)
  (guard (e (#t (show (error-object-message e)))) (show (thunk))))
(define improper '(a b . c))
(define no-table '((a . 1) b (c . 3)))
(refused (lambda () (memq 'b improper)))
(refused (lambda () (memq 'x improper)))
(refused (lambda () (memv 5 improper)))
(refused (lambda () (member #\z improper)))
(refused (lambda () (member "z" improper)))
(refused (lambda () (assq 'a no-table)))
(refused (lambda () (assq 'c no-table)))
(refused (lambda () (assv 3 no-table)))
(refused (lambda () (assoc 'x no-table)))
(refused (lambda () (assoc "x" no-table)))
(refused (lambda () (memq 'a 5)))

; A program's own procedure of the name is meant.
(define (leaving key) (call-with-current-continuation (lambda (k) (if (memq key '(a b)) (k 'inside)) (assq key '((c . d))))))
(show (leaving 'a) (leaving 'c) (leaving 'e))
(let ((memq (lambda (x list) 'mine))) (show (memq 1 2)))
