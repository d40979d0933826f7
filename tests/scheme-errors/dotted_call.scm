(display . 5)
