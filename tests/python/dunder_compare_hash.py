# Rich comparison, reflected comparison, hash, identity of dict keys, bool.


class Version:
    def __init__(self, major, minor=0):
        self.major = major
        self.minor = minor

    def pair(self):
        return (self.major, self.minor)

    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.pair() == other.pair()

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.pair() < other.pair()

    def __le__(self, other):
        return self == other or self < other

    def __hash__(self):
        return hash(self.pair())

    def __bool__(self):
        return self.major > 0

    def __repr__(self):
        return f"v{self.major}.{self.minor}"


a, b, c = Version(1, 2), Version(1, 10), Version(1, 2)
print(a == c, a != c, a < b, a > b, a <= c, a >= c, a is c)
print(a == 5, a != 5, 5 == a)
try:
    a < 5
except TypeError as error:
    print("TypeError:", error)
print(sorted([b, Version(0, 9), a]), max(a, b), min([b, a]))
table = {a: "first", b: "second"}
table[c] = "replaced"
print(len(table), table[Version(1, 2)], c in table, Version(9) in table)
print(len({a, b, c}), hash(a) == hash(c))
print(bool(Version(0, 5)), bool(a), "yes" if Version(0) else "no", not a)


class OnlyEq:
    def __eq__(self, other):
        return True


try:
    {OnlyEq(): 1}
except TypeError as error:
    print("TypeError:", error)
for bad in ([], {}, set()):
    try:
        hash(bad)
    except TypeError as error:
        print("TypeError:", error)
print(OnlyEq() == 3, OnlyEq() != 3, 3 == OnlyEq(), [OnlyEq()] == [None])


class Len:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


print(bool(Len(0)), bool(Len(2)), [bool(v) for v in (0, 0.0, "", [], {}, (), None, set(), range(0), False)])
print([bool(v) for v in (1, 0.1, " ", [0], {0: 0}, (0,), "0", {0}, range(1), True)])


class Weird:
    def __eq__(self, other):
        return "eq result"

    def __lt__(self, other):
        return [other]

    def __gt__(self, other):
        return {"gt": other}


w = Weird()
print(w == 1, w < 2, w > 3, 4 > w)
print(hash(1) == hash(1.0) == hash(True), {1: "a", 1.0: "b", True: "c"})
print(hash(2**61 - 1), hash(-1), hash(-2), hash(10**20), hash(0.5), hash(None) == hash(None))

hits = 0
keys = [Version(i % 13, i % 7) for i in range(200)]
seen = {}
for round_number in range(10):
    for key in keys:
        seen[key] = seen.get(key, 0) + 1
        if key == Version(5, 5):
            hits += 1
print(len(seen), sum(seen.values()), hits)
print(1 < 2 < 3, 1 < 3 > 2, 1 == 1.0 != 2, (1, 2) < (1, 3) <= (1, 3), [1, 2] < [1, 2, 0], "a" < "b" > "B")
print((1, "x") == (1.0, "x"), [1, [2, 3]] == [1, [2, 3]], {"a": [1]} == {"a": [1]}, {1, 2} == {2, 1})
