from dataclasses import *
from typing import ClassVar
@dataclass(order=True)
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, compare=False, repr=False)
    kind: ClassVar[str] = "k"
    total: float = field(init=False)
    def __post_init__(self): self.total = self.x + self.y
a, b = P(1, 2), P(1, 3, ["t"])
print(a, b, a < b, a == P(1, 2, [9]), a.tags is P(1).tags, [f.name for f in fields(P)], asdict(b), astuple(a), replace(b, x=10), is_dataclass(P), is_dataclass(a))
@dataclass(frozen=True, slots=True)
class F: a: int; b: tuple = ()
f = F(1); print(f, hash(f) == hash(F(1)), {F(1), F(1, ())}, hasattr(f, "__dict__"))
@dataclass(kw_only=True)
class K: a: int; b: int = 2
@dataclass
class Sub(P): z: str = "z"; _: KW_ONLY = None; w: int = 5
print(K(a=1), Sub(1, 2, [], "q", w=7), Sub.__match_args__, [f.kw_only for f in fields(Sub)])
@dataclass
class Init: a: InitVar[int]; b: int = 0; c: int = field(default=5, metadata={"u": 1}); 
Init.__post_init__ = lambda self, a: setattr(self, "b", a * 2)
print(Init(4), fields(Init)[1].metadata["u"])
@dataclass(eq=False, repr=False)
class Bare: v: int
print(Bare(1) == Bare(1), "Bare" in repr(Bare(1)), make_dataclass("M", ["p", ("q", int, 3)], namespace={"s": lambda self: self.p + self.q})(1).s())
for bad in (lambda: P(), lambda: K(1), lambda: setattr(f, "a", 2), lambda: F(1) < F(2), lambda: hash(a), lambda: make_dataclass("B", [("x", list, [])]), lambda: make_dataclass("B", [("x", int, 1), "y"]), lambda: P(1, 2, 3, 4), lambda: replace(a, total=5), lambda: fields(5), lambda: asdict(3), lambda: delattr(f, "a")):
    try: print(bad())
    except Exception as e: print(type(e).__name__, str(e).replace("__main__.", ""))
@dataclass
class Node: value: int; next: "Node | None" = None
print(Node(1, Node(2)), asdict(Node(1, Node(2)))); n = Node(1); n.next = n; print(n)
@dataclass(unsafe_hash=True)
class H: a: int; b: str = field(hash=False, default="")
print(len({H(1, "a"), H(1, "a"), H(2)}), hash(H(1, "x")) == hash(H(1, "y"))); s = 0
for i in range(1500): p = P(i, i % 3); s += p.total + (p < a) + P(i % 5).y
print(s)
