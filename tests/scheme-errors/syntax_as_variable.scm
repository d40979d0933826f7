(display (list if))
