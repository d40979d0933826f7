;; Hash tables: what takes a procedure. From SRFI 69, R6RS, MIT Scheme and Guile.

(define %missing (list 'missing))

(define hash-table-ref
  (case-lambda
    ((table key)
     (let ((value (hash-table-ref/default table key %missing)))
       (if (eq? value %missing)
           (error "hash-table-ref: no value for the key" key)
           value)))
    ((table key fail)
     (let ((value (hash-table-ref/default table key %missing)))
       (if (eq? value %missing)
           (if (procedure? fail) (fail) fail)
           value)))
    ((table key fail succeed)
     (let ((value (hash-table-ref/default table key %missing)))
       (if (eq? value %missing) (fail) (succeed value))))))

(define hash-table/get
  (case-lambda
    ((table key) (hash-table-ref/default table key #f))
    ((table key default) (hash-table-ref/default table key default))))

(define hash-table-update!
  (case-lambda
    ((table key f)
     (hash-table-set! table key (f (hash-table-ref table key))))
    ((table key f fail)
     (let ((value (hash-table-ref/default table key %missing)))
       (hash-table-set! table key (f (if (eq? value %missing) (fail) value)))))
    ((table key f fail succeed)
     (hash-table-set! table key (f (hash-table-ref table key fail succeed))))))

(define (hash-table-update!/default table key f default)
  (hash-table-set! table key (f (hash-table-ref/default table key default))))

(define (hashtable-update! table key f default)
  (hash-table-set! table key (f (hash-table-ref/default table key default))))

(define (hash-table-intern! table key make)
  (let ((value (hash-table-ref/default table key %missing)))
    (if (eq? value %missing)
        (let ((value (make)))
          (hash-table-set! table key value)
          value)
        value)))

;; Either order of arguments.
(define (hash-table-walk a b)
  (let ((table (if (hash-table? a) a b)) (f (if (hash-table? a) b a)))
    (for-each (lambda (entry) (f (car entry) (cdr entry))) (hash-table->alist table))))

(define (hash-table-for-each a b) (hash-table-walk a b))
(define (hash-for-each f table) (hash-table-walk table f))

(define (hash-table-fold a b c)
  (if (hash-table? a)
      (fold (lambda (entry result) (b (car entry) (cdr entry) result)) c (hash-table->alist a))
      (hash-table-fold c a b)))

(define (hash-fold f initial table) (hash-table-fold table f initial))

(define (hash-map->list f table)
  (map (lambda (entry) (f (car entry) (cdr entry))) (hash-table->alist table)))

(define (hash-table-map! f table)
  (for-each (lambda (entry) (hash-table-set! table (car entry) (f (car entry) (cdr entry))))
            (hash-table->alist table)))

(define (hash-table-prune! drop? table)
  (for-each (lambda (entry) (if (drop? (car entry) (cdr entry)) (hash-table-delete! table (car entry))))
            (hash-table->alist table)))

(define (hash-count test table)
  (count (lambda (entry) (test (car entry) (cdr entry))) (hash-table->alist table)))

(define (hash-table-merge! table other)
  (hash-table-walk other (lambda (key value) (hash-table-set! table key value)))
  table)

(define (hash-table-union! table other)
  (hash-table-walk other
                   (lambda (key value)
                     (if (not (hash-table-contains? table key)) (hash-table-set! table key value))))
  table)

(define (alist->hash-table entries . options)
  (let ((table (apply make-hash-table options)))
    (for-each (lambda (entry)
                (if (not (hash-table-contains? table (car entry)))
                    (hash-table-set! table (car entry) (cdr entry))))
              entries)
    table))

(define (hash-table . options-and-entries)
  (let ((table (make-hash-table)))
    (let loop ((rest options-and-entries))
      (if (and (pair? rest) (pair? (cdr rest)))
          (begin
            (hash-table-set! table (car rest) (cadr rest))
            (loop (cddr rest)))
          table))))
