# Entry into running loops: nested loops at module level and in functions, with live variables of every kind.

text, number, real, items, table, nothing, flag = "t", 5, 0.5, [], {}, None, True
big, pair, function = 2**80, (1, 2), len
outer = 0
while outer < 40:
    inner = 0
    while inner < 60:
        deepest = 0
        while deepest < 3:
            number += deepest
            deepest += 1
        real = real * 0.99 + inner
        inner += 1
    if outer % 10 == 0:
        text += str(outer)
        items.append(function(text))
        table[outer] = pair
        big += 1
    outer += 1
print(text, number, real, items, table, nothing, flag, big, pair, function(text), inner, deepest)


def once():
    a, b, c = 1, 2.5, "c"
    log = []
    for i in range(3000):
        a += i
        b -= 0.5
        if i % 1000 == 0:
            c += str(i)
            log.append((a, b, c))
    d = a
    for i in range(3000, 0, -3):
        d -= i
        if i == 1500:
            d = float(d)
    return a, b, c, d, log, i


print(once())


def with_try():
    caught = 0
    i = 0
    while True:
        try:
            i += 1
            if i % 100 == 0:
                raise ValueError(i)
            if i > 4000:
                break
        except ValueError as error:
            caught += error.args[0]
        finally:
            caught += 1
    return i, caught


print(with_try())


def closure_state():
    total = 0
    history = []

    def add(n):
        nonlocal total
        total += n

    for i in range(3000):
        add(i)
        if i % 1500 == 0:
            history.append(total)
    return total, history


print(closure_state())


def generator_state():
    i = 0
    while i < 3000:
        i += 1
        if i % 1000 == 0:
            yield i
        for _ in range(2):
            i += 0
    yield "end"


print(list(generator_state()))


def loop_in_comprehension():
    return [sum(k * j for j in range(60)) for k in range(60)]


print(sum(loop_in_comprehension()))


def early_exit(n):
    for i in range(n):
        for j in range(i, n):
            for k in range(j, n):
                if i * i + j * j == k * k and i > 8:
                    return i, j, k
    return None


print(early_exit(40))


def swap_loop(n):
    a, b, c = 0, 1, 2
    for i in range(n):
        a, b, c = b, c, (a + i) % 1000
    return a, b, c


print(swap_loop(5000))


def while_else(n):
    i = 0
    while i < n:
        i += 1
        if i == 100000:
            break
    else:
        return "else", i
    return "break", i


print(while_else(4000))


def many_locals():
    a = b = c = d = e = f = g = h = 1
    p, q, r, s = 1.0, 2.0, 3.0, 4.0
    u, v, w = "u", None, [0]
    for i in range(4000):
        a, b, c, d = (a + 1) % 7, (b + a) % 11, (c ^ b) % 13, (d + c) % 17
        e, f, g, h = e + d, f - a, g + (e & 1), h ^ i
        p, q = p * 0.5 + a, q * 0.5 + p
        r, s = r + q / 100, s - r / 1000
        w[0] += i % 3
        if i == 2000:
            v = u + str(a)
    return a, b, c, d, e, f, g, h, round(p, 6), round(q, 6), round(r, 6), round(s, 6), u, v, w


print(many_locals())
count = 0
for i in range(3000):
    if i == 2500:
        count = str(count)
    count = count + 1 if isinstance(count, int) else count + "!" if i < 2510 else count
print(count, i)
for i in range(2000):
    pass
print(i)
n = 0
for ch in "abcdefghij" * 300:
    n = (n * 31 + ord(ch)) % 65521
print(n, ch)
for key in {k: k for k in range(2500)}:
    n ^= key
print(n, key)
for x, (y, *z) in [(i, (i + 1, i, i)) for i in range(2000)]:
    n += x - y + len(z)
print(n, x, y, z)


def deep(level):
    total = 0
    for i in range(30):
        total += i
        if i == 29 and level:
            total += deep(level - 1)
    return total


print(deep(60))
