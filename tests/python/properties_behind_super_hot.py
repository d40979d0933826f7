"""super().v of properties, and methods that super() binds: by the class behind, whatever the object itself says."""


class Base:
    def __init__(self, v):
        self._v = v
        self.reads = 0

    @property
    def v(self):
        return self._v

    @property
    def counted(self):
        self.reads += 1
        if self.reads % 500 == 0:
            raise ValueError(self.reads)
        return self.reads

    def double(self):
        return 2 * self._v

    limit = 7


class Middle(Base):
    @property
    def v(self):
        return super().v + 100

    @property
    def counted(self):
        return -super().counted

    def double(self):
        return super().double() + 1

    def later(self):
        double = super().double
        return double

    def bound(self):
        return super().limit


class Top(Middle):
    @property
    def v(self):
        return super().v + 1000

    def other(self, maybe):
        s = super() if maybe else self
        return s.v


class Side(Base):
    @property
    def v(self):
        return super().v * 3


class Both(Middle, Side):
    pass


def total(objects, times):
    result = 0
    for _ in range(times):
        for o in objects:
            result += o.v + o.double()
    return result


def calls(o, times):
    return sum(o.later()() + o.bound() for _ in range(times))


print(total([Middle(1)], 2000), total([Middle(1), Top(2)], 1000), total([Both(5), Top(1), Middle(2), Side(3)], 500))
print(calls(Middle(4), 2000), calls(Both(4), 500))
print(sum(Top(3).other(i % 3) for i in range(3000)))


def reads(o, times):
    found = []
    for i in range(times):
        try:
            o.counted
        except ValueError as error:
            found.append((i, error.args[0]))
    return found


print(reads(Middle(1), 1800))


def ask(o):
    return o.v, o.double(), o.bound()


b = Middle(9)
print(ask(b))
Base.v = property(lambda self: "rebound")
try:
    print(ask(b))
except TypeError as error:
    print(error)
Base.v = 50
print(ask(b), total([b], 10))
del Base.v
try:
    print(ask(b))
except AttributeError as error:
    print(error)
Base.v = property(lambda self: self._v - 1)
print(ask(b), total([b, Both(1)], 300))
Side.v = property(lambda self: 0)
print(ask(Both(1)))
Base.limit = property(lambda self: "computed")
print(ask(b))


class Fallback:
    """What is not there is made up."""

    def __init__(self, inner):
        self.inner = inner

    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError(f"none of {name}")
        return (self.inner, name)


class Louder(Fallback):
    def __getattr__(self, name):
        return super().__getattr__(name) + ("!",)


def found(o, times):
    count = 0
    for i in range(times):
        count += len(o.first) + len(o.second)
        if i % 400 == 399:
            try:
                o.nothing
            except AttributeError as error:
                count += len(str(error))
    return count


print(found(Fallback(1), 2000), found(Louder(1), 2000))
f = Fallback(2)
print(found(f, 1000), f.first)
f.first = "own"
print(found(f, 1000), f.first)
Fallback.second = [1, 2, 3, 4]
print(found(f, 1000), found(Fallback(3), 500))
Fallback.__getattr__ = lambda self, name: name * 3
print(found(Fallback(3), 500), Fallback(3).first)
del Fallback.__getattr__
try:
    found(Fallback(3), 1)
except AttributeError as error:
    print(error)
