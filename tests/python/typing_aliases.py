"""Aliases of typing: how they are substituted, checked, shown; unions; protocols with data."""
import collections.abc
import copy
import types
import typing
from typing import (
    Annotated, Any, Callable, ClassVar, Concatenate, Dict, Generic, List, Literal, NamedTuple, NewType, Optional, ParamSpec,
    Protocol, Tuple, TypedDict, TypeVar, TypeVarTuple, Union, Unpack, get_args, get_origin, get_type_hints,
    runtime_checkable, overload, get_overloads,
)

T = TypeVar("T")
S = TypeVar("S", bound=int)
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")

print(list[T][int], dict[str, T].__parameters__, (list[T] | None)[int], tuple[*tuple[int, ...]])
print(Dict[T, S][int, bool], List[List[T]][str], Callable[P, T][[int, str], bool], Callable[Concatenate[int, P], T])
print(Tuple[T, Unpack[Ts]][int, str, bool], Union[T, None][int], Optional[T].__parameters__)
print(int | str == str | int, {int | str: 1}[str | int], int | int, list[int] | list[int])
print(collections.abc.Callable[[int], str], collections.abc.Callable[..., T][int].__args__)
print(isinstance(int | str, types.UnionType), type(List[int] | None), list[int].append([], 1), list[int].__name__)
print(List[int] is List[int], Literal[1] == Literal[True], Literal[1, 1, "a"], Annotated[Annotated[int, 1], 2])


class Box(Generic[T]):
    def __init__(self, value: T):
        self.value = value


class Pair(Box[T], Generic[T, S]):
    pass


print(Box[int], Box[int](3).__orig_class__, Pair.__parameters__, Pair.__orig_bases__, Pair[int, bool], Pair.__mro__)
for wrong in (
    lambda: list[int][str],
    lambda: Dict[int],
    lambda: Box[int, str],
    lambda: Box[int][str],
    lambda: Union[()],
    lambda: List[ClassVar],
    lambda: Optional[int, str],
    lambda: Callable[int, str],
    lambda: Generic[int],
    lambda: Generic[T, T],
    lambda: List(),
    lambda: Any(),
    lambda: isinstance(1, List[int]),
    lambda: isinstance([], list[int]),
    lambda: TypeVar("X", int),
    lambda: TypeVar("X", covariant=True, contravariant=True),
    lambda: type("X", (T,), {}),
    lambda: typing.assert_never(1),
):
    try:
        print("no error", wrong())
    except (TypeError, ValueError, AssertionError) as error:
        print(type(error).__name__, error)


@runtime_checkable
class Named(Protocol):
    name: str


@runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...


class File:
    name = "f"

    def close(self): ...


print(isinstance(File(), Named), isinstance(3, Named), issubclass(File, Closes), isinstance(3, Closes))
try:
    issubclass(File, Named)
except TypeError as error:
    print(error)
try:
    Named()
except TypeError as error:
    print(error)


class Movie(TypedDict, total=False):
    title: typing.Required[str]
    year: int


class Point(NamedTuple):
    x: int
    y: "int" = 0


print(Movie(title="a"), Movie.__required_keys__, Movie.__optional_keys__, get_type_hints(Movie))
print(Point(1), Point.__annotations__, get_type_hints(Point), Point._field_defaults)
UserId = NewType("UserId", int)
print(UserId(5), UserId, UserId.__supertype__, get_origin(Callable[[int], str]), get_args(Callable[[int], str]))
print(get_args(Literal[1, 2]), get_origin(Annotated[int, 1]), get_args(int | None), get_origin(Box[int]), get_args(Box))


def positions(a: int, /, b: "str", *c: float, d: Optional[int] = None, **e) -> List["int"]: ...


print(positions.__annotations__)
print(get_type_hints(positions))


@overload
def double(x: int) -> int: ...
@overload
def double(x: str) -> str: ...
def double(x):
    return x + x


print(double(2), len(get_overloads(double)), copy.copy(T) is T, copy.deepcopy(List[int]) == List[int])
type Alias[X] = list[X] | None
print(Alias, Alias.__value__, Alias.__type_params__, Alias[int], typing.get_origin(Alias[int]))
