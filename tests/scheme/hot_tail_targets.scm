;; Calls in place of the frame, of one of several procedures, in code that was inlined into a loop.
(import (scheme base) (scheme write))

(define-record-type shape (make-shape area side note) shape? (area shape-area) (side shape-side) (note shape-note))

(define (square s k) (+ (* (shape-side s) (shape-side s)) k))
(define (strip s k) (- (* 2 (shape-side s)) k))
(define (half s k) (quotient (+ (shape-side s) k) 2))
(define (forwarded s k) (strip s (+ k 1)))
(define (other s k) (* k (string-length (shape-note s))))

;; In place of its frame: the procedure that the shape names.
(define (area s k) ((shape-area s) s k))
;; Two in a row.
(define (scaled s k) (area s (* k 3)))

(define (sum shapes rounds)
  (let loop ((r 0) (i 0) (acc 0))
    (cond ((= r rounds) acc)
          ((= i (vector-length shapes)) (loop (+ r 1) 0 acc))
          (else (loop r (+ i 1) (+ acc (scaled (vector-ref shapes i) r)))))))

(define four (vector (make-shape square 3 "a") (make-shape strip 4 "bb") (make-shape half 5 "ccc") (make-shape forwarded 6 "")))
(display (sum four 3000)) (newline)

;; A fifth procedure comes to a site that knows four.
(define five (vector-append four (vector (make-shape other 1 "ddddd"))))
(display (sum five 3000)) (newline)

;; Other numbers than were seen: the inlined code is left in the middle of the procedure.
(define floats (vector (make-shape square 1.5 "") (make-shape strip 2.5 "")))
(display (sum floats 10)) (newline)
(display (sum (vector (make-shape square (expt 10 30) "")) 3)) (newline)

;; An error in a procedure called in place of an inlined frame.
(define (try shapes)
  (guard (e ((error-object? e) (list 'error (error-object-message e)))
            ((symbol? e) (list 'raised e)))
    (sum shapes 5)))
(define (fails s k) (if (> k 5) (raise 'too-much) k))
(write (try (vector (make-shape square 2 "") (make-shape fails 1 "")))) (newline)
(define (complains s k) (error "no area" s))
(write (try (vector (make-shape complains 1 "")))) (newline)

;; What is called in place of the frame leaves by a continuation, and comes back by one.
(define saved #f)
(define count 0)
(define (marks s k)
  (call/cc (lambda (return)
    (when (and (= k 6) (not saved)) (set! saved return))
    k)))
(define (go-back)
  (let ((result (sum (vector (make-shape marks 0 "") (make-shape square 1 "")) 5)))
    (display result) (newline)
    (set! count (+ count 1))
    (if (< count 3) (saved (* count 100)) count)))
(display (list 'count (go-back))) (newline)

;; No frames are left behind, however long it goes on.
(define (even-one? s n) (if (= n 0) #t ((shape-area s) s (- n 1))))
(define (odd-one? s n) (if (= n 0) #f ((shape-note s) s (- n 1))))
(define pair-of-them (make-shape odd-one? 0 even-one?))
(define (count-even limit)
  (let loop ((i 0) (n 0)) (if (= i limit) n (loop (+ i 1) (if (even-one? pair-of-them i) (+ n 1) n)))))
(display (count-even 2000)) (newline)
(display (even-one? pair-of-them 1000001)) (newline)
