(match (list 1 2) ((a a) a))
