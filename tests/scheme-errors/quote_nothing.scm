(display ')
