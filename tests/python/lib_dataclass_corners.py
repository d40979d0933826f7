# Dataclasses: defaults, order, frozen, inheritance, fields, post-init, slots, keyword-only, replace.
from dataclasses import FrozenInstanceError, InitVar, KW_ONLY, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace
from typing import ClassVar


@dataclass
class Item:
    name: str
    price: float = 1.5
    tags: list = field(default_factory=list)
    count: ClassVar[int] = 0
    secret: str = field(default="s", repr=False, compare=False)

    def __post_init__(self):
        Item.count += 1


a, b = Item("a"), Item("a", secret="other")
a.tags.append(1)
print(a, b, a == b, Item("a", tags=[1]) == a, Item.count, a.tags is not b.tags, a.secret)
print([(f.name, f.type if isinstance(f.type, str) else f.type.__name__, f.repr) for f in fields(Item)], is_dataclass(Item), is_dataclass(a), is_dataclass(1), Item.__match_args__)


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False)


versions = [Version(1, 2), Version(0, 9), Version(1), Version(1, 2, "x")]
print(sorted(versions), max(versions), Version(1) < Version(1, 1) <= Version(1, 1), Version(1, 2) == versions[3], len({*versions}))
try:
    versions[0].major = 5
except FrozenInstanceError as error:
    print(type(error).__name__, error, isinstance(error, AttributeError))
try:
    del versions[0].major
except FrozenInstanceError as error:
    print(error)
try:
    Version(1) < (1, 0)
except TypeError as error:
    print(error)
print(replace(versions[0], minor=7), asdict(versions[0]), astuple(versions[3]), hash(Version(1)) == hash(Version(1)))


@dataclass
class Base:
    x: int = 1
    y: int = 2


@dataclass
class Child(Base):
    z: int = 3
    x: int = 10


print(Child(), Child(5, 6, 7), [f.name for f in fields(Child)], Base() == Child(1, 2))


@dataclass
class Scaled:
    value: int
    factor: InitVar[int] = 2
    result: int = field(init=False)

    def __post_init__(self, factor):
        self.result = self.value * factor


print(Scaled(3), Scaled(3, 5), Scaled(3, factor=4).result, hasattr(Scaled(1), "factor"))


@dataclass
class Keyed:
    a: int
    _: KW_ONLY
    b: int = 2
    c: int


print(Keyed(1, c=3), Keyed(1, c=5, b=4))
for bad in (lambda: Keyed(1, 2, 3), lambda: Keyed(1), lambda: Item(), lambda: Item("a", 1, [], "x", 5), lambda: Item(nme="x")):
    try:
        bad()
    except TypeError as error:
        print(str(error).replace("Keyed.", "").replace("Item.", ""))


@dataclass(slots=True)
class Slim:
    p: int
    q: int = 0


s = Slim(1)
try:
    s.r = 1
except AttributeError as error:
    print(error)
print(s, hasattr(s, "__dict__"), Slim.__slots__, replace(s, q=9))


@dataclass(eq=False)
class Identity:
    n: int


@dataclass(repr=False, unsafe_hash=True)
class Hashed:
    n: int

    def __repr__(self):
        return f"H{self.n}"


print(Identity(1) == Identity(1), len({Identity(1), Identity(1)}), {Hashed(1), Hashed(1)}, hash(Hashed(2)) == hash(Hashed(2)))
try:
    hash(Item("a"))
except TypeError as error:
    print(error)
for body in ("x: list = []", "x: int = 1\n    y: int", "x: int = field(default=1, default_factory=int)"):
    try:
        exec(f"@dataclass\nclass Bad:\n    {body}")
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
P = make_dataclass("P", [("x", int), "y", ("z", int, field(default=5))], namespace={"total": lambda self: self.x + self.z})
print(P(1, 2), P(1, 2).total(), [f.name for f in fields(P)])


@dataclass
class Nested:
    items: list
    by_name: dict
    inner: Version


n = Nested([Version(1), [Version(2)]], {"k": Version(3)}, Version(4))
print(asdict(n), astuple(n), n, sep="\n")
match n:
    case Nested(items=[Version(major=m), *_], inner=Version(label="")):
        print("matched", m)
total = 0
for i in range(2000):
    v = Version(i % 7, i % 3)
    if v > Version(3, 1):
        total += v.major
    w = Item("n", i)
    total += int(w.price) & 1
print(total)
