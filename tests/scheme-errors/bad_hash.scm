(display #zork)
