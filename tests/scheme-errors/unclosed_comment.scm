#| a comment
(display 1)
