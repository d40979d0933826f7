# while, for, else, break, continue, pass, ternaries, chained comparison, short circuit, nested loops, lambda.

i = 0
while i < 10:
    i += 1
    if i == 3:
        continue
    if i == 7:
        break
else:
    print("not reached")
print(i)
while i < 9:
    i += 1
else:
    print("while else", i)
for n in range(2, 20):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print(n, end=" ")
print()
for x in []:
    pass
else:
    print("empty else")
trace = []


def t(value, result=True):
    trace.append(value)
    return result


if t(1) and t(2, False) and t(3):
    trace.append("no")
elif t(4, False) or t(5):
    trace.append("yes")
print(trace)
trace.clear()
print(1 < t(5, 5) < 3 < t(9), trace)
trace.clear()
print(t("a", 1) < t("b", 2) < t("c", 3), trace, 1 < 2 > 1 != 3 == 3, 1 == 1 == 1.0, 3 > 2 > 2)
print("pos" if i > 0 else "neg", "a" if i > 100 else "b" if i > 8 else "c", (lambda: 1 if i else 2)(), [1, 2][i > 3])
print((lambda a, b=2, *c, **d: (a, b, c, d))(1, 5, 6, k=7), (lambda: (lambda: 3)())(), list(map(lambda p: p[0] + p[1], [(1, 2), (3, 4)])))
found = None
for a in range(20):
    for b in range(20):
        for c in range(20):
            if a * a + b * b == c * c and a > 2 and b > a and found is None:
                found = (a, b, c)
                break
        if found:
            break
    if found:
        break
print(found)
total = 0
for a in range(30):
    if a % 3 == 0:
        continue
    b = a
    while True:
        b -= 1
        if b < 0:
            break
        if b % 2:
            continue
        for c in range(b):
            if c > 8:
                break
            total += c
        else:
            total += 100
print(total)
x = 27
steps = 0
while x != 1:
    x = 3 * x + 1 if x % 2 else x // 2
    steps += 1
print(steps)


def first_match(predicate, items, default=None):
    for item in items:
        if predicate(item):
            return item
    return default


print(first_match(lambda v: v > 3, [1, 2, 5, 6]), first_match(lambda v: v > 30, [1]), first_match(str.isupper, "abCd"))


def sign(n):
    if n > 0:
        return 1
    elif n < 0:
        return -1
    else:
        return 0


print([sign(n) for n in (-5, 0, 5)], sum(sign(n - 1500) for n in range(4000)))


def early_none(n):
    if n:
        return


print(early_none(1), early_none(0), (1, 2, 3)[::-1] if True else None)
count = 0
n = 0
while n < 6000:
    n += 1
    if n % 2 == 0 and n % 3 == 0 or n % 5 == 0 and not n % 7 == 0:
        count += 1
    elif n % 11 == 0 or (n % 13 == 0 and n > 100):
        count += 2
    else:
        pass
print(count)
a, b = 0, 0
for k in range(1000):
    a, b = (a + 1, b) if k % 3 else (a, b + 1)
    if not k % 250: print(k, end=","); continue
    if a > 600: break
print(a, b, k)
del a, b
if True: print("one line")
flag = not not []
print(flag, not flag, flag is False, 1 if flag else 0, None if flag else "set")
