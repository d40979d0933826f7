# Loops whose variable changes type half-way: int -> float -> str -> big int, and back.

x = 0
for i in range(6000):
    if i == 2000:
        x = float(x)
    elif i == 4000:
        x = int(x)
    x = x + 1
print(x, type(x).__name__)

value = 1
log = []
for i in range(8000):
    if i % 2000 == 1999:
        log.append((type(value).__name__, value if len(str(value)) < 30 else len(str(value))))
        if isinstance(value, int):
            value = value / 2
        elif isinstance(value, float):
            value = str(round(value, 2))
        else:
            value = 2**70
    if isinstance(value, str):
        value = value[1:] + value[0]
    else:
        value = value + i
print(log, type(value).__name__, value)


def accumulate(items):
    total = items[0]
    for item in items[1:]:
        total = total + item
    return total


print(accumulate([1] * 3000))
print(accumulate([0.5] * 3000))
print(accumulate([1] * 1500 + [0.5] * 1500))
print(len(accumulate(["ab"] * 1500)))
print(accumulate([2**60] * 600))
print(len(accumulate([[1]] * 500)), accumulate([(1,), (2,)] * 3), accumulate([True] * 2000))


def mixed(n):
    a, b = 1, 1
    for i in range(n):
        if i % 1000 == 500:
            b = b * 1.0
        if i % 1000 == 900:
            b = int(b)
        a = (a * 7 + i) % 1009
        b = b + a % 3
        if b > 10**6:
            b = 0
    return a, b, type(b).__name__


print(mixed(5000), mixed(4600), mixed(10))


def compare(values):
    less = equal = 0
    last = values[0]
    for v in values:
        if v < last:
            less += 1
        elif v == last:
            equal += 1
        last = v
    return less, equal


print(compare([i % 7 for i in range(2000)]), compare([i % 7 * 0.5 for i in range(2000)]), compare([i % 7 * (0.5 if i % 2 else 1) for i in range(2000)]), compare([chr(97 + i % 7) for i in range(2000)]), compare([2**65 + i % 7 for i in range(900)]))


def loop_variable_types(n):
    kinds = {}
    for v in [1, 2.5, "s", None, True, [1], (2,), 2**80] * n:
        name = type(v).__name__
        kinds[name] = kinds.get(name, 0) + 1
        if v:
            kinds["true"] = kinds.get("true", 0) + 1
    return kinds


print(loop_variable_types(300))
n = 10
while n < 10**40:
    n = n * 3 if n % 2 else n + 1
print(n)
f = 1
while f != float("inf"):
    f = f * 1.5
print(f, f - f != f - f)
k = 0
flag = 0
for i in range(5000):
    flag = (flag, not flag, None)[i % 3]
    if flag:
        k += 1
    elif flag is None:
        k += 2
print(k, flag)
