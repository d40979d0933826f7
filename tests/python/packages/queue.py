MINE = "not the library's"
