(cond-expand ((and r7rs (maybe)) 1))
