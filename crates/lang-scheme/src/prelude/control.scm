; Control: handlers and winds, several values, application, parameters, promises.
; Each definition starts in the first column and is compiled when a program names it.

(define %handlers '())

(define %winds '())

(define (raise obj)
  (let ((handlers %handlers))
    (if (or (null? handlers) (not (procedure? (car handlers))))
        (%raise-to-guard obj handlers)
        (begin
          (set! %handlers (cdr handlers))
          ((car handlers) obj)
          (set! %handlers (cdr handlers))))
    (raise (%make-error "a handler returned from an exception that cannot be continued:" (list obj)))))

(define (raise-continuable obj)
  (let ((handlers %handlers))
    (if (or (null? handlers) (not (procedure? (car handlers))))
        (%raise-to-guard obj handlers)
        (begin
          (set! %handlers (cdr handlers))
          (let ((result ((car handlers) obj)))
            (set! %handlers handlers)
            result)))))

; A guard whose clauses may all fail gets the continuation too, since it must then go on raising from here.
(define (%raise-to-guard obj handlers)
  (if (and (pair? handlers) (car handlers))
      ((call/cc (lambda (k) (%throw (cons %from-raise (cons k obj))))))
      (%throw obj)))

(define %from-raise (list 'raised))

(define (%guard-payload exception)
  (let ((obj (%payload exception)))
    (if (and (pair? obj) (eq? (car obj) %from-raise)) (cdr (cdr obj)) obj)))

(define (%reraise exception obj)
  (let ((package (%payload exception)))
    (if (and (pair? package) (eq? (car package) %from-raise))
        ((car (cdr package))
         (lambda ()
           (let ((handlers %handlers))
             (set! %handlers (cdr handlers))
             (let ((result (raise-continuable obj)))
               (set! %handlers handlers)
               result))))
        (raise obj))))

(define (error message . irritants)
  (raise (%make-error message irritants)))

(define (error-object-who obj) #f)

(define (with-exception-handler handler thunk)
  (if (not (procedure? handler)) (%type-error 'with-exception-handler "a procedure" handler))
  (let* ((handlers %handlers) (mine (cons handler handlers)))
    (%try (begin
            (set! %handlers mine)
            (let ((result (thunk)))
              (set! %handlers handlers)
              result))
          (exception)
          (begin
            (if (and (eq? %handlers mine) (not (%exit-exception? exception))) #f (%rethrow exception))
            (set! %handlers handlers)
            (let ((obj (%payload exception)))
              (handler obj)
              (set! %handlers handlers)
              (raise (%make-error "a handler returned from an exception that cannot be continued:" (list obj))))))))

(define (call/cc receiver)
  (let ((winds %winds) (handlers %handlers))
    (%call-with-continuation
     (lambda (k)
       (receiver
        (lambda results
          (if (eq? %winds winds) #f (%rewind winds))
          (set! %handlers handlers)
          (%reinstate k (%values results))))))))

(define (call-with-current-continuation receiver) (call/cc receiver))

(define (call-with-escape-continuation receiver) (call/cc receiver))

(define (call/ec receiver) (call/cc receiver))

(define (within-continuation k thunk)
  (call-with-values thunk k))

(define (dynamic-wind before thunk after)
  (before)
  (let ((winds %winds))
    (set! %winds (cons (cons before after) winds))
    (let ((result (thunk)))
      (set! %winds winds)
      (after)
      result)))

; Leaves what is entered now and not in `target`, innermost first, then enters what is in `target` only, outermost first.
(define (%rewind target)
  (let ((current %winds))
    (if (eq? current target)
        #f
        (let* ((here (length current)) (there (length target)))
          (let loop ((current current) (here here))
            (if (> here there)
                (begin
                  (set! %winds (cdr current))
                  ((cdr (car current)))
                  (loop (cdr current) (- here 1)))
                (%rewind-shared current target (- there here))))))))

(define (%rewind-shared current target extra)
  (if (> extra 0)
      (begin
        (%rewind-shared current (cdr target) (- extra 1))
        ((car (car target)))
        (set! %winds target))
      (if (eq? current target)
          #f
          (begin
            (set! %winds (cdr current))
            ((cdr (car current)))
            (%rewind-shared (cdr current) (cdr target) 0)
            ((car (car target)))
            (set! %winds target)))))

(define (call-with-values producer consumer)
  (let ((values (producer)))
    (if (%tuple? values)
        (%apply consumer (%tuple->list values))
        (consumer values))))

(define (apply f first . rest)
  (%apply f (if (null? rest) first (%spread first rest))))

(define (%spread first rest)
  (if (null? rest)
      first
      (cons first (%spread (car rest) (cdr rest)))))

(define (%apply f list)
  (if (pair? list)
      (let ((a (car list)) (rest (cdr list)))
        (cond ((null? rest) (f a))
              ((pair? rest)
               (let ((b (car rest)) (rest (cdr rest)))
                 (cond ((null? rest) (f a b))
                       ((and (pair? rest) (null? (cdr rest))) (f a b (car rest)))
                       (else (%call-with-list f list)))))
              (else (%call-with-list f list))))
      (if (null? list) (f) (%call-with-list f list))))

; As `%apply`, of an argument and a list of the others.
(define (%apply-behind f a list)
  (if (pair? list)
      (let ((b (car list)) (rest (cdr list)))
        (cond ((null? rest) (f a b))
              ((and (pair? rest) (null? (cdr rest))) (f a b (car rest)))
              (else (%call-with-list f (cons a list)))))
      (if (null? list) (f a) (%call-with-list f (cons a list)))))

(define (%no-clause arguments)
  (error "no clause of the case-lambda takes so many arguments:" (length arguments)))

(define (%match-error value)
  (error "match: no clause matches" value))

(define (%pair-count list)
  (let loop ((list list) (n 0))
    (if (pair? list) (loop (cdr list) (+ n 1)) n)))

(define (make-parameter value . converter)
  (if (null? converter)
      (%make-parameter value #f)
      (%make-parameter ((car converter) value) (car converter))))

(define (make-settable-parameter value . converter) (apply make-parameter value converter))

(define (make-unsettable-parameter value . converter) (apply make-parameter value converter))

(define (%parameterize bindings thunk)
  (let* ((parameters (%map1 car bindings))
         (new (%map1 (lambda (binding)
                       (let ((converter (%parameter-converter (car binding))))
                         (if converter (converter (cdr binding)) (cdr binding))))
                     bindings))
         (swap (lambda ()
                 (let loop ((parameters parameters) (values new) (old '()))
                   (if (null? parameters)
                       (set! new (reverse old))
                       (let ((value (%parameter-ref (car parameters))))
                         (%parameter-set! (car parameters) (car values))
                         (loop (cdr parameters) (cdr values) (cons value old))))))))
    (dynamic-wind swap thunk swap)))

; One parameter, which needs no lists.
(define (%parameterize1 parameter value thunk)
  (let* ((converter (%parameter-converter parameter))
         (other (if converter (converter value) value))
         (swap (lambda ()
                 (let ((mine other))
                   (set! other (%parameter-ref parameter))
                   (%parameter-set! parameter mine)))))
    (dynamic-wind swap thunk swap)))

(define (make-promise value)
  (if (promise? value) value (%make-promise (cons #t value))))

(define (force promise)
  (if (promise? promise)
      (let loop ()
        (let ((box (%promise-box promise)))
          (if (car box)
              (cdr box)
              (let ((next ((cdr box))) (box (%promise-box promise)))
                (if (car box)
                    (cdr box)
                    (let ((other (%promise-box next)))
                      (set-car! box (car other))
                      (set-cdr! box (cdr other))
                      (%promise-box-set! next box)
                      (loop)))))))
      promise))

(define (make-lazy-promise thunk) (%make-promise (cons #f thunk)))

(define (stream-pair? value) (and (pair? value) (promise? (cdr value))))

(define (stream-car stream) (car stream))

(define (stream-cdr stream) (force (cdr stream)))

(define (stream-head stream n)
  (if (= n 0) '() (cons (car stream) (stream-head (stream-cdr stream) (- n 1)))))

(define (stream-tail stream n)
  (if (= n 0) stream (stream-tail (stream-cdr stream) (- n 1))))

(define the-empty-stream '())

(define (empty-stream? stream) (null? stream))

(define (stream-null? stream) (null? stream))

(define (exit . code)
  (%rewind '())
  (if (null? code) (%exit) (%exit (car code))))

(define (call-with-port port proc)
  (call-with-values (lambda () (proc port))
    (lambda results
      (close-port port)
      (%apply values results))))

(define (call-with-input-file name proc) (call-with-port (open-input-file name) proc))

(define (call-with-output-file name proc) (call-with-port (open-output-file name) proc))

(define (with-input-from-file name thunk)
  (let ((port (open-input-file name)))
    (call-with-values (lambda () (parameterize ((current-input-port port)) (thunk)))
      (lambda results (close-port port) (%apply values results)))))

(define (with-output-to-file name thunk)
  (let ((port (open-output-file name)))
    (call-with-values (lambda () (parameterize ((current-output-port port)) (thunk)))
      (lambda results (close-port port) (%apply values results)))))

(define (call-with-output-string proc)
  (let ((port (open-output-string)))
    (proc port)
    (get-output-string port)))

(define (with-output-to-string thunk)
  (let ((port (open-output-string)))
    (parameterize ((current-output-port port)) (thunk))
    (get-output-string port)))

(define (with-input-from-string text thunk)
  (parameterize ((current-input-port (open-input-string text))) (thunk)))

(define (values . values) (%values values))

(define (%values list)
  (if (and (pair? list) (null? (cdr list))) (car list) (%list->tuple list)))

(define (%time thunk)
  (let* ((start (current-inexact-milliseconds))
         (result (thunk))
         (end (current-inexact-milliseconds)))
    (display ";; time: ")
    (display (/ (round (* 1000.0 (- end start))) 1000.0))
    (display " ms")
    (newline)
    result))

; Calls are always counted.
(define (%with-profiling thunk) (thunk))

(define (%with-jit-threshold calls thunk)
  (let* ((before (%jit-threshold calls)) (result (thunk)))
    (%jit-threshold before)
    result))

(define (jit-compile-hot-functions . options)
  (%jit-compile-hot
   (let loop ((options options))
     (cond ((or (null? options) (null? (cdr options))) 0.8)
           ((eq? (car options) ':threshold) (car (cdr options)))
           (else (loop (cdr (cdr options))))))))

(define (compose . procedures)
  (define (compose2 f g) (lambda arguments (f (%apply g arguments))))
  (cond ((null? procedures) (lambda (x) x))
        ((null? (cdr procedures)) (car procedures))
        (else (compose2 (car procedures) (%apply compose (cdr procedures))))))

(define (const value) (lambda arguments value))

(define (eval expression . environment)
  ((%compile expression (if (null? environment) (interaction-environment) (car environment)))))

(define (load file . environment) ((%compile-file file)))
