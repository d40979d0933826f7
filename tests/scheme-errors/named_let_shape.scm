(let loop ((i 0) j) (loop 1 2))
