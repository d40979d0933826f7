(cond ((assv 1 (list)) => car cdr))
