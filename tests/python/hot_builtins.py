# Builtins that compiled code knows, with arguments that change after it was compiled.


def least(rows):
    total = 0
    for a, b, c in rows:
        total += min(a, b, c) - max(a, b)
    return total


ints = [(i % 7, i % 5, i % 3) for i in range(3000)]
print(least(ints))
print(least([(a * 0.5, b * 0.5, c * 0.5) for a, b, c in ints]))
print(least([(1, 2.5, 3), (2.5, 1, True), (True, False, 0.0)]))
print(least([(2**70, 2**80, 5)]))
print(least(ints))
nan = float("nan")
print(min(nan, 1.0), min(1.0, nan), max(nan, 1.0), min(-0.0, 0.0), min(0.0, -0.0), min(1, 1.0), max(1, True))
try:
    least([(1, "a", 2)])
except TypeError as error:
    print(error)


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __lt__(self, other):
        return self.cents < other.cents

    def __gt__(self, other):
        return self.cents > other.cents

    def __sub__(self, other):
        return self.cents - other.cents

    def __str__(self):
        if self.cents < 0:
            raise ValueError("in debt")
        return f"{self.cents // 100}.{self.cents % 100:02}"


print(least([(Money(5), Money(3), Money(4))]))


def clock(numbers, by):
    text = []
    for number in numbers:
        quotient, remainder = divmod(number, by)
        text.append(quotient * 1000 + remainder)
    return sum(text)


print(clock(range(-1500, 1500), 7), clock(range(-1500, 1500), -7))
print(clock([2**80, -(2**61), 10], 60))
print(clock([7.5, -7.5], 2))
try:
    clock([1], 0)
except ZeroDivisionError as error:
    print(error)
try:
    clock([1.0], 0)
except ZeroDivisionError as error:
    print(error)


def letters(codes):
    return "".join(chr(code) for code in codes)


def word(codes):
    result = ""
    for code in codes:
        result += chr(code)
    return result


print(len(word([97 + i % 26 for i in range(3000)])))
print(ascii(word([0, 127, 128, 255, 256, 0x1F600])), letters([72, 105]))
for bad in (-1, 0x110000, "a", 2.0):
    try:
        word([bad])
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


def count(words, table):
    for key in words:
        table[key] = table.get(key, 0) + 1
    return table


def found(words, table):
    return [table.get(key) for key in words]


table = count([i % 11 for i in range(3000)], {})
print(sum(table.values()), table.get(99), table.get(99, "none"), table.get(True), table.get(2.0))
print(found(range(9, 13), table))


class Named(dict):
    def __missing__(self, key):
        return "missing"

    def get(self, key, default=None):
        return ("own", super().get(key, default))


print(Named(a=1).get("a"), found(["a", "b"], Named(a=1)))
try:
    count([[1]], {})
except TypeError as error:
    print(error)


def shown(values):
    length = 0
    for value in values:
        length += len(str(value))
    return length


print(shown(range(3000)), shown(["a", "", "ü"]), shown([1.5, None, True, 2**70, [1, "a"], Money(1234)]))
try:
    shown([Money(1), Money(-1)])
except ValueError as error:
    print(error)
str_ = str
str = lambda value: "shadowed"
print(shown([1, 2]))
str = str_
print(shown([1, 2]))


def windows(sequence, width):
    return sum(len(sequence[i : i + width]) for i in range(3000))


text = "hello, wörld" * 10
print(windows(text, 5), windows(list(text), 5), windows(tuple(text), 5), windows(range(100), 5))
print(text[-5:], text[::-3][:9], text[3:1], [1, 2, 3, 4][1::2], (1, 2, 3)[:-1])
print(slice(1, 2), slice(None, None, -1).indices(5))


class Keyed:
    def __getitem__(self, key):
        return key


print(Keyed()[1:2], Keyed()[::2, 3])


def edges(values):
    total = 0
    for value in values:
        total += ord(value)
    return total


print(edges("abc" * 1000), edges("aßλ😀"))
try:
    edges(["ab"])
except TypeError as error:
    print(error)
