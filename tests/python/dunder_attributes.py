# __getattr__, __setattr__, __delattr__, __getattribute__, __call__, __enter__/__exit__, __new__, __init_subclass__ free.


class Record:
    def __init__(self):
        object.__setattr__(self, "data", {})
        object.__setattr__(self, "log", [])

    def __getattr__(self, name):
        self.log.append("get " + name)
        if name in self.data:
            return self.data[name]
        raise AttributeError(f"no field {name!r}")

    def __setattr__(self, name, value):
        self.log.append("set " + name)
        self.data[name] = value

    def __delattr__(self, name):
        self.log.append("del " + name)
        del self.data[name]


r = Record()
r.a = 1
r.b = r.a + 1
del r.a
print(r.b, hasattr(r, "a"), getattr(r, "a", "gone"), r.log)
try:
    r.zzz
except AttributeError as error:
    print("AttributeError:", error)


class Proxy:
    def __init__(self, target):
        self._target = target

    def __getattr__(self, name):
        return getattr(self._target, name)


p = Proxy([3, 1, 2])
p.append(0)
p.sort()
print(p._target, p.index(2))


class Polynomial:
    def __init__(self, *coefficients):
        self.coefficients = coefficients

    def __call__(self, x, scale=1):
        result = 0
        for c in self.coefficients:
            result = result * x + c
        return result * scale


poly = Polynomial(1, 0, -2)
print(poly(3), poly(3, scale=10), callable(poly), callable(5), list(map(poly, range(4))))
total = 0
for i in range(2000):
    total += poly(i)
print(total)


class Validated:
    def __setattr__(self, name, value):
        if name == "age" and value < 0:
            raise ValueError("age must not be negative")
        super().__setattr__(name, value)


v = Validated()
v.age = 5
try:
    v.age = -1
except ValueError as error:
    print("ValueError:", error, v.age)


class Default:
    def __getattr__(self, name):
        return name.upper()


print(Default().hello, Default().x)


class Tracker:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind.__name__ if kind else None, value)
        return kind is KeyError


with Tracker("plain") as t:
    print("in", t.name)
with Tracker("swallows"):
    raise KeyError("k")
try:
    with Tracker("outer"), Tracker("inner"):
        raise ValueError("not swallowed")
except ValueError as error:
    print("caught", error)


hot = Record()
hot.n = 0
for i in range(1500):
    hot.n = hot.n + i
print(hot.n, len(hot.log))
