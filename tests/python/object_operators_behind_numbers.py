"""Operators whose method is that of the second operand, of one operand, or in place: hot, declining, raising and replaced."""


class V:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __rmul__(self, k):
        if k is None:
            return NotImplemented
        if k == "ab":
            raise ValueError("no text")
        return V(self.x * k, self.y * k)

    def __radd__(self, k):
        return ("radd", k)

    def __neg__(self):
        return V(-self.x, -self.y)

    def __invert__(self):
        return NotImplemented

    def __pos__(self):
        if self.x == -77:
            raise KeyError(self.x)
        return self

    def __iadd__(self, other):
        if not isinstance(other, V):
            return NotImplemented
        self.x += other.x
        self.y += other.y
        return self

    def __add__(self, other):
        return ("add", other)

    def __isub__(self, other):
        return NotImplemented

    def __sub__(self, other):
        return NotImplemented

    def __rmod__(self, other):
        return ("rmod", other)


class W(V):
    def __neg__(self):
        return "W"


class I(int):
    def __rmul__(self, k):
        return ("I", k)


def outcome(action, *args):
    try:
        result = action(*args)
        return (result.x, result.y) if isinstance(result, V) else result
    except (TypeError, ValueError, KeyError) as error:
        return type(error).__name__, str(error)


def times(k, v):
    return k * v


def negated(v):
    return -v


def inverted(v):
    return ~v


def positive(v):
    return +v


def add(a, b):
    a += b
    return a


def subtract(a, b):
    a -= b
    return a


def plus(a, b):
    return a + b


def modulo(a, b):
    return a % b


def scaled(n):
    v = V(1.0, 2.0)
    d = V(1, 1)
    for i in range(n):
        v = 0.5 * v
        v = -v
        v += d
    return v


v = scaled(400)
print(round(v.x, 9), round(v.y, 9))
for i in range(300):
    a = V(i, 1)
    r = times(2, a)
    s = times(0.5, a)
    assert (r.x, r.y, s.x) == (2 * i, 2, 0.5 * i)
    assert negated(a).x == -i and positive(a) is a
    assert add(a, V(1, 1)) is a and a.x == i + 1
    assert plus(3, a) == ("radd", 3) and modulo(5, a) == ("rmod", 5)
for k in (3, 2.5, True, None, 77, 1 << 70, 1e300, "ab", [1], (2,)):
    print(outcome(times, k, V(1, 2)), outcome(times, k, W(3, 4)), outcome(plus, k, V(1, 2)))
print(outcome(times, 3, I(4)), outcome(times, 2.5, I(4)))
print(outcome(negated, W(1, 1)), outcome(negated, 3), outcome(negated, 2.5), outcome(negated, "a"))
print(outcome(inverted, V(1, 1)) is NotImplemented, outcome(inverted, 5), outcome(positive, V(-77, 1)))
for other in (V(5, 5), W(6, 6), 3, "x", None):
    print(outcome(add, V(1, 2), other), outcome(subtract, V(1, 2), other))
print(outcome(modulo, "%d", V(1, 2)), outcome(modulo, 9, V(1, 2)))
print(outcome(add, 3, V(1, 2)), outcome(add, [1], "ab"))

V.__neg__ = lambda self: "replaced"
V.__rmul__ = lambda self, k: ("replaced", k)
print(outcome(negated, V(1, 1)), outcome(times, 2, V(1, 1)), outcome(times, 2, W(1, 1)))
del V.__iadd__
print(outcome(add, V(1, 2), 3))
del V.__rmul__
print(outcome(times, 2, V(1, 1)))


class Total:
    def __init__(self):
        self.value = 0

    def __radd__(self, k):
        if k == 250:
            self.value += 1 << 62
        self.value += k
        return self

    def __neg__(self):
        self.value = self.value * 3 + 1
        return self


def fold(n):
    t = Total()
    for i in range(n):
        t = i + t
        if i % 7 == 0 and i < 60:
            t = -t
    return t.value


print(fold(100), fold(300), fold(300))
