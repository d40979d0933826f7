;; Vectors: what takes a procedure. From R7RS, SRFI 133 and MIT Scheme.

(define vector-map
  (case-lambda
    ((f v)
     (let* ((n (vector-length v)) (result (make-vector n)))
       (let loop ((i 0))
         (if (< i n)
             (begin
               (vector-set! result i (f (vector-ref v i)))
               (loop (+ i 1)))
             result))))
    ((f . vs) (list->vector (apply map f (map vector->list vs))))))

(define vector-for-each
  (case-lambda
    ((f v)
     (let ((n (vector-length v)))
       (let loop ((i 0))
         (if (< i n)
             (begin
               (f (vector-ref v i))
               (loop (+ i 1)))))))
    ((f . vs) (apply for-each f (map vector->list vs)))))

(define (vector-map! f v)
  (let loop ((i 0))
    (if (< i (vector-length v))
        (begin
          (vector-set! v i (f (vector-ref v i)))
          (loop (+ i 1))))))

(define (vector-fold f initial v . vs)
  (if (null? vs)
      (let ((n (vector-length v)))
        (let loop ((i 0) (result initial))
          (if (< i n) (loop (+ i 1) (f result (vector-ref v i))) result)))
      (apply fold-left f initial (vector->list v) (map vector->list vs))))

(define (vector-fold-right f initial v)
  (let loop ((i (- (vector-length v) 1)) (result initial))
    (if (< i 0) result (loop (- i 1) (f result (vector-ref v i))))))

(define (vector-count test v)
  (let loop ((i 0) (n 0))
    (if (< i (vector-length v))
        (loop (+ i 1) (if (test (vector-ref v i)) (+ n 1) n))
        n)))

(define (vector-index found? v)
  (let loop ((i 0))
    (if (< i (vector-length v))
        (if (found? (vector-ref v i)) i (loop (+ i 1)))
        #f)))

(define (vector-any test v)
  (let loop ((i 0))
    (if (< i (vector-length v))
        (or (test (vector-ref v i)) (loop (+ i 1)))
        #f)))

(define (vector-every test v)
  (let loop ((i 0) (last #t))
    (if (< i (vector-length v))
        (let ((result (test (vector-ref v i))))
          (and result (loop (+ i 1) result)))
        last)))

(define (vector-swap! v i j)
  (let ((x (vector-ref v i)))
    (vector-set! v i (vector-ref v j))
    (vector-set! v j x)))

(define (vector-empty? v) (= (vector-length v) 0))
(define (vector-concatenate vs) (apply vector-append vs))

(define (make-initialized-vector n f)
  (let ((v (make-vector n)))
    (let loop ((i 0))
      (if (< i n)
          (begin
            (vector-set! v i (f i))
            (loop (+ i 1)))
          v))))

(define (vector-tabulate a b)
  (if (procedure? a) (make-initialized-vector b a) (make-initialized-vector a b)))

(define (build-vector n f) (make-initialized-vector n f))

(define (vector-unfold f n . seeds)
  (if (null? seeds)
      (make-initialized-vector n f)
      (let ((v (make-vector n)))
        (let loop ((i 0) (seed (car seeds)))
          (if (< i n)
              (call-with-values
                (lambda () (f i seed))
                (lambda (x seed)
                  (vector-set! v i x)
                  (loop (+ i 1) seed)))
              v)))))

;; `compare` tells by a number how the key compares to an element; the result is the element, or false.
(define (vector-binary-search v key compare)
  (let loop ((low 0) (high (vector-length v)))
    (if (< low high)
        (let* ((middle (quotient (+ low high) 2))
               (order (compare key (vector-ref v middle))))
          (cond ((and (number? order) (= order 0)) (vector-ref v middle))
                ((if (number? order) (< order 0) order) (loop low middle))
                (else (loop (+ middle 1) high))))
        #f)))
