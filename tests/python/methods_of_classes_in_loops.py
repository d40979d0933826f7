# Static methods, class methods and super() with arguments: read from classes, objects and what is behind a class.
class Base(object):
    kind = "base"

    def __init__(self, a):
        super(Base, self).__init__()
        self.a = a

    @classmethod
    def less(cls, x, y):
        return x.a < y.a

    @staticmethod
    def more(x, y):
        return x.a > y.a

    @classmethod
    def name(cls):
        return cls.__name__ + " " + cls.kind

    @classmethod
    def make(cls, a):
        return cls(a)

    def shown(self):
        return "base"


class Derived(Base):
    kind = "derived"

    def __init__(self, a, b=0):
        super(Derived, self).__init__(a)
        self.b = b

    @classmethod
    def name(cls):
        return "<" + super(Derived, cls).name() + ">"

    def shown(self):
        return "derived of " + super(Derived, self).shown()


class Mixed(Derived):
    def shown(self):
        return "mixed of " + super(Mixed, self).shown()


def count(n):
    a, b = Base(1), Derived(2)
    s = 0
    for i in range(n):
        if Base.less(a, b):
            s += 1
        if Base.more(a, b):
            s += 10
        if Derived.less(b, a):
            s += 100
        if a.less(a, b):
            s += 1000
        if b.more(b, a):
            s += 10000
    return s


def names(classes):
    return [cls.name() for cls in classes]


def made(n):
    s = 0
    for i in range(n):
        s += Derived.make(i).a + Base.make(1).a
    return s


def shown(objects):
    return [o.shown() for o in objects]


for _ in range(50):
    result = count(20), names([Base, Derived, Mixed]), made(10), shown([Base(1), Derived(2), Mixed(3)])
print(result)
print(names([Base(1), Mixed(2)]), names([type(Base(1))]))

# Read, and called later.
def later(n):
    out = []
    for i in range(n):
        less, more, name = Base.less, Base.more, Mixed(1).name
        out.append((less(Base(1), Base(2)), more(Base(1), Base(2)), name(), less.__self__ is Base))
    return out[-1]


for _ in range(30):
    result = later(5)
print(result)

# Attributes that become something else.
Base.less = staticmethod(lambda x, y: "static")
print(Base.less(1, 2), Base(1).less(1, 2), count(3) > 0)
Base.less = classmethod(lambda cls, x, y: cls.__name__)
print(Base.less(1, 2), Derived.less(1, 2), Derived(1).less(1, 2))
Base.more = lambda self, x=None, y=None: ("plain", type(self).__name__)
print(Base.more(Base(1)), Base(1).more())
Base.less = 7
try:
    count(3)
except TypeError as error:
    print(error)


class Property:
    def first(cls):
        return "first"

    first = classmethod(first)


def firsts(n):
    return [Property.first() for _ in range(n)][-1]


for _ in range(40):
    result = firsts(4)
print(result)
Property.first = classmethod(lambda cls: "second")
print(firsts(4))


# super() of another class, of another object, kept, and with too many arguments.
class Other:
    def __init__(self):
        super(Base, self).__init__()


def make_other():
    try:
        return Other()
    except TypeError as error:
        return str(error)


for _ in range(40):
    result = make_other()
print(result)


class Kept(Base):
    def shown(self):
        parent = super(Kept, self)
        return [parent.shown(), parent.a if hasattr(parent, "a") else "no a", parent.__thisclass__.__name__]


for _ in range(40):
    result = Kept(1).shown()
print(result)


class Strict(object):
    def __init__(self, a):
        super(Strict, self).__init__(a)


def strict():
    try:
        return Strict(1)
    except TypeError as error:
        return str(error)


for _ in range(40):
    result = strict()
print(result)


class Rebound(Base):
    def shown(self):
        return super(Rebound, self).shown()


def rebound(o):
    return o.shown()


object_of = Rebound(1)
for _ in range(60):
    result = rebound(object_of)
Base.shown = lambda self: "changed"
print(result, rebound(object_of))


class Stub:
    def shown(self):
        return "no super"


builtin_super, super = super, lambda *a: Stub()
print(rebound(object_of))
super = builtin_super
print(rebound(object_of))


class Left(Base):
    def shown(self):
        return "left " + super(Left, self).shown()


class Right(Base):
    def shown(self):
        return "right " + super(Right, self).shown()


class Both(Left, Right):
    def shown(self):
        return "both " + super(Both, self).shown()


for _ in range(60):
    result = shown([Left(1), Right(1), Both(1)])
print(result)


# Counters on classes, and abstract ones.
class Registry:
    items = []
    total = 0

    @classmethod
    def add(cls, item):
        cls.items.append(item)
        cls.total += 1
        return cls.total

    @staticmethod
    def twice(x):
        return x * 2


class SubRegistry(Registry):
    items = []


for i in range(200):
    Registry.add(Registry.twice(i))
    if i % 2:
        SubRegistry.add(i)
print(len(Registry.items), Registry.total, len(SubRegistry.items), SubRegistry.total)
