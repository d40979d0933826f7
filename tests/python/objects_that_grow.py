"""Objects with more properties than their class announced, and classes whose properties come from elsewhere."""
import dataclasses


class Bag:
    pass


def fill(count):
    bag = Bag()
    for i in range(count):
        setattr(bag, f"p{i}", i * 0.5 if i % 2 else i)
    return bag


def total(bags):
    return sum(sum(vars(bag).values()) for bag in bags)


bags = [fill(n) for n in range(0, 90, 3)] + [fill(n) for n in range(90, 0, -7)]
print(total(bags))
for bag in bags:
    for name in list(vars(bag))[::2]:
        delattr(bag, name)
print(total(bags), sorted(vars(bags[3])), vars(bags[-1]))
for bag in bags:
    bag.p1 = "text"
    bag.late = [1]
print(sum(len(bag.p1) + len(bag.late) for bag in bags))


class Other:
    def __init__(self):
        self.only = 1


moved = []
for bag in bags[:10]:
    bag.__class__ = Other
    bag.only = 2
    moved.append(bag.only + len(vars(bag)))
print(moved)


class Mixed:
    def set(self, **names):
        for name, value in names.items():
            setattr(self, name, value)
        return self


def spread(n):
    s = 0
    for i in range(n):
        m = Mixed().set(a=i, b=1.5, c=None, d="d", e=2)
        m.f = i
        m.g = m.f + m.a
        s += m.g + m.b + m.e
    return s


print(spread(3000))


@dataclasses.dataclass
class Point:
    x: float
    y: float
    label: str = "p"
    tags: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass(order=True)
class Event(Point):
    when: int = 0


def walk(n):
    p = Point(0.0, 1.0)
    for i in range(n):
        p = Point(p.x + p.y, p.y, "q", [i])
    return p


def compare(n):
    first, second, same = Event(1.0, 2.0, when=3), Event(1.0, 2.0, when=4), 0
    for i in range(n):
        same += (first < second) + (first == second) + (first == Event(1.0, 2.0, when=3))
    return same


print(walk(3000), compare(2000), Point(1, 2) == Event(1, 2), Event(1, 2) != Event(1, 2, when=1))


class Base:
    kind: str
    size: int = 3

    def __init__(self):
        self.kind = "base"


class Derived(Base):
    extra: float

    def __init__(self):
        super().__init__()
        self.extra = 1.0
        self.a = self.b = self.c = self.d = 4


def make(n):
    s = 0
    for i in range(n):
        d = Derived()
        d.z = i
        s += d.extra + d.a + d.z + len(d.kind)
    return s


print(make(3000), Derived.__annotations__, vars(Derived()))
