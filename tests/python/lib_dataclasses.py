# Data classes.

from dataclasses import *
from typing import ClassVar, List, Optional

def t(f, *a, **k):
    try:
        r = f(*a, **k)
    except Exception as e:
        r = (type(e).__name__, str(e))
    print(r)

@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False, compare=False)
    count: ClassVar[int] = 7

    def dist(self):
        return self.x + self.y
p = P(1, 2)
print(p, p == P(1, 2), p != P(1, 3), p.tags, P.count, p.dist(), P(x=5), P(1, tags=[1]).tags)
t(P)
t(P, 1, 2, [], 4)
t(P, 1, z=3)
t(lambda: p < P(1, 3))
t(hash, p)
t(P, 1, x=2)

@dataclass(order=True, frozen=True)
class Q:
    a: int
    b: str = 'b'
q = Q(1)
print(q < Q(2), sorted([Q(3), Q(1, 'z'), Q(1, 'a')]), hash(q) == hash(Q(1)), {q: 1}[Q(1)], max(Q(1), Q(5)))

def setit():
    q.a = 5

def delit():
    del q.a
t(setit)
t(delit)

@dataclass
class B:
    i: int
    j: int = 5

@dataclass
class C(B):
    k: int = 6
    i: int = 9
print(C(), C(1, 2, 3), [f.name for f in fields(C)], is_dataclass(C), is_dataclass(C()), asdict(C()), astuple(C(4)), replace(C(1), k=0))

@dataclass
class D:
    n: str
    kids: List['D'] = field(default_factory=list)
    m: dict = field(default_factory=dict)
print(asdict(D('a', [D('b')], {'k': D('c')})), astuple(D('a', [D('b')])))

@dataclass
class E:
    w: int
    init: InitVar[int]
    area: int = field(init=False)

    def __post_init__(self, init):
        self.area = self.w * init
print(E(2, 3), E(2, 3).area)

@dataclass(kw_only=True)
class K:
    a: int
    b: int = 2
t(K, 1)
print(K(a=1))

@dataclass
class L:
    a: int
    _: KW_ONLY
    b: int = 1
print(L(1, b=2))
t(L, 1, 2)

@dataclass(slots=True)
class S:
    a: int
    b: int = 3
s = S(1)
print(s, S.__slots__)

def sl():
    s.zz = 1
t(sl)

@dataclass(eq=False)
class N:
    a: int
print(N(1) == N(1), N.__match_args__)

@dataclass(repr=False)
class R:
    a: int
print('R object' in repr(R(1)))

def bad():

    @dataclass
    class X:
        a: list = []
t(bad)

def bad2():

    @dataclass
    class X:
        a: int = 1
        b: int
t(bad2)
M = make_dataclass('M', ['x', ('y', int), ('z', int, field(default=5))])
print(M(1, 2), M.__name__)
f = fields(P)[0]
print(f.name, f.type, f.default is MISSING, fields(P)[1].default, f.metadata)
match P(1, 2):
    case P(a, b):
        print('match', a, b)

@dataclass(unsafe_hash=True)
class H:
    a: int
print(hash(H(1)) == hash(H(1)))

@dataclass
class Node:
    v: int
    left: Optional['Node'] = None
n = Node(1, Node(2))
print(n)
n.left = n
print(n)
print(P.__doc__, P.__init__.__annotations__ if 0 else '', P.__eq__.__qualname__)
from dataclasses import dataclass as dcl

@dcl
class G:
    a: int = field(default=3, metadata={'u': 1})

    def __repr__(self):
        return 'G!'
print(G(), fields(G)[0].metadata['u'])

class Base:

    def __init__(self):
        self.z = 1

@dataclass
class DB(Base):
    a: int

    def __post_init__(self):
        super().__init__()
print(DB(3), DB(3).z)
