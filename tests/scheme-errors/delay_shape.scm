(delay 1 2)
