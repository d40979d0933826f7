(let-values ((a 1 2)) a)
