PI = 3
ZERO = 0
_hidden = 1
