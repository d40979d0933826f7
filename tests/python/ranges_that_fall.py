# Loops over ranges that fall, entered in the middle and from the start; the step changes its sign and size at one site.
def total(start, stop, step):
    result = 0
    for i in range(start, stop, step):
        result = result * 3 % 1000003 + i
    return result


def neighbours(values):
    best = list(values)
    for i in range(len(values) - 2, -1, -1):
        best[i] = max(best[i], best[i + 1] - 1)
    return best


def of_object(r):
    result = []
    for i in r:
        result.append(i)
    return len(result), sum(result), result[:3]


print(total(3000, -1, -1))
print(total(3000, -1, -7), total(0, 3000, 7), total(0, 3000, 1), total(5, 5, -1), total(-5, 5, -1))
for step in (-1, -2, -3, 1, 2, 3, -1):
    start, stop = (2000, 0) if step < 0 else (0, 2000)
    print(step, total(start, stop, step))
print(sum(neighbours([(i * 7919) % 1009 for i in range(3000)])))
for r in (range(2000, 0, -1), range(2000, 0, -3), range(0, 2000), range(0, 2000, 5), range(0), range(3, 0, -1)):
    print(of_object(r))
small = -(2 ** 61)
print(of_object(range(small + 2000, small, -1))[0], of_object(range(small + 5, small - 5, -3)))


# A function with loops one behind the other, each entered by itself, called until its calls have code.
def stages(n, k):
    first = [i * k for i in range(n)]
    second = []
    for value in first:
        second.append(value % 7)
    third = 0
    for i in range(n - 1, -1, -1):
        third += second[i] * i
    while n > 0:
        n -= 2
        third ^= n
    if k == 17:
        return str(third)
    return third


print([stages(700, k) for k in range(30)])
