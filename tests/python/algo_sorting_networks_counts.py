def count(f, a): a = a[:]; n = f(a); assert a == sorted(a), f.__name__; return n
def insertion(a):
    n = 0
    for i in range(1, len(a)):
        j, x = i, a[i]
        while j and a[j - 1] > x: a[j] = a[j - 1]; j -= 1; n += 1
        a[j] = x
    return n
def shell(a):
    n, gap = 0, len(a) // 2
    while gap:
        for i in range(gap, len(a)):
            x, j = a[i], i
            while j >= gap and a[j - gap] > x: a[j] = a[j - gap]; j -= gap; n += 1
            a[j] = x
        gap //= 2
    return n
def heap(a):
    n = 0
    def sink(i, end):
        nonlocal n
        while (c := 2 * i + 1) < end:
            if c + 1 < end and a[c + 1] > a[c]: c += 1
            if a[i] >= a[c]: break
            a[i], a[c] = a[c], a[i]; i = c; n += 1
    for i in range(len(a) // 2 - 1, -1, -1): sink(i, len(a))
    for e in range(len(a) - 1, 0, -1): a[0], a[e] = a[e], a[0]; sink(0, e)
    return n
def merge(a):
    if len(a) < 2: return 0
    l, r = a[:len(a) // 2], a[len(a) // 2:]; n = merge(l) + merge(r); i = j = 0
    for k in range(len(a)):
        if j == len(r) or i < len(l) and l[i] <= r[j]: a[k] = l[i]; i += 1
        else: a[k] = r[j]; j += 1; n += len(l) - i
    return n
for data in ([(i * 7919) % 97 for i in range(97)], list(range(60)), list(range(60, 0, -1)), [3, 1, 2] * 20, [], [1], ["b", "a", "c"], [2.5, 1, True]):
    print(len(data), [count(f, data) for f in (insertion, shell, heap, merge)])
