# `in` and `not in` with a few literals: equality with each, in order, the literal on the left.
class Loud:
    def __init__(self, name, equal_to):
        self.name = name
        self.equal_to = equal_to

    def __eq__(self, other):
        seen.append((self.name, other))
        return other == self.equal_to

    __hash__ = None


class Angry:
    def __eq__(self, other):
        raise ValueError("compared with %r" % (other,))


class Truthy:
    def __eq__(self, other):
        return [] if other == 1 else [other]


class Number(int):
    def __eq__(self, other):
        seen.append(("number", other))
        return False

    __hash__ = int.__hash__


seen = []


def numbers(x):
    if x in (1, 2, 300):
        return "some"
    if x not in [4, 5]:
        return "none"
    return "four or five"


def words(x):
    a = x in ("add", "sub", "mul")
    b = x not in ("add", "")
    return a, b


def mixed(x):
    return x in (None, True, 7, "seven")


def kept(x):
    x = x in (1, 2)
    return x


def both(x, y):
    return 1 if x in (1, 2) and y not in (3, 4) or x in (9,) else 0


def loops(xs):
    n = 0
    for x in xs:
        while x in (10, 20, 30, 40):
            x += 10
            n += 1
        n += x not in (50, 3)
    return n


for turn in range(300):
    assert numbers(turn % 7) == ("some" if turn % 7 in {1, 2} else "four or five" if turn % 7 in {4, 5} else "none")
    assert words("add") == (True, False)
    assert words("a" + "dd") == (True, False)
    assert words("mul" if turn % 2 else "div") == (bool(turn % 2), True)
    assert kept(turn % 4) is (turn % 4 in {1, 2})
    assert both(turn % 3, turn % 5) == int(turn % 3 in {1, 2} and turn % 5 not in {3, 4})
    assert loops([10, 20, 3, turn]) >= 7
print([numbers(x) for x in (1, 2.0, True, 300, 4, 5.0, "1", None, 2**70, float("nan"))])
print([words(x) for x in ("add", "sub", "", 1, None, b"add")])
print([mixed(x) for x in (None, True, False, 1, 1.0, 7, 7.0, "seven", "Seven", (), 0)])
print(kept(2), kept(3), both(9, 3), loops([10, 40, 7]))

print(Loud("a", 2) in (1, 2, 3), seen)
seen.clear()
print(Loud("b", 9) not in ["x", None, 5], seen)
seen.clear()
n = Number(2)
print(n in (1, 2), seen, n in (n, 1))
print(Truthy() in (1,), Truthy() in (1, 2), Truthy() not in (1, 3))
try:
    print(Angry() in (1, 2))
except ValueError as error:
    print(error)
try:
    print(undefined in (1, 2))
except NameError as error:
    print(error)
print([] in (1, 2), [x for x in range(8) if x in (2, 3, 5, 7)], sum(x in (1, 2) for x in range(5)))
