# Binary searches of several kinds, bit tricks, two pointers, windows.
import bisect


def search(numbers, x):
    low, high = 0, len(numbers)
    while low < high:
        middle = (low + high) // 2
        if numbers[middle] < x:
            low = middle + 1
        else:
            high = middle
    return low


numbers = [1, 3, 3, 3, 7, 9, 12]
print([search(numbers, x) == bisect.bisect_left(numbers, x) for x in range(14)] == [True] * 14, bisect.bisect(numbers, 3), bisect.bisect_left(numbers, 3))
words = ["fig", "kiwi", "apple", "banana"]
bisect.insort(words, "plum", key=len)
print(words, bisect.bisect_right(words, 4, key=len), bisect.bisect(numbers, 3, 2, 3))


def rotated(numbers, x):
    low, high = 0, len(numbers) - 1
    while low <= high:
        middle = (low + high) >> 1
        if numbers[middle] == x:
            return middle
        if numbers[low] <= numbers[middle]:
            if numbers[low] <= x < numbers[middle]:
                high = middle - 1
            else:
                low = middle + 1
        elif numbers[middle] < x <= numbers[high]:
            low = middle + 1
        else:
            high = middle - 1
    return -1


print([rotated([4, 5, 6, 7, 0, 1, 2], x) for x in range(9)])


def root(n):
    low, high = 0, n + 1
    while high - low > 1:
        middle = (low + high) // 2
        if middle * middle <= n:
            low = middle
        else:
            high = middle
    return low


print([root(n) for n in (0, 1, 2, 15, 16, 10**20)], root(2 * 10**40))


def ternary(f, low, high):
    for _ in range(100):
        a, b = low + (high - low) / 3, high - (high - low) / 3
        if f(a) < f(b):
            high = b
        else:
            low = a
    return low


print(round(ternary(lambda x: (x - 2) ** 2 + 1, -10, 10), 6))
print([bin(n).count("1") for n in range(9)], [n & -n for n in range(1, 9)], [n & (n - 1) == 0 for n in (1, 2, 3, 4, 6, 8)], [(n & 0xFF) >> 4 | (n & 0xF) << 4 for n in (0x12, 0xAB)])


def subsets(items):
    return [[x for i, x in enumerate(items) if mask >> i & 1] for mask in range(1 << len(items))]


print(subsets("abc"), len(subsets(range(8))))
single = 0
for n in (4, 1, 2, 1, 2):
    single ^= n
print(single)


def reverse_bits(n, width=32):
    out = 0
    for _ in range(width):
        out, n = out << 1 | n & 1, n >> 1
    return out


print(reverse_bits(43261596), reverse_bits(1), reverse_bits(reverse_bits(123456789)), ~5 & 0xF, -1 & 0xFFFFFFFF, (-5) >> 1, 1 << 40 | 1)


def to_signed(n, width=8):
    return n - (1 << width) if n >> width - 1 & 1 else n


print([to_signed(n) for n in (0, 127, 128, 255)], [n & 0xFF for n in (-1, -128, 300)])


class BitSet:
    def __init__(self, members=()):
        self.bits = 0
        for m in members:
            self.bits |= 1 << m

    def __iter__(self):
        bits = self.bits
        while bits:
            low = bits & -bits
            yield low.bit_length() - 1
            bits ^= low

    def __or__(self, other):
        return BitSet([*self, *other])

    def __and__(self, other):
        made = BitSet()
        made.bits = self.bits & other.bits
        return made

    def __contains__(self, m):
        return self.bits >> m & 1 == 1

    def __len__(self):
        return self.bits.bit_count()


a, b = BitSet([1, 5, 64, 200]), BitSet([5, 7, 200])
print(list(a | b), list(a & b), 64 in a, 65 in a, len(a | b))


def window(text):
    start, best, seen = 0, "", {}
    for i, c in enumerate(text):
        if seen.get(c, -1) >= start:
            start = seen[c] + 1
        seen[c] = i
        best = max(best, text[start : i + 1], key=len)
    return best


print(window("abcabcbb"), window("bbbb"), window("pwwkew"), window(""))


def pairs(numbers, target):
    numbers, i, out = sorted(numbers), 0, []
    j = len(numbers) - 1
    while i < j:
        total = numbers[i] + numbers[j]
        if total == target:
            out.append((numbers[i], numbers[j]))
            i, j = i + 1, j - 1
        elif total < target:
            i += 1
        else:
            j -= 1
    return out


print(pairs([1, 5, 3, 7, 9, 2, 8], 10))


def kadane(numbers):
    best = here = numbers[0]
    start = s = e = 0
    for i, n in enumerate(numbers[1:], 1):
        if here < 0:
            here, start = n, i
        else:
            here += n
        if here > best:
            best, s, e = here, start, i
    return best, numbers[s : e + 1]


print(kadane([-2, 1, -3, 4, -1, 2, 1, -5, 4]), kadane([-3, -1, -2]))
prefix = [0]
for n in range(1, 11):
    prefix.append(prefix[-1] + n)
print(prefix[7] - prefix[3], [prefix[i + 3] - prefix[i] for i in range(8)])


def majority(xs):
    candidate, count = None, 0
    for x in xs:
        if count == 0:
            candidate = x
        count += 1 if x == candidate else -1
    return candidate if xs.count(candidate) > len(xs) // 2 else None


print(majority("aabab"), majority("abc"), majority([]))
