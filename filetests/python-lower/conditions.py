def short_circuit(a, b, c):
    if a < b and not (b == c or c is None):
        return a or b
    elif a in c or b not in c:
        x = a and b
        return x
    return not a

def chained(a, b, c):
    if 0 <= a < b() <= c:
        return a < b < c
    return 1 if a else 2

def maybe(flag):
    if flag:
        value = 1
    return value

def constant():
    if 0:
        never()
    while False:
        never()
    return __debug__
