(display (quote ( . 2)))
