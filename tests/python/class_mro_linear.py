"""Linearization of classes: orders, conflicts, and bases that change later."""


def names(cls):
    return " ".join(c.__name__ for c in cls.__mro__)


class O: pass
class A(O): pass
class B(O): pass
class C(O): pass
class D(A, B): pass
class E(B, C): pass
class F(D, E): pass


print(names(F))
for bases in [(A, D), (D, A), (O, A), (D, E, B), (E, D), (A, A), (object, A)]:
    try:
        print(names(type("X", bases, {})))
    except TypeError as error:
        print(type(error).__name__, str(error).replace("\n", " | "))


class Diamond:
    def who(self):
        return ["Diamond"]


class Left(Diamond):
    def who(self):
        return ["Left"] + super().who()


class Right(Diamond):
    def who(self):
        return ["Right"] + super().who()


class Both(Left, Right):
    def who(self):
        return ["Both"] + super().who()


class Extra(Right):
    def who(self):
        return ["Extra"] + super().who()


def many(objects):
    counts = {}
    for turn in range(300):
        for name in objects[turn % len(objects)].who():
            counts[name] = counts.get(name, 0) + 1
    return counts


both = Both()
print(both.who(), Extra().who())
print(many([both, Left(), Extra(), Both()]))
print(sorted(c.__name__ for c in Diamond.__subclasses__()))
print(sorted(c.__name__ for c in Right.__subclasses__()))
