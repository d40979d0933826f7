"""Names for annotations. Nothing is checked."""

from collections import _field, _NamedTuple


class _Form:
    def __init__(self, name, arguments=()):
        self._name = name
        self._arguments = arguments

    def __getitem__(self, arguments):
        return _Form(self._name, arguments if isinstance(arguments, tuple) else (arguments,))

    def __call__(self, *args, **keywords):
        raise TypeError(f"Cannot instantiate typing.{self._name}")

    def __or__(self, other):
        return _Form("Union", (self, other))

    __ror__ = __or__

    def __eq__(self, other):
        return isinstance(other, _Form) and (self._name, self._arguments) == (other._name, other._arguments)

    def __hash__(self):
        return hash((self._name, self._arguments))

    def __repr__(self):
        if not self._arguments:
            return f"typing.{self._name}"
        parts = [a.__name__ if isinstance(a, type) else repr(a) for a in self._arguments]
        return f"typing.{self._name}[{', '.join(parts)}]"


Any = _Form("Any")
Union = _Form("Union")
Optional = _Form("Optional")
List = _Form("List")
Dict = _Form("Dict")
Set = _Form("Set")
FrozenSet = _Form("FrozenSet")
Tuple = _Form("Tuple")
Type = _Form("Type")
Callable = _Form("Callable")
Iterable = _Form("Iterable")
Iterator = _Form("Iterator")
Generator = _Form("Generator")
Sequence = _Form("Sequence")
MutableSequence = _Form("MutableSequence")
Mapping = _Form("Mapping")
MutableMapping = _Form("MutableMapping")
Collection = _Form("Collection")
Container = _Form("Container")
Hashable = _Form("Hashable")
Sized = _Form("Sized")
Deque = _Form("Deque")
DefaultDict = _Form("DefaultDict")
OrderedDict = _Form("OrderedDict")
Counter = _Form("Counter")
Literal = _Form("Literal")
Final = _Form("Final")
ClassVar = _Form("ClassVar")
Annotated = _Form("Annotated")
NoReturn = _Form("NoReturn")
Never = _Form("Never")
Self = _Form("Self")
Text = str
IO = _Form("IO")
TextIO = _Form("TextIO")
BinaryIO = _Form("BinaryIO")
Awaitable = _Form("Awaitable")
Concatenate = _Form("Concatenate")
TypeAlias = _Form("TypeAlias")
TypeGuard = _Form("TypeGuard")
AnyStr = _Form("AnyStr")
TYPE_CHECKING = False


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound

    def __repr__(self):
        return f"~{self.__name__}"


class ParamSpec(TypeVar):
    @property
    def args(self):
        return self

    @property
    def kwargs(self):
        return self


class Generic:
    def __class_getitem__(cls, arguments):
        return cls


class Protocol(Generic):
    pass


SupportsInt = SupportsFloat = SupportsIndex = SupportsAbs = Protocol


class NamedTuple(_NamedTuple):
    def __init_subclass__(cls, **keywords):
        names = cls.__dict__.get("__annotations__")
        if names:
            cls._fields = cls.__match_args__ = tuple(names)
            cls._field_defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
            for index, name in enumerate(names):
                setattr(cls, name, _field(index))


def cast(typ, val):
    return val


def overload(func):
    return func


def final(f):
    return f


def no_type_check(arg):
    return arg


def runtime_checkable(cls):
    return cls


def NewType(name, tp):
    return lambda value: value


def get_type_hints(obj):
    return dict(getattr(obj, "__annotations__", {}))


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")
