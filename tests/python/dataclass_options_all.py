"""dataclasses: every option, inheritance, fields, post-init, slots, frozen, ordering, replacement."""
from dataclasses import KW_ONLY, FrozenInstanceError, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace
from typing import ClassVar


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    tag: str = field(default="", compare=False, repr=False)


v = Version(1, 2, "x")
print(v, v == Version(1, 2), Version(1) < v, sorted([Version(2), v, Version(1, 1)]), hash(v) == hash(Version(1, 2)), {v: 1}[Version(1, 2, "other")], attempt(lambda: setattr(v, "major", 3)), attempt(lambda: delattr(v, "tag")), attempt(lambda: v < 3), replace(v, minor=9), v.__match_args__)


@dataclass
class Order:
    items: list = field(default_factory=list)
    total: float = field(init=False, default=-1)
    rate: InitVar[float] = 0.5
    count: ClassVar[int] = 0
    _: KW_ONLY
    note: str = "none"
    owner: str = field(default="me", metadata={"secret": True})

    def __post_init__(self, rate):
        self.total = sum(self.items) * rate
        Order.count += 1


o, p = Order([1, 2], 2), Order(note="n")
print(o, p, o == p, o.items is not p.items, Order.count, o.rate, [f.name for f in fields(o)], fields(Order)[3].metadata["secret"], Order.__hash__, attempt(lambda: Order([], 1, "positional")), attempt(lambda: Order(total=1)), attempt(lambda: replace(o, total=3)), replace(o, rate=1, note="r"), sep="\n")


@dataclass(slots=True, eq=False)
class Slim:
    a: int
    b: int = 2


@dataclass(kw_only=True)
class Base:
    x: int = 1
    y: int = 2


@dataclass
class Derived(Base):
    z: int = 0
    x: int = 10


print(Slim(1), Slim(1) == Slim(1), attempt(lambda: setattr(Slim(1), "c", 1)), Slim.__slots__, Derived(z=5), Derived(6, y=7), [f.name for f in fields(Derived)], Derived())


@dataclass(repr=False, init=False, unsafe_hash=True)
class Custom:
    n: int = 4
    def __repr__(self): return f"<{self.n}>"


@dataclass
class Node:
    v: int
    kids: list["Node"] = field(default_factory=list)
    extra: dict = field(default_factory=dict)
    more: tuple = ()


tree = Node(1, [Node(2), Node(3, [Node(4)])], {"k": Node(5)}, (Node(6),))
print(Custom(), hash(Custom()) == hash((4,)), asdict(tree), astuple(Node(1, [Node(2)])), asdict(v, dict_factory=lambda kv: [k for k, _ in kv]), is_dataclass(Node), is_dataclass(3), attempt(lambda: asdict(Node)), attempt(lambda: fields(3)), tree == Node(1, [Node(2), Node(3, [Node(4)])], {"k": Node(5)}, (Node(6),)), sep="\n")
tree.kids.append(tree)
print(tree)
M = make_dataclass("M", ["a", ("b", int), ("c", int, field(default=7))], namespace={"total": lambda self: self.b + self.c}, frozen=True)
print(M(1, 2), M("x", 1).total(), M.__name__, issubclass(FrozenInstanceError, AttributeError))


def bad_default():
    @dataclass
    class X:
        items: list = []


def bad_order():
    @dataclass
    class X:
        a: int = 1
        b: int


def frozen_mix():
    @dataclass
    class X(Version):
        q: int = 1


def order_without_eq():
    @dataclass(order=True, eq=False)
    class X: pass


print(*map(attempt, (bad_default, bad_order, frozen_mix, order_without_eq, lambda: replace(3))), sep="\n")


def hot(turns):
    best, seen = Version(0), set()
    for i in range(turns):
        w = Version(i * 7 % 5, i % 3)
        best = max(best, w)
        seen.add(w)
        s = Slim(i)
        s.b += s.a
        if s.b % 50 == 0:
            best = replace(best, minor=best.minor + 1)
    return best, len(seen), s


print(hot(200))
