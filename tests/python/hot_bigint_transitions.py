def power_sum(n):
    total, p = 0, 1
    for i in range(n):
        total += p
        p = p * 3 + i
        if i % 40 == 39: p = 1
    return total
print(power_sum(2000))
x, seen = 1, []
for i in range(400):
    x = x * 7 % (2**64 - 59) if i % 2 else x << 5
    x ^= i
    if x > 2**200: x >>= 150
    if i % 80 == 0: seen.append(x)
print(seen)
def fact(n):
    r = 1
    for i in range(2, n + 1): r *= i
    return r
print(fact(25), fact(30) // fact(28), fact(100) % 10**9, len(str(fact(300))))
a, b = 0, 1
for i in range(500): a, b = b, a + b
print(a, a.bit_length(), a % 1000007, -a // 3, -a % 7, a & 0xffff, ~a & 0xff)
edge = [2**61 - 1, 2**61, -2**61, 2**63 - 1, 2**63, -2**63 - 1, 2**31, 2**30]
for op in ("+", "-", "*", "//", "%", "&", "|", "^"):
    print(op, [eval(f"{p} {op} {q}") for p, q in zip(edge, edge[1:])])
count = 0
for i in range(2000):
    v = (1 << (i % 130)) - 1
    count += v.bit_count() + (v > 2**60) + (v == float(v)) + hash(v) % 3
print(count)
