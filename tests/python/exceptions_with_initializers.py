"""Exceptions whose class has an initializer: what they keep, raised and caught where code is hot; initializers that raise, change, and yield."""


class Located(Exception):
    def __init__(self, message, place):
        super().__init__(message)
        self.place = place


class Bare(Exception):
    def __init__(self, value):
        self.value = value


class Child(Located):
    def __init__(self, place, *rest, name="child"):
        super().__init__(f"{name} at {place}", place)
        self.rest = rest


class Signal(Exception):
    def __init__(self, value=None):
        self.value = value


class Many(ValueError):
    def __init__(self, a, b, c):
        Exception.__init__(self, c, b, a)
        self.sum = a + b + c


class Chooses(Exception):
    def __init__(self, value):
        if value % 50 == 13:
            raise KeyError(value)
        if value % 50 == 17:
            self.args = ("set", value)
        if value % 50 == 19:
            super().__init__()
        self.value = value


class Yields(Exception):
    def __init__(self, value):
        return value


class Ends(StopIteration):
    def __init__(self, value):
        super().__init__(value * 2)
        self.own = value


class Steps:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise Ends(7)
        self.n -= 1
        return self.n


def check(i):
    if i % 3 == 0:
        raise Located("third", i)
    if i % 3 == 1:
        raise Bare(i)
    raise Child(i, 1, 2, name="kid") if i % 2 else Child(i)


def hot(n):
    total, texts = 0, set()
    for i in range(n):
        try:
            check(i)
        except Child as e:
            total += e.place + len(e.rest)
            texts.add((e.args[0].split()[0], len(e.args), str(e).split()[0]))
        except Located as e:
            total += e.place
            texts.add((e.args, str(e), repr(e)))
        except Bare as e:
            total += e.value + e.args[0]
            texts.add(len(e.args))
    return total, sorted(map(str, texts))


print(hot(30))
print(hot(600))


def returns(f, n):
    try:
        f(n)
    except Signal as s:
        return s.value
    return "nothing"


def leave(n):
    if n == 0:
        raise Signal
    if n < 0:
        raise Signal("below")
    leave(n - 1)


for i in range(200):
    assert returns(leave, i % 5) is None
    assert returns(leave, -1) == "below"


def kept(n):
    out = []
    for i in range(n):
        try:
            raise Chooses(i)
        except Chooses as e:
            if e.args != (i,):
                out.append(e.args)
        except KeyError as e:
            out.append((e.args, e.__context__ is None))
        try:
            raise Many(i, 2, 3)
        except ValueError as e:
            assert e.args == (3, 2, i) and e.sum == i + 5
    return out


print(kept(200))


def made(values):
    out = []
    for value in values:
        try:
            out.append(Yields(value).args)
        except TypeError as e:
            out.append(str(e))
    return out


print(made([None] * 100)[-1], made([None, 1, None, "a"]))


def wrong(cls, *arguments, **names):
    try:
        return cls(*arguments, **names).args
    except TypeError as e:
        return str(e)


for i in range(100):
    results = [wrong(Located, 1), wrong(Located, "m", place=i), wrong(Bare), wrong(Signal), wrong(Signal, 1, 2), wrong(Child, 1, name=2)]
print(results)
print([list(Steps(3)) for _ in range(60)][-1])
try:
    next(Steps(0))
except StopIteration as e:
    print(e.value, e.args, e.own)


def chained(n):
    seen = set()
    for i in range(n):
        try:
            try:
                check(i)
            except Bare as e:
                raise Located("again", i) from e
            finally:
                seen.add(i % 3)
        except Located as e:
            seen.add((type(e.__cause__).__name__, type(e.__context__).__name__, e.__traceback__.tb_lineno > 0))
    return sorted(map(str, seen))


print(chained(300))


def texts(n):
    return {str(Located("x" * (i % 3), i)) for i in range(n)}


print(sorted(texts(100)))
Located.__init__ = lambda self, *a: setattr(self, "place", -1)
print(returns_place := [getattr(made, "place") for made in (Located("a", 1), Child(2, 3))])


def changed(n):
    out = set()
    for i in range(n):
        try:
            raise Located("changed", i)
        except Located as e:
            out.add((e.args[0], getattr(e, "place", "none")))
    return sorted(map(str, out))


print(changed(60))
del Located.__init__
print(changed(3))
