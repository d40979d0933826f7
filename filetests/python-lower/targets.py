def targets(a, b, o):
    a, b = b, a
    a, b = b, a + b
    o[a], o[b] = o[b], o[a]
    first, *rest, last = o
    x = y = o.z = a
    o.count += 1
    o[a] -= b
    (p, q), [r, s] = o
    del x, o.z, o[a:b]
    return {**o, "k": [1, *rest], a: {1, *b}}, [1, 2, 3, 4], (*a, b)

def strings(name, width):
    return f"{name!r:>{width}} is {width=} {name}" "!" f"{name}"

def own(point, x):
    object.__setattr__(point, "x", x)
