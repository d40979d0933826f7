"""__eq__ and __hash__: what defining one does to the other, in sets, dicts and lists."""


class Money:
    def __init__(self, cents, unit):
        self.cents, self.unit = cents, unit

    def __eq__(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        return (self.cents, self.unit) == (other.cents, other.unit)

    def __hash__(self):
        return hash(self.cents)

    def __repr__(self):
        return f"{self.cents}{self.unit}"


class OnlyEq:
    def __eq__(self, other):
        return True


class Restored(OnlyEq):
    __hash__ = object.__hash__


class Never:
    __hash__ = None


class Always:
    def __eq__(self, other): return True
    def __ne__(self, other): return True
    def __hash__(self): return 1


class Counted:
    calls = 0

    def __init__(self, v): self.v = v
    def __hash__(self): return self.v % 4

    def __eq__(self, other):
        Counted.calls += 1
        return self.v == other.v


wallet = {Money(5, "e"): "five", Money(5, "d"): "dollar"}
wallet[Money(5, "e")] = "again"
print(wallet, Money(5, "e") in wallet, Money(6, "e") in wallet)
print(Money(1, "e") == 1, Money(1, "e") != Money(1, "e"), Money(1, "e") != 1)
for make in (OnlyEq, Never, Restored, Always):
    try:
        print(make.__name__, len({make(), make()}))
    except TypeError as error:
        print(make.__name__, error)
print(OnlyEq.__hash__, Restored() == 3, Always() != Always(), Always() == 5)
print(3 in [Always()], Always() in [], [1, 2, Always()].index("zz"), [Always()] == [3], (1, Always()) == (1, 9))
nan = float("nan")
print(nan in [nan], [nan] == [nan], nan == nan, {nan: 1}.get(nan), (nan,).count(nan), [nan].index(nan))


def fill(count):
    seen = {}
    for i in range(count):
        key = Counted(i % 12)
        seen[key] = seen.get(key, 0) + 1
    return sorted((k.v, n) for k, n in seen.items())


print(fill(300))
print(Counted.calls > 300)


class Bad:
    def __init__(self, h): self.h = h
    def __hash__(self): return self.h


for h in (2**61 - 1, 2**61, -3, 2**200, True, -2**70, "text", 1.0):
    try:
        print(hash(Bad(h)))
    except TypeError as error:
        print(error)


class Raises:
    def __eq__(self, other): raise ZeroDivisionError("compared")
    def __hash__(self): return 0


raising = Raises()
table = {raising: 1}
print(table[raising], raising in [raising])
for probe in (lambda: table[0], lambda: [raising].index(4), lambda: raising in (1, 2), lambda: {0: 1} == table):
    try:
        print(probe())
    except ZeroDivisionError as error:
        print("stopped:", error)
print(1 == 1.0 == True, hash(1) == hash(1.0) == hash(True), {1: "a", 1.0: "b", True: "c"}, hash(-1), hash(0.5) == hash(0.5 + 0j))
