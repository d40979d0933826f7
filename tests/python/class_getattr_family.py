"""__getattribute__, __getattr__, __setattr__, __delattr__ and __dir__ together."""


class Traced:
    seen = []

    def __getattribute__(self, name):
        if not name.startswith("_") and name != "seen":
            Traced.seen.append("get " + name)
        return super().__getattribute__(name)

    def __getattr__(self, name):
        if name.startswith("auto_"):
            value = len(name)
            self.__dict__[name] = value
            return value
        raise AttributeError(f"nothing called {name}")

    def __setattr__(self, name, value):
        Traced.seen.append(f"set {name}={value!r}")
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        Traced.seen.append("del " + name)
        super().__delattr__(name)

    def __dir__(self):
        return ["b", "a", *vars(self)]


t = Traced()
t.one = 1
t.one += 5
print(t.one, t.auto_x, t.auto_x, dir(t))
del t.one
for name in ("one", "auto_", "zzz"):
    try:
        print(getattr(t, name))
    except AttributeError as error:
        print(error, "|", error.args)
print(getattr(t, "gone", "default"), hasattr(t, "gone"), hasattr(t, "auto_long"))
print(Traced.seen)
try:
    del t.nothing
except AttributeError as error:
    print(type(error).__name__, error)


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "_target", target)
        object.__setattr__(self, "_counts", {})

    def __getattr__(self, name):
        counts = self._counts
        counts[name] = counts.get(name, 0) + 1
        return getattr(self._target, name)

    def __setattr__(self, name, value):
        setattr(self._target, name, value)


class Box:
    size = 3

    def grow(self, by):
        self.size += by
        return self.size


def use(proxy, turns):
    total = 0
    for i in range(turns):
        total += proxy.grow(i % 3)
        if i % 50 == 0:
            proxy.size = 0
        total -= proxy.size
    return total


box = Box()
proxy = Proxy(box)
print(use(proxy, 300), box.size, proxy._counts)
proxy.list = []
proxy.list.append(4)
print(box.list, vars(box))


class Computed:
    @property
    def broken(self):
        return self.missing

    def __getattr__(self, name):
        return f"fallback for {name}"


print(Computed().broken, Computed().other)


class Shadow:
    def __len__(self):
        return 7

    def __getattr__(self, name):
        return lambda: 1000


shadow = Shadow()
shadow.__len__ = lambda: 99
print(len(shadow), shadow.__len__(), shadow.whatever())
try:
    shadow + 1
except TypeError as error:
    print(error)
try:
    iter(shadow)
except TypeError as error:
    print(error)
