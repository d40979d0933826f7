# What a call of a class does is found again after its methods, or those of its metaclass, are bound to others.
class New:
    __new__ = object.__new__

    def __init__(self):
        self.x = 1


class Init:
    __init__ = object.__init__


class Meta(type):
    __call__ = type.__call__


class OfMeta(metaclass=Meta):
    def __init__(self):
        self.x = 2


class Base:
    def __init__(self, x):
        self.x = x


class Derived(Base):
    pass


def make(cls, *arguments):
    return cls(*arguments)


def call(cls):
    return cls()


def call_with(cls, x):
    x = cls(x)
    return x


for i in range(300):
    call(New), call(Init), call(OfMeta), call_with(Derived, i)

New.__new__ = lambda cls: 5
Init.__init__ = lambda self: setattr(self, "y", 7)
Meta.__call__ = lambda cls: "called"
print(call(New), call(Init).y, call(OfMeta))


def other(self, x):
    self.x = -x


Base.__init__ = other
print(call_with(Derived, 3).x)
Derived.__init__ = lambda self, x: print("derived", x)
print(hasattr(call_with(Derived, 4), "x"))
del Derived.__init__
print(call_with(Derived, 5).x)
Derived.__new__ = lambda cls, x: x + 1
print(call_with(Derived, 6))
del Derived.__new__


# Not the object that the call makes is seen where the initializer raises.
def guarded(x):
    made = "nothing"
    try:
        made = Base(x)
    except ValueError as error:
        return made, str(error)
    return made.x


def raising(self, x):
    if x == 250:
        raise ValueError("250")
    self.x = x


Base.__init__ = raising
results = [guarded(i) for i in range(300)]
print(results[249], results[250], results[251])


class Returning:
    def __init__(self, x):
        if x == 250:
            return x


def returning(x):
    return Returning(x)


for i in range(300):
    try:
        returning(i)
    except TypeError as error:
        print(i, error)


class Deep:
    def __init__(self, depth):
        self.inner = Deep(depth - 1) if depth else None


def depth(object):
    count = 0
    while object.inner:
        object = object.inner
        count += 1
    return count


print(depth(Deep(200)))


class Few:
    def __init__(self, a, b=2, *c):
        self.a, self.b, self.c = a, b, c


class Many:
    def __init__(self, a, b, c, d, e, f):
        self.all = [a, b, c, d, e, f]


def few(a):
    return Few(a), Few(a, 1), Few(a, 1, 5), Many(a, 1, 2, 3, 4, 5)


for i in range(3):
    print([(o.a, o.b, o.c) for o in few(i)[:3]], few(i)[3].all)
try:
    Many(1)
except TypeError as error:
    print(error)
