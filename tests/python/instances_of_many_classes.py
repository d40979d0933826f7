# Tests for instances that meet objects of more classes than a site tells apart, and what must not be remembered of them.


class Node:
    def __init__(self, **args):
        self.args = args


class A(Node):
    pass


class B(Node):
    pass


class C(A):
    pass


class D(Node):
    pass


class E(B, D):
    pass


class F:
    pass


def marks(objects, rounds):
    text = ""
    for _ in range(rounds):
        text = ""
        for value in objects:
            text += "A" if isinstance(value, A) else "."
            text += "t" if isinstance(value, (C, D)) else "."
            text += "m" if isinstance(value, (int, str, E)) else "."
            text += " "
    return text


def counted(objects, types):
    count = 0
    for value in objects:
        if isinstance(value, types):
            count += 1
    return count


OBJECTS = [A(), B(), C(), D(), E(), F(), A(x=1), F()]
MIXED = OBJECTS + [1, 2.5, None, "text", [1], (2,), A, int, len, marks, 1 << 70, True, {}]
OBJECTS[-1].more = 1
print(marks(OBJECTS, 3000))
print(marks(MIXED, 1000))
for types in (A, (A, B), (C, (D, F)), Node, (int, Node), object, ()):
    total = 0
    for _ in range(300):
        total += counted(MIXED, types)
    print(total)


# A class made later, of classes that were tested, and one that takes the place of another.
class G(C):
    pass


print(marks(OBJECTS + [G()], 100))


class A(Node):
    pass


print(marks(OBJECTS + [A()], 100))

# Bases that are assigned.
class Base1:
    pass


class Base2:
    pass


class Derived1(Base1):
    pass


class Derived2(Base1):
    pass


class Derived3(Base2):
    pass


class Derived4(Base2):
    pass


class Derived5(Derived4):
    pass


FIVE = [Derived1(), Derived2(), Derived3(), Derived4(), Derived5()]


def firsts(rounds):
    found = ""
    for _ in range(rounds):
        found = ""
        for value in FIVE:
            found += "1" if isinstance(value, Base1) else "-"
            found += "2" if isinstance(value, Base2) else "-"
    return found


print(firsts(3000))
Derived4.__bases__ = (Base1,)
print(firsts(2000))
Derived4.__bases__ = (Base1, Base2)
print(firsts(2000))
Derived4.__bases__ = (Base2,)
print(firsts(10), firsts(2000))

# Objects of another class from now on.
FIVE[0].__class__ = Derived3
print(firsts(10), firsts(2000))
FIVE[0].__class__ = Derived1
print(firsts(2000))


# A class whose metaclass answers itself.
class Meta(type):
    asked = 0

    def __instancecheck__(cls, value):
        Meta.asked += 1
        return Meta.answer


class Asked(metaclass=Meta):
    pass


def asks(rounds):
    count = 0
    for _ in range(rounds):
        for value in FIVE:
            if isinstance(value, (Asked, Base2)):
                count += 1
    return count


Meta.answer = False
print(asks(300), Meta.asked)
Meta.answer = True
print(asks(300), Meta.asked)


# Objects that say that they are of another class.
class Proxy:
    @property
    def __class__(self):
        return Derived1


FIVE.append(Proxy())
print(firsts(10), firsts(2000))
try:
    isinstance(1, 2)
except TypeError as error:
    print(error)
