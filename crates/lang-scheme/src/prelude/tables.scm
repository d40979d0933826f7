; Hash tables: what calls procedures.

(define (hash-table-ref table key . procedures)
  (if (hash-table-contains? table key)
      (let ((value (hash-table-ref/default table key #f)))
        (if (and (pair? procedures) (pair? (cdr procedures))) ((cadr procedures) value) value))
      (if (and (pair? procedures) (car procedures))
          ((car procedures))
          (error "hash-table-ref: no such key:" key))))

(define (hash-table-update! table key f . procedures)
  (hash-table-set! table key (f (%apply hash-table-ref (cons table (cons key procedures))))))

(define (hash-table-update!/default table key f default)
  (hash-table-set! table key (f (hash-table-ref/default table key default))))

(define (hashtable-update! table key f default)
  (hash-table-set! table key (f (hash-table-ref/default table key default))))

(define (hash-update! table key f default)
  (hash-table-set! table key (f (hash-table-ref/default table key default))))

(define (hash-table-intern! table key f)
  (if (hash-table-contains? table key)
      (hash-table-ref/default table key #f)
      (let ((value (f)))
        (hash-table-set! table key value)
        value)))

(define (hash-table-walk table f)
  (%for-each1 (lambda (entry) (f (car entry) (cdr entry))) (hash-table->alist table)))

(define (hash-table-for-each table f)
  (if (procedure? table) (hash-table-walk f table) (hash-table-walk table f)))

(define (hash-for-each f table) (hash-table-walk table f))

(define (hash-table-map! f table)
  (hash-table-walk table (lambda (key value) (hash-table-set! table key (f key value)))))

(define (hash-table-fold table f seed)
  (if (procedure? table)
      (hash-table-fold seed table f)
      (let loop ((entries (hash-table->alist table)) (seed seed))
        (if (pair? entries)
            (loop (cdr entries) (f (car (car entries)) (cdr (car entries)) seed))
            seed))))

(define (hash-fold f seed table) (hash-table-fold table f seed))

(define (hash-map->list f table)
  (%map1 (lambda (entry) (f (car entry) (cdr entry))) (hash-table->alist table)))

(define (hash-table-map table f)
  (%map1 (lambda (entry) (f (car entry) (cdr entry))) (hash-table->alist table)))

(define (hash-table-merge! table other)
  (hash-table-walk other (lambda (key value) (hash-table-set! table key value)))
  table)

(define (hash-table-union! table other)
  (hash-table-walk other (lambda (key value)
    (if (hash-table-contains? table key) #f (hash-table-set! table key value))))
  table)

(define (alist->hash-table list . options)
  (let ((table (%apply make-hash-table options)))
    (%for-each1 (lambda (pair)
                  (if (hash-table-contains? table (car pair)) #f (hash-table-set! table (car pair) (cdr pair))))
                list)
    table))

(define (hash-table-prune! f table)
  (hash-table-walk table (lambda (key value) (if (f key value) (hash-table-delete! table key) #f))))

(define (hash-table-equivalence-function table) (%hash-table-equivalence-function table))

(define (hash-table-hash-function table) (%hash-table-hash-function table))
