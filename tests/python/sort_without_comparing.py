"""Sorts that do not compare: counting, radix (both ends), buckets, pigeonholes, and beads."""
import sys


def counting(xs, key=lambda x: x):
    if not xs:
        return []
    keys = [key(x) for x in xs]
    low = min(keys)
    counts = [0] * (max(keys) - low + 1)
    for k in keys:
        counts[k - low] += 1
    for i in range(1, len(counts)):
        counts[i] += counts[i - 1]
    out = [None] * len(xs)
    for x, k in zip(reversed(xs), reversed(keys)):
        counts[k - low] -= 1
        out[counts[k - low]] = x
    return out


def radix(xs, base=16):
    passes, shift = 0, 1
    negative, rest = [-x for x in xs if x < 0], [x for x in xs if x >= 0]

    def digits(ys):
        nonlocal passes, shift
        shift = 1
        while ys and max(ys) >= shift:
            rows = [[] for _ in range(base)]
            for y in ys:
                rows[y // shift % base].append(y)
            ys = [y for row in rows for y in row]
            shift *= base
            passes += 1
        return ys

    return [-x for x in reversed(digits(negative))] + digits(rest), passes


def radix_words(words, at=0):
    if len(words) < 2:
        return words
    done, groups = [], {}
    for w in words:
        if at == len(w):
            done.append(w)
        else:
            groups.setdefault(w[at], []).append(w)
    for letter in sorted(groups):
        done.extend(radix_words(groups[letter], at + 1))
    return done


def buckets(xs, n=10):
    rows = [[] for _ in range(n)]
    for x in xs:
        row = rows[min(n - 1, int(x * n))]
        at = len(row)
        while at and row[at - 1] > x:
            at -= 1
        row.insert(at, x)
    return sum(rows, []), [len(r) for r in rows]


def beads(xs):
    poles = [sum(x > level for x in xs) for level in range(max(xs, default=0))]
    return [sum(p > i for p in poles) for i in range(len(xs))][::-1]


xs = [(i * 37 + 11) % 64 - 20 for i in range(100)]
print(counting(xs) == sorted(xs), counting([]), counting([5]), counting("the quick brown fox".split(), key=len))
print(radix(xs)[0] == sorted(xs), radix([170, 45, 75, 90, 802, 24, 2, 66], 10), radix([]), radix([0, 0]), radix([2**70, -(2**65), 1, 2**64]))
words = "she sells sea shells by the sea shore she said".split() + ["", "é", "s"]
print(radix_words(words), radix_words(words) == sorted(words))
floats = [((i * 29) % 47) / 47 for i in range(47)]
print(buckets(floats)[0] == sorted(floats), buckets(floats)[1], buckets([1.0, 0.0, 0.999, 0.05]))
print(beads([5, 3, 1, 7, 4, 1, 1]), beads([]), beads([0, 0, 2]))
for call in (lambda: counting(["a", "b"]), lambda: counting([1, 2.5]), lambda: buckets([-0.1, 2.0], 2), lambda: buckets([float("nan")])):
    try:
        print(call())
    except (TypeError, ValueError) as e:
        print(f"{type(e).__name__}: {e}", file=sys.stdout)
