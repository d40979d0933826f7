(set! car cdr)
