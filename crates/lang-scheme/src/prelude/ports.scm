;; Ports: what takes a procedure.

(define (call-with-port port f)
  (call-with-values
    (lambda () (f port))
    (lambda results
      (close-port port)
      (apply values results))))

(define (call-with-input-file name f) (call-with-port (open-input-file name) f))
(define (call-with-output-file name f) (call-with-port (open-output-file name) f))

(define (with-input-from-file name thunk)
  (let ((port (open-input-file name)))
    (call-with-port port (lambda (port) (parameterize ((current-input-port port)) (thunk))))))

(define (with-output-to-file name thunk)
  (let ((port (open-output-file name)))
    (call-with-port port (lambda (port) (parameterize ((current-output-port port)) (thunk))))))

(define (with-output-to-string . thunk)
  (let ((port (open-output-string)))
    (if (pair? thunk)
        (parameterize ((current-output-port port)) ((car thunk))))
    (get-output-string port)))

(define (call-with-output-string f)
  (let ((port (open-output-string)))
    (f port)
    (get-output-string port)))

(define (with-input-from-string text thunk)
  (parameterize ((current-input-port (open-input-string text))) (thunk)))

(define (call-with-input-string text f) (f (open-input-string text)))

(define (read-lines . port)
  (let loop ((lines '()))
    (let ((line (apply read-line port)))
      (if (eof-object? line) (reverse lines) (loop (cons line lines))))))

