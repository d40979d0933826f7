(display 1))
(newline)
