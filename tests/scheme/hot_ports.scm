; Reading characters of strings, warm: to the end, beyond it, after other ways of reading, from closed ports and other kinds.
(import (scheme base) (scheme read) (scheme write))

(define (show . items) (for-each display items) (newline))
(define text (let ((p (open-output-string))) (do ((i 0 (+ i 1))) ((= i 2000) (get-output-string p)) (write i p) (write-char #\newline p))))

(define (count port)
  (let loop ((n 0) (lines 0))
    (let ((c (read-char port)))
      (cond ((eof-object? c) (list n lines))
            ((char=? c #\newline) (loop (+ n 1) (+ lines 1)))
            (else (loop (+ n 1) lines))))))
(define (peeked port)
  (let loop ((n 0))
    (if (eof-object? (peek-char port)) n (begin (read-char port) (loop (+ n 1))))))

(show (count (open-input-string text)) (peeked (open-input-string text)))
(show (count (open-input-string "grüße λ 😀\n")) (count (open-input-string "")))
(show (eof-object? (eof-object)) (eof-object? 'eof) (map eof-object? (list 1 (eof-object))))

(let ((port (open-input-string "ab(c d) rest\nmore")))
  (show (read-char port) (peek-char port) (read-char port) (read port) (read-char port) (read-line port) (read-char port)
        (read-string 2 port) (read-char port) (eof-object? (read-char port)) (eof-object? (peek-char port)) (eof-object? (read-char port))))

; What the string is later does not matter.
(let* ((text (string #\a #\b #\c)) (port (open-input-string text)))
  (string-set! text 1 #\z)
  (show (read-char port) (read-char port) (read-char port)))

(define (refused thunk) (guard (e (#t (show (error-object-message e)))) (show (thunk))))
(define closed (open-input-string "abc"))
(read-char closed)
(close-port closed)
(refused (lambda () (read-char closed)))
(refused (lambda () (peek-char (open-output-string))))
(refused (lambda () (read-char (open-input-bytevector (bytevector 65)))))
(refused (lambda () (read-char 'port)))

(define (data text) (let ((port (open-input-string text))) (let loop ((n 0)) (let ((x (read port))) (if (eof-object? x) n (loop (+ n 1)))))))
(show (data text) (data "(a . b) #(1 2) \"s\" #\\x 'q λ (deep (er (\"ü\")))") (data "  ; nothing\n"))
