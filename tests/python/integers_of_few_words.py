# Integers of one to some dozen words: sums, products, bits and shifts, compared with laws that hold among them.
edges = [0, 1, -1, 2, 3, 10, 2**61 - 1, 2**61, -(2**61), -(2**61) - 1, 2**62, 2**63 - 1, 2**63, -(2**63), 2**64 - 1, 2**64]
edges += [2**64 + 1, -(2**64), 2**127 - 1, 2**127, 2**128 - 1, 2**128, -(2**128) + 1, 3**81, -(3**120), 10**60, 2**512 - 1]
edges += [2**1024 - 2**512, -(2**1500) + 1, (1 << 2000) - 1, -(7**900)]
for a in edges:
    assert a - a == 0 and a + 0 == a and a * 1 == a and a ^ a == 0 and a | 0 == a, a
    assert -(-a) == a and ~~a == a and a + ~a == -1
    for shift in (0, 1, 31, 61, 62, 63, 64, 65, 128, 300):
        assert (a << shift) == a * 2**shift and (a << shift) >> shift == a, (a, shift)
        assert a >> shift == a // 2**shift, (a, shift)
    for b in edges:
        total = a + b
        assert total - b == a and total - a == b and b - a == -(a - b), (a, b)
        assert (a + b) * (a - b) == a * a - b * b, (a, b)
        assert (a & b) + (a | b) == total and (a ^ b) == (a | b) - (a & b), (a, b)
        assert str(a * b).lstrip("-") == str(abs(a) * abs(b))
        if b:
            quotient, rest = divmod(a, b)
            assert quotient * b + rest == a and quotient == a // b and rest == a % b and abs(rest) < abs(b), (a, b)
            assert (rest >= 0) == (b > 0) or rest == 0
print(sum(edges), len(str(edges[-1] * edges[-2])))
print(2**64 - 1 + 1, 2**64 - 1, (2**64 - 1) * (2**64 - 1), -(2**63) - 1, 2**63 - 2**63, (2**128 - 1) & (2**61 - 1), type(2**64 >> 10))
print((2**70) // 3, (2**70) % 3, (2**200 + 5) // 10**18, (2**200 + 5) % 10**18, -(2**70) // 3, -(2**70) % 3, (2**130) % (2**63 + 1))
for wrong in (lambda: 2**70 >> -1, lambda: 1 << -(2**70), lambda: 2**70 << -3, lambda: 2**70 % 0, lambda: 2**100 // 0):
    try:
        print(wrong())
    except (ValueError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
print(2**70 >> 2**70, -(2**70) >> 2**70, 0 << 1000, (5 >> 70) + (-5 >> 70))


def lcg(n):
    x, mask = 1, (1 << 128) - 1
    for _ in range(n):
        x = (x * 6364136223846793005 + 1442695040888963407) & mask
    return x


def xorshift(n, s=88172645463325252):
    for _ in range(n):
        s ^= (s << 13) & 0xFFFFFFFFFFFFFFFF
        s ^= s >> 7
        s ^= (s << 17) & 0xFFFFFFFFFFFFFFFF
    return s


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a, b - a - a, a - b


def digits(n):
    result = []
    while n:
        n, rest = n // 1000000007, n % 1000000007
        result.append(rest)
    return result


print(lcg(3000), xorshift(3000))
print([part % 10**30 for part in fibonacci(5000)])
print(sum(digits(7**700)), digits(2**400)[-3:])
