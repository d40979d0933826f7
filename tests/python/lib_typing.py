# Annotations at run time, protocols, abstract classes.

from typing import *
import typing, numbers, abc
from abc import ABC, abstractmethod

def t(f, *a, **k):
    try:
        r = f(*a, **k)
    except Exception as e:
        r = (type(e).__name__, str(e))
    print(r)
T = TypeVar('T')
K = TypeVar('K', bound=int)
print(List[int], Dict[str, List[int]], Optional[int], Union[int, str, None], Tuple[int, ...], Callable[[int, str], bool], Callable[..., Any], Any, Iterable[T], T, Literal[1, 'a'], ClassVar[int], Final[str], Type[int], Set['Foo'], Annotated[int, 5], Generator[int, None, str], Deque[int], List, Union[int], Optional[Union[int, str]])
print(get_origin(List[int]), get_args(Dict[str, int]), get_origin(Union[int, str]) is Union, get_args(Callable[[int], str]), get_origin(list[int]), List[int] == List[int], Union[int, str] == Union[str, int], hash(List[int]) == hash(List[int]))

class Stack(Generic[T]):

    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, x: T) -> None:
        self.items.append(x)
s = Stack[int]()
s.push(1)
print(s.items, Stack[int], Stack.__parameters__, Stack.__orig_bases__, type(s).__name__)

class Sub(Stack[str]):
    pass
print(Sub().items, Sub.__mro__)

class Pair(Generic[T, K]):
    pass
print(Pair[int, int], Pair[T, int][str])

class Emp(NamedTuple):
    name: str
    id: int = 3

    def hi(self):
        return f'hi {self.name}'
e = Emp('bob')
print(e, e.id, e.hi(), e._asdict(), Emp._fields, Emp.__annotations__, e[0], Emp._field_defaults)
t(Emp)
P2 = NamedTuple('P2', [('x', int), ('y', int)])
print(P2(1, 2))

class Mov(TypedDict, total=False):
    name: str
    year: int
m: Mov = {'name': 'x'}
print(m, Mov(name='a', year=1), Mov.__annotations__, Mov.__total__, sorted(Mov.__optional_keys__))

@runtime_checkable
class Sized2(Protocol):

    def __len__(self) -> int:
        ...

class Quack(Protocol):

    def quack(self) -> str:
        ...

class Duck:

    def quack(self):
        return 'q'
print(isinstance([], Sized2), isinstance(5, Sized2), Duck().quack())
t(isinstance, Duck(), Quack)
t(Quack)

class Impl(Quack):

    def quack(self):
        return 'impl'
print(Impl().quack())

def f(a: int, b: 'str'='x', *c: float, d: Optional[int]=None) -> List[int]:
    ...
print(get_type_hints(f), f.__annotations__)

class Ann:
    x: int
    y: 'Ann'
    z: ClassVar[str] = 'k'
print(Ann.__annotations__)

@overload
def g(a: int) -> int:
    ...

@overload
def g(a: str) -> str:
    ...

def g(a):
    return a
print(g(5), cast(int, 'x'), TYPE_CHECKING)
UserId = NewType('UserId', int)
print(UserId(5), UserId.__name__)

class Shape(ABC):

    @abstractmethod
    def area(self):
        ...

    @property
    @abstractmethod
    def name(self):
        ...

    def desc(self):
        return self.name + str(self.area())

class Sqr(Shape):

    def __init__(self, s):
        self.s = s

    def area(self):
        return self.s ** 2

    @property
    def name(self):
        return 'sq'
print(Sqr(3).desc(), isinstance(Sqr(1), Shape), Shape.__abstractmethods__ == {'area', 'name'}, issubclass(Sqr, Shape))

class Half(Shape):

    def area(self):
        return 1

class Reg(ABC):
    pass
Reg.register(int)
print(isinstance(5, Reg), issubclass(bool, Reg), isinstance('a', Reg))

class Hook(ABC):

    @classmethod
    def __subclasshook__(cls, C):
        return hasattr(C, 'foo') or NotImplemented

class HasFoo:
    foo = 1
print(isinstance(HasFoo(), Hook), isinstance(1, Hook))
print(isinstance(5, numbers.Integral), isinstance(5.0, numbers.Real), isinstance(5, numbers.Number), isinstance(1j, numbers.Complex), isinstance(5.0, numbers.Rational), isinstance('a', numbers.Number))
print(typing.get_type_hints(Stack.push), Self, Never, NoReturn, SupportsInt, isinstance(5, SupportsInt), isinstance('x', SupportsInt), isinstance([], Iterable), isinstance({}, Mapping), issubclass(list, Sequence))
t(lambda: isinstance([], List[int]))
t(lambda: Any())
t(assert_never, 5)
X = TypeVar('X', int, str)
print(X.__constraints__, X.__bound__, K.__bound__, AnyStr.__constraints__)
PS = ParamSpec('PS')
print(PS, Callable[PS, int], Concatenate[int, PS])
