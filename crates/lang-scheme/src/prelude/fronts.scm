; What stands before natives: decides most calls, where compilers see it, and leaves the rest, with all errors, to the native.
; In a definition whose name is a native's behind `%`, the native is meant by its own.

; What is the same as nothing but itself is searched for by identity.
(define (%memq x list)
  (if (or (symbol? x) (fixnum? x) (char? x) (pair? x))
      (let loop ((rest list))
        (if (pair? rest)
            (if (eq? x (car rest)) rest (loop (cdr rest)))
            (if (null? rest) #f (memq x list))))
      (memq x list)))

(define (%memv x list)
  (if (or (symbol? x) (fixnum? x) (char? x) (pair? x))
      (let loop ((rest list))
        (if (pair? rest)
            (if (eq? x (car rest)) rest (loop (cdr rest)))
            (if (null? rest) #f (memv x list))))
      (memv x list)))

(define (%member x list)
  (if (or (symbol? x) (fixnum? x) (char? x))
      (let loop ((rest list))
        (if (pair? rest)
            (if (eq? x (car rest)) rest (loop (cdr rest)))
            (if (null? rest) #f (%member-equal x list))))
      (%member-equal x list)))

(define (%assq x list)
  (if (or (symbol? x) (fixnum? x) (char? x) (pair? x))
      (let loop ((rest list))
        (if (pair? rest)
            (let ((entry (car rest)))
              (if (pair? entry)
                  (if (eq? x (car entry)) entry (loop (cdr rest)))
                  (assq x list)))
            (if (null? rest) #f (assq x list))))
      (assq x list)))

(define (%assv x list)
  (if (or (symbol? x) (fixnum? x) (char? x) (pair? x))
      (let loop ((rest list))
        (if (pair? rest)
            (let ((entry (car rest)))
              (if (pair? entry)
                  (if (eq? x (car entry)) entry (loop (cdr rest)))
                  (assv x list)))
            (if (null? rest) #f (assv x list))))
      (assv x list)))

(define (%assoc x list)
  (if (or (symbol? x) (fixnum? x) (char? x))
      (let loop ((rest list))
        (if (pair? rest)
            (let ((entry (car rest)))
              (if (pair? entry)
                  (if (eq? x (car entry)) entry (loop (cdr rest)))
                  (%assoc-equal x list)))
            (if (null? rest) #f (%assoc-equal x list))))
      (%assoc-equal x list)))

(define (%eqv? a b)
  (cond ((eq? a b) #t)
        ((or (symbol? a) (fixnum? a) (char? a) (pair? a) (null? a)) #f)
        (else (eqv? a b))))

(define (%equal? a b)
  (cond ((eq? a b) #t)
        ((or (symbol? a) (fixnum? a) (char? a) (null? a)) #f)
        ((pair? a) (and (pair? b) (equal? a b)))
        (else (equal? a b))))

; What is most often asked about.
(define (%number? x)
  (or (fixnum? x) (and (not (pair? x)) (not (symbol? x)) (not (null? x)) (number? x))))

(define (%integer? x)
  (or (fixnum? x) (and (not (pair? x)) (not (symbol? x)) (not (null? x)) (integer? x))))

(define (%boolean? x) (or (eq? x #t) (eq? x #f)))

(define (%procedure? x)
  (or (%closure? x) (and (not (pair? x)) (not (symbol? x)) (not (fixnum? x)) (not (null? x)) (procedure? x))))

(define %eof (eof-object))

(define (%eof-object? value) (eq? value %eof))

; Characters below 128, which need no table.
(define (%char-alphabetic? c)
  (cond ((not (and (char? c) (char<? c #\x80))) (char-alphabetic? c))
        ((char<? c #\a) (and (char<=? #\A c) (char<=? c #\Z)))
        (else (char<=? c #\z))))

(define (%char-numeric? c)
  (if (and (char? c) (char<? c #\x80))
      (and (char<=? #\0 c) (char<=? c #\9))
      (char-numeric? c)))

(define (%char-whitespace? c)
  (if (and (char? c) (char<? c #\x80))
      (or (char=? c #\space) (and (char<=? #\x9 c) (char<=? c #\xd)))
      (char-whitespace? c)))

(define (%char-upper-case? c)
  (if (and (char? c) (char<? c #\x80))
      (and (char<=? #\A c) (char<=? c #\Z))
      (char-upper-case? c)))

(define (%char-lower-case? c)
  (if (and (char? c) (char<? c #\x80))
      (and (char<=? #\a c) (char<=? c #\z))
      (char-lower-case? c)))

(define (%char-upcase c)
  (if (and (char? c) (char<? c #\x80))
      (if (and (char<=? #\a c) (char<=? c #\z)) (integer->char (- (char->integer c) 32)) c)
      (char-upcase c)))

(define (%char-downcase c)
  (if (and (char? c) (char<? c #\x80))
      (if (and (char<=? #\A c) (char<=? c #\Z)) (integer->char (+ (char->integer c) 32)) c)
      (char-downcase c)))

; What `%port-flags` says of a port that reads a string.
(define %reads-text (%port-flags (open-input-string "")))

(define (%read-char port)
  (if (and (port? port) (eq? (%port-flags port) %reads-text))
      (let ((at (%port-position port)) (text (%port-data port)))
        (if (< at (string-length text))
            (begin (%port-position-set! port (+ at 1)) (string-ref text at))
            %eof))
      (read-char port)))

(define (%peek-char port)
  (if (and (port? port) (eq? (%port-flags port) %reads-text))
      (let ((at (%port-position port)) (text (%port-data port)))
        (if (< at (string-length text)) (string-ref text at) %eof))
      (peek-char port)))
