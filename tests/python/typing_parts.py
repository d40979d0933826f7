# The module is loaded in parts, by whatever name is asked for first.
import typing

print(typing.TYPE_CHECKING, typing.cast(int, "x"), hasattr(typing, "nothing_of_the_kind"), hasattr(typing, "_nothing_either"))
print(typing.get_type_hints(lambda: None), typing.get_origin(dict[str, int]), typing.get_args(int | str))


def annotated(a: "list[int]", b: "typing.Callable[[int], str]" = None) -> "typing.Iterable[int] | None":
    pass


print(typing.get_type_hints(annotated))


class Record(typing.NamedTuple):
    x: int
    y: "str" = "y"


class Options(typing.TypedDict, total=False):
    name: typing.Required[str]
    size: int


@typing.runtime_checkable
class Sizable(typing.Protocol):
    def size(self) -> int: ...


class Box(typing.Generic[typing.TypeVar("T")]):
    def size(self):
        return 3


print(Record(1), Record.__annotations__, Options(name="n"), sorted(Options.__required_keys__), isinstance(Box(), Sizable), isinstance(3, Sizable))
print(Box[int], typing.Callable[[int], str], typing.Callable, typing.Deque[int], typing.Pattern[str], typing.ContextManager[int])
print(typing.Callable[..., int].__reduce__()[1][1], typing.List[int].__reduce__()[1], typing.OrderedDict is typing.OrderedDict)
for make in (
    lambda: typing.Generic[typing.Protocol[int]], lambda: typing.Protocol[int], lambda: typing.List[typing.Protocol],
    lambda: type("Bad", (typing.Protocol, int), {}), lambda: typing.nothing, lambda: typing.List[int, str],
):
    try:
        print(make())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
print({name for name in typing.__all__ if not hasattr(typing, name)}, "Deque" in dir(typing), set(typing.__all__) <= set(dir(typing)))
print(sorted({getattr(typing, name).__module__ for name in ("NamedTuple", "Protocol", "cast", "get_args", "IO", "TypeVar", "Generic")}))
from typing import *

print(Dict[str, List[int]], Optional[int], Counter, SupportsInt, isinstance(3, SupportsIndex), Literal["a"], IO[str])


# What the program puts in place of a name stays, and what it deletes is gone.
typing.cast = "mine"; typing.Any = "anymine"
typing.final; typing.List
print(typing.cast, typing.Any)
del typing.cast
print(hasattr(typing, "cast"), "List" in dir(typing), "NamedTuple" in dir(typing))
from unittest import mock
with mock.patch("typing.overload", 5): print(typing.overload)
print(typing.overload(len) is not None)
class A:
    x: int
print(typing.get_type_hints(A))
