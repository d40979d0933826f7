"""getattr and setattr with a constant name: as the property itself, unless the functions are others."""


class Item:
    shared = "class"

    def __init__(self, v):
        self.v = v

    @property
    def twice(self):
        return self.v * 2

    @twice.setter
    def twice(self, value):
        self.v = value // 2

    def method(self):
        return self.v + 1


class Slotted:
    __slots__ = ("v",)


class Hooked:
    def __getattr__(self, name):
        return name

    def __setattr__(self, name, value):
        object.__setattr__(self, name + "_", value)


def run(o, times):
    total = 0
    for i in range(times):
        setattr(o, "v", i)
        total += getattr(o, "v") + getattr(o, "twice") + getattr(o, "method")() + len(getattr(o, "shared"))
        setattr(o, "twice", getattr(o, "v") + 7)
    return total, getattr(o, "v")


print(run(Item(0), 2000))


def read(o):
    try:
        return getattr(o, "v")
    except AttributeError as error:
        return str(error)


def write(o, value):
    try:
        return setattr(o, "v", value)
    except Exception as error:
        return type(error).__name__, str(error)


s = Slotted()
print(read(s), write(s, 3), read(s), read(5), write(5, 1), read(Item), write(Item, "of class"), read(Item))
h = Hooked()
print(read(h), write(h, 4), h.__dict__)
print([read(o) for o in (Item(1), s, h, Item, Hooked) for _ in range(2)])


class Private:
    def set(self):
        setattr(self, "__name", 1)
        self.__name = 2
        return getattr(self, "__name"), sorted(vars(self))


print(Private().set())
for wrong in (lambda: getattr(Item(1), "not an identifier"), lambda: getattr(Item(1), ""), lambda: setattr(3, "x", 1)):
    try:
        wrong()
    except AttributeError as error:
        print(error)
i = Item(1)
setattr(i, "not an identifier", 5)
print(getattr(i, "not an identifier"), vars(i))


def with_own(getattr):
    return getattr("object", "name")


print(with_own(lambda o, name: (o, name)))


def rebound(times):
    return [getattr(Item(k), "v") for k in range(times)][-3:]


print(rebound(1000))
saved = getattr
getattr = lambda o, name: ("mine", name)
print(rebound(5))
getattr = saved
print(rebound(5))
del getattr
print(rebound(5))
