"""In-place operators: falling back, returning others, on attributes and items, in hot loops."""


class Acc:
    def __init__(self, items=()):
        self.items = list(items)

    def __iadd__(self, other):
        self.items.append(("iadd", other))
        return self

    def __add__(self, other):
        return Acc(self.items + [("add", other)])

    def __imul__(self, other):
        return NotImplemented

    def __mul__(self, other):
        return Acc(self.items * other)

    def __isub__(self, other):
        return f"replaced by {other}"

    def __rsub__(self, other):
        return f"{other} minus acc"

    def __ior__(self, other):
        self.items[:] = [other]
        return self

    def __repr__(self):
        return f"Acc({self.items})"


class Power:
    def __init__(self, v): self.v = v
    def __ipow__(self, o): return Power(self.v ** o)
    def __imatmul__(self, o): return Power((self.v, o))
    def __ifloordiv__(self, o): return Power(self.v // o)
    def __itruediv__(self, o): return Power(self.v / o)
    def __imod__(self, o): return Power(self.v % o)
    def __ilshift__(self, o): return Power(self.v << o)
    def __irshift__(self, o): return Power(self.v >> o)
    def __iand__(self, o): return Power(self.v & o)
    def __ixor__(self, o): return Power(self.v ^ o)


a = same = Acc()
a += 1
a += 2
print(a, a is same)
a *= 2
print(a, a is same)
a |= "x"
print(a, same)
a -= 5
print(a)
a = 7
a -= Acc()
print(a)
p = Power(3)
p **= 4; p //= 5; p <<= 4; p >>= 1; p ^= 21; p &= 127; p %= 50; print(p.v)
p /= 4; print(p.v)
p @= "m"; print(p.v)
for text in ("p += 1", "p |= 2", "p -= 'x'"):
    try:
        exec(text)
    except TypeError as error:
        print(text, "->", error)

t = ([1], "s")
try:
    t[0] += [2]
except TypeError as error:
    print(error, t)
order = []


def base():
    order.append("base")
    return box


def index():
    order.append("index")
    return 0


def value():
    order.append("value")
    return 10


box = [1]
base()[index()] += value()
print(box, order)


def hot(turns):
    acc = Acc()
    text, number, data, pair = "", 0, [], (0,)
    store = {"n": 0, "l": []}
    for i in range(turns):
        if i % 100 == 0:
            acc |= i
        acc += i
        number += i if i < turns // 2 else i / 2
        text += str(i % 10)
        data += i % 3,
        pair += (i,) if i % 90 == 0 else ()
        store["n"] += number
        store["l"] += [i] if i % 64 == 0 else []
        if i % 150 == 0:
            data *= 2
    return len(acc.items), number, text[-9:], len(data), pair, store


print(hot(400))
b = {1, 2}
c = b
b |= {3}; b &= {2, 3, 4}; b ^= {4}; b -= {2}
print(b, b is c)
f = frozenset(b)
g = f
f |= {9}
print(sorted(f), f is g, sorted(g))
try:
    b += {1}
except TypeError as error:
    print(error)
d = {"a": 1}
d |= [("b", 2)]
print(d)
