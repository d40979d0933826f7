"""Names for annotations. Nothing is checked; what can be asked at run time answers as it should."""

import collections
import collections.abc as _containers
from abc import ABCMeta, abstractmethod
from types import GenericAlias, UnionType

TYPE_CHECKING = False


def _shown(argument):
    if argument is ...:
        return "..."
    if isinstance(argument, type) and not isinstance(argument, GenericAlias):
        if argument.__module__ == "builtins":
            return argument.__qualname__
        return f"{argument.__module__}.{argument.__qualname__}"
    if isinstance(argument, list):
        return "[" + ", ".join(map(_shown, argument)) + "]"
    return repr(argument)


def _checked(argument):
    """What stands for an argument: `NoneType` for none, a reference for text."""
    if argument is None:
        return type(None)
    if isinstance(argument, str):
        return ForwardRef(argument)
    return argument


def _parameters_of(arguments):
    found = []
    for argument in arguments:
        if isinstance(argument, (TypeVar, ParamSpec, TypeVarTuple)):
            inner = (argument,)
        elif isinstance(argument, list):
            inner = _parameters_of(argument)
        else:
            inner = getattr(argument, "__parameters__", ())
            if not isinstance(inner, tuple):
                inner = ()
        for parameter in inner:
            if parameter not in found:
                found.append(parameter)
    return tuple(found)


class _Final:
    """What annotations are made of: combines with `|`."""

    __slots__ = ("__weakref__",)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class ForwardRef(_Final):
    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        self.__forward_arg__ = arg

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"


class _Alias(_Final):
    """A name with arguments: `List[int]`."""

    def __init__(self, origin, arguments, name=None):
        self.__origin__ = origin
        self.__args__ = arguments
        self._name = name
        self.__parameters__ = _parameters_of(arguments)

    @property
    def __module__(self):
        return "typing" if self._name else self.__origin__.__module__

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if origin is Generic:
            # Bases further on bring it with them.
            behind = bases[next(i for i, base in enumerate(bases) if base is self) + 1:]
            return () if any(isinstance(base, _Alias) for base in behind) else (Generic,)
        if not isinstance(origin, type):
            return ()
        if self.__parameters__ and not issubclass(origin, Generic) and not any(
            isinstance(base, _Alias) and base.__origin__ is Generic for base in bases
        ):
            return (origin, Generic)
        return (origin,)

    def __call__(self, *args, **kwargs):
        origin = self.__origin__
        if not isinstance(origin, type):
            raise TypeError(f"Cannot instantiate {self!r}")
        made = origin(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return made

    def __getitem__(self, arguments):
        if not isinstance(arguments, tuple):
            arguments = (arguments,)
        if not self.__parameters__:
            raise TypeError(f"{self!r} is not a generic class")
        known = dict(zip(self.__parameters__, map(_checked, arguments)))
        return self._with(tuple(_substituted(argument, known) for argument in self.__args__))

    def _with(self, arguments):
        if self.__origin__ is Union:
            return Union[arguments]
        return type(self)(self.__origin__, arguments, self._name)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            if self.__origin__ is Union and isinstance(other, UnionType):
                return set(self.__args__) == set(other.__args__)
            return NotImplemented
        if self.__origin__ is Union:
            return other.__origin__ is Union and set(self.__args__) == set(other.__args__)
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        if self.__origin__ is Union:
            return hash(frozenset(self.__args__))
        return hash((self.__origin__, self.__args__))

    def __instancecheck__(self, instance):
        return self.__subclasscheck__(type(instance))

    def __subclasscheck__(self, cls):
        if self.__origin__ is Union:
            return any(issubclass(cls, argument) for argument in self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __repr__(self):
        arguments = self.__args__
        if self.__origin__ is Union:
            if len(arguments) == 2 and type(None) in arguments:
                other = arguments[0] if arguments[1] is type(None) else arguments[1]
                return f"typing.Optional[{_shown(other)}]"
            return f"typing.Union[{', '.join(map(_shown, arguments))}]"
        if self.__origin__ is _containers.Callable:
            *given, result = arguments
            if len(given) == 1 and (isinstance(given[0], ParamSpec) or get_origin(given[0]) is Concatenate):
                return f"typing.Callable[{_shown(given[0])}, {_shown(result)}]"
            if given == [...]:
                return f"typing.Callable[..., {_shown(result)}]"
            return f"typing.Callable[[{', '.join(map(_shown, given))}], {_shown(result)}]"
        name = f"typing.{self._name}" if self._name else _shown(self.__origin__)
        listed = ", ".join(map(_shown, arguments)) if arguments else "()"
        return f"{name}[{listed}]"


class _LiteralAlias(_Alias):
    def __repr__(self):
        return f"typing.Literal[{', '.join(map(repr, self.__args__))}]"

    def __eq__(self, other):
        if not isinstance(other, _LiteralAlias):
            return NotImplemented
        return {(type(a), a) for a in self.__args__} == {(type(a), a) for a in other.__args__}

    def __hash__(self):
        return hash(frozenset((type(a), a) for a in self.__args__))


class _AnnotatedAlias(_Alias):
    def __init__(self, origin, metadata):
        super().__init__(origin, (origin,), "Annotated")
        self.__metadata__ = metadata

    def _with(self, arguments):
        return _AnnotatedAlias(arguments[0], self.__metadata__)

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __repr__(self):
        return f"typing.Annotated[{_shown(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"


def _substituted(argument, known):
    if isinstance(argument, (TypeVar, ParamSpec, TypeVarTuple)):
        return known.get(argument, argument)
    if isinstance(argument, list):
        return [_substituted(part, known) for part in argument]
    if isinstance(argument, _Alias) and argument.__parameters__:
        return argument._with(tuple(_substituted(part, known) for part in argument.__args__))
    if isinstance(argument, GenericAlias) and getattr(argument, "__parameters__", ()):
        return GenericAlias(argument.__origin__, tuple(_substituted(part, known) for part in argument.__args__))
    return argument


class _Form(_Final):
    """A name that means something special."""

    def __init__(self, name, subscribe=None):
        self._name = name
        self._subscribe = subscribe

    def __getitem__(self, arguments):
        if self._subscribe is None:
            raise TypeError(f"{self!r} is not subscriptable")
        return self._subscribe(self, arguments)

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __instancecheck__(self, instance):
        raise TypeError(f"{self!r} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self!r} cannot be used with issubclass()")

    def __mro_entries__(self, bases):
        if self._name in ("NamedTuple", "TypedDict"):
            return (self._base,)
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return f"typing.{self._name}"


def _subscribed_union(form, arguments):
    if arguments == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(arguments, tuple):
        arguments = (arguments,)
    flat = []
    for argument in map(_checked, arguments):
        parts = argument.__args__ if _is_union(argument) else (argument,)
        for part in parts:
            if part not in flat:
                flat.append(part)
    return flat[0] if len(flat) == 1 else _Alias(Union, tuple(flat))


def _is_union(argument):
    return isinstance(argument, UnionType) or (isinstance(argument, _Alias) and argument.__origin__ is Union)


def _one(form, argument):
    return _Alias(form, (_checked(argument),), form._name)


def _many(form, arguments):
    if not isinstance(arguments, tuple):
        arguments = (arguments,)
    return _Alias(form, tuple(map(_checked, arguments)), form._name)


def _subscribed_literal(form, arguments):
    if not isinstance(arguments, tuple):
        arguments = (arguments,)
    flat = []
    for argument in arguments:
        parts = argument.__args__ if isinstance(argument, _LiteralAlias) else (argument,)
        for part in parts:
            if not any(part == known and type(part) is type(known) for known in flat):
                flat.append(part)
    return _LiteralAlias(form, tuple(flat), "Literal")


def _subscribed_annotated(form, arguments):
    if not isinstance(arguments, tuple) or len(arguments) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    origin = _checked(arguments[0])
    metadata = arguments[1:]
    if isinstance(origin, _AnnotatedAlias):
        origin, metadata = origin.__origin__, origin.__metadata__ + metadata
    return _AnnotatedAlias(origin, metadata)


Union = _Form("Union", _subscribed_union)
Optional = _Form("Optional", lambda form, argument: Union[argument, type(None)])
Literal = _Form("Literal", _subscribed_literal)
Annotated = _Form("Annotated", _subscribed_annotated)
ClassVar = _Form("ClassVar", _one)
Final = _Form("Final", _one)
Required = _Form("Required", _one)
NotRequired = _Form("NotRequired", _one)
ReadOnly = _Form("ReadOnly", _one)
TypeGuard = _Form("TypeGuard", _one)
TypeIs = _Form("TypeIs", _one)
Unpack = _Form("Unpack", _one)
Concatenate = _Form("Concatenate", _many)
NoReturn = _Form("NoReturn")
Never = _Form("Never")
Self = _Form("Self")
LiteralString = _Form("LiteralString")
TypeAlias = _Form("TypeAlias")


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


class _Named(_Final):
    """A name for a class, to be subscripted."""

    def __init__(self, name, origin):
        self._name = name
        self.__origin__ = origin
        self.__module__ = "typing"

    def __getitem__(self, arguments):
        if self.__origin__ is _containers.Callable:
            if not isinstance(arguments, tuple) or len(arguments) != 2:
                raise TypeError("Callable must be used as Callable[[arg, ...], result].")
            given, result = arguments
            if isinstance(given, list):
                given = tuple(map(_checked, given))
            else:
                given = (given,)
            return _Alias(self.__origin__, given + (_checked(result),), self._name)
        if not isinstance(arguments, tuple):
            arguments = (arguments,)
        return _Alias(self.__origin__, tuple(map(_checked, arguments)), self._name)

    def __call__(self, *args, **kwargs):
        if self._name in ("Deque", "DefaultDict", "OrderedDict", "Counter", "ChainMap"):
            return self.__origin__(*args, **kwargs)
        raise TypeError(
            f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead"
        )

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, instance):
        return isinstance(instance, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)

    def __eq__(self, other):
        return isinstance(other, _Named) and self._name == other._name

    def __hash__(self):
        return hash(self._name)

    def __repr__(self):
        return f"typing.{self._name}"


List = _Named("List", list)
Dict = _Named("Dict", dict)
Set = _Named("Set", set)
FrozenSet = _Named("FrozenSet", frozenset)
Tuple = _Named("Tuple", tuple)
Type = _Named("Type", type)
Deque = _Named("Deque", collections.deque)
DefaultDict = _Named("DefaultDict", collections.defaultdict)
OrderedDict = _Named("OrderedDict", collections.OrderedDict)
Counter = _Named("Counter", collections.Counter)
AbstractSet = _Named("AbstractSet", _containers.Set)
Callable = _Named("Callable", _containers.Callable)
for _name in (
    "Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator", "Hashable", "Iterable", "Iterator",
    "Generator", "Reversible", "Sized", "Container", "Collection", "MutableSet", "Mapping", "MutableMapping",
    "MappingView", "KeysView", "ItemsView", "ValuesView", "Sequence", "MutableSequence", "ByteString",
):
    globals()[_name] = _Named(_name, getattr(_containers, _name))
del _name
Text = str


class _Parameter(_Final):
    def __init__(self, name):
        self.__name__ = name

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __repr__(self):
        return self.__name__


class TypeVar(_Parameter):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False):
        super().__init__(name)
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self.__infer_variance__ = infer_variance

    def __repr__(self):
        mark = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return ("" if self.__infer_variance__ else mark) + self.__name__


class ParamSpec(_Parameter):
    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False):
        super().__init__(name)
        self.__bound__ = bound
        self.__infer_variance__ = infer_variance

    @property
    def args(self):
        return _ParameterPart(self, "args")

    @property
    def kwargs(self):
        return _ParameterPart(self, "kwargs")

    def __repr__(self):
        return self.__name__ if self.__infer_variance__ else "~" + self.__name__


class _ParameterPart(_Final):
    def __init__(self, origin, name):
        self.__origin__ = origin
        self._name = name

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._name}"


ParamSpecArgs = ParamSpecKwargs = _ParameterPart


class TypeVarTuple(_Parameter):
    def __iter__(self):
        yield Unpack[self]


class TypeAliasType(_Final):
    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self.__type_params__ = type_params
        self._value = value
        # What `type X = …` sets: the value is not computed before it is asked for.
        self._evaluate = None

    @property
    def __value__(self):
        if self._evaluate is not None:
            self._value = self._evaluate()
            self._evaluate = None
        return self._value

    def __getitem__(self, arguments):
        return _Alias(self, arguments if isinstance(arguments, tuple) else (arguments,))

    def __repr__(self):
        return self.__name__


AnyStr = TypeVar("AnyStr", bytes, str)


class Generic:
    """The base of classes with parameters."""

    __slots__ = ()

    def __class_getitem__(cls, arguments):
        if not isinstance(arguments, tuple):
            arguments = (arguments,)
        arguments = tuple(map(_checked, arguments))
        if cls in (Generic, Protocol):
            for argument in arguments:
                if not isinstance(argument, (_Parameter, _Alias)):
                    raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.")
            return _Alias(cls, arguments, cls.__name__)
        return _Alias(cls, arguments)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        found = []
        for base in cls.__dict__.get("__orig_bases__", ()):
            parameters = getattr(base, "__parameters__", ())
            if isinstance(base, _Alias) and base.__origin__ in (Generic, Protocol):
                found = list(parameters)
                break
            for parameter in parameters:
                if parameter not in found:
                    found.append(parameter)
        cls.__parameters__ = tuple(found)


_PROTOCOL_NAMES = frozenset(
    "__abstractmethods__ __annotations__ __dict__ __doc__ __init__ __module__ __new__ __slots__ __subclasshook__ "
    "__weakref__ __class_getitem__ __parameters__ __orig_bases__ __qualname__ _is_protocol _is_runtime_protocol "
    "_abc_registry _abc_answers __init_subclass__ __match_args__ __type_params__ __static_attributes__ __firstlineno__ "
    "__protocol_attrs__ __non_callable_proto_members__".split()
)


def _protocol_members(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic"):
            continue
        for name in [*base.__dict__, *base.__dict__.get("__annotations__", {})]:
            if name not in _PROTOCOL_NAMES:
                names.add(name)
    return names


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if not cls.__dict__.get("_is_protocol", False):
            return super().__instancecheck__(instance)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if super().__instancecheck__(instance):
            return True
        for name in _protocol_members(cls):
            if not hasattr(instance, name):
                return False
            if getattr(instance, name) is None and callable(getattr(cls, name, None)):
                return False
        return True

    def __subclasscheck__(cls, other):
        if not cls.__dict__.get("_is_protocol", False):
            return super().__subclasscheck__(other)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if super().__subclasscheck__(other):
            return True
        return all(any(name in base.__dict__ for base in other.__mro__) for name in _protocol_members(cls))


def _no_init(self, *args, **kwargs):
    if type(self).__dict__.get("_is_protocol", False):
        raise TypeError("Protocols cannot be instantiated")


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of classes that say what others must have."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if cls._is_protocol and "__init__" not in cls.__dict__:
            cls.__init__ = _no_init
        elif not cls._is_protocol and cls.__init__ is _no_init:
            # The next one that is no protocol's.
            for base in cls.__mro__[1:]:
                init = base.__dict__.get("__init__")
                if init is not None and init is not _no_init:
                    cls.__init__ = init
                    break


def runtime_checkable(cls):
    if not getattr(cls, "_is_protocol", False):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


runtime = runtime_checkable


def _supports(name, method):
    def body(self, *args):
        pass

    body.__name__ = method
    made = _ProtocolMeta(name, (Protocol,), {"__module__": "typing", method: abstractmethod(body)})
    return runtime_checkable(made)


SupportsInt = _supports("SupportsInt", "__int__")
SupportsFloat = _supports("SupportsFloat", "__float__")
SupportsComplex = _supports("SupportsComplex", "__complex__")
SupportsBytes = _supports("SupportsBytes", "__bytes__")
SupportsIndex = _supports("SupportsIndex", "__index__")
SupportsAbs = _supports("SupportsAbs", "__abs__")
SupportsRound = _supports("SupportsRound", "__round__")


class _NamedTupleMeta(type):
    def __new__(metacls, name, bases, namespace):
        if not bases:
            return type.__new__(metacls, name, bases, namespace)
        annotations = namespace.get("__annotations__", {})
        fields = list(annotations)
        defaults = []
        for field in fields:
            if field in namespace:
                defaults.append(field)
            elif defaults:
                plural = "" if len(defaults) == 1 else "s"
                raise TypeError(
                    f"Non-default namedtuple field {field} cannot follow default field{plural} {', '.join(defaults)}"
                )
        made = collections.namedtuple(
            name, fields, defaults=[namespace[field] for field in defaults], module=namespace.get("__module__")
        )
        made.__annotations__ = dict(annotations)
        for key, value in namespace.items():
            if key in ("__new__", "__init__", "__slots__", "_fields", "_make", "_replace", "_asdict"):
                if key != "__slots__":
                    raise AttributeError(f"Cannot overwrite NamedTuple attribute {key}")
            elif key not in fields and key not in ("__annotations__", "__module__", "__classcell__", "__orig_bases__"):
                setattr(made, key, value)
        if "__qualname__" in namespace:
            made.__qualname__ = namespace["__qualname__"]
        return made


def _named_tuple(typename, fields=None, /, **kwargs):
    if fields is None:
        fields = kwargs.items()
    annotations = {name: _checked(kind) for name, kind in fields}
    made = collections.namedtuple(typename, list(annotations))
    made.__annotations__ = annotations
    return made


class _Base(_Form):
    """What classes are derived from and is no class itself."""

    def __init__(self, name, base, make):
        super().__init__(name)
        self._base = base
        self._make = make

    def __mro_entries__(self, bases):
        return (self._base,)

    def __call__(self, *args, **kwargs):
        return self._make(*args, **kwargs)


NamedTuple = _Base("NamedTuple", _NamedTupleMeta("NamedTuple", (), {}), _named_tuple)


class _TypedDictMeta(type):
    def __new__(metacls, name, bases, namespace, total=True):
        annotations = {}
        required, optional = set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required |= base.__dict__.get("__required_keys__", set())
            optional |= base.__dict__.get("__optional_keys__", set())
        own = {key: _checked(kind) for key, kind in namespace.get("__annotations__", {}).items()}
        annotations.update(own)
        for key, kind in own.items():
            origin = getattr(kind, "__origin__", None)
            text = kind.__forward_arg__ if isinstance(kind, ForwardRef) else ""
            is_required = total
            if origin is Required or text.startswith("Required["):
                is_required = True
            elif origin is NotRequired or text.startswith("NotRequired["):
                is_required = False
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
        body = {key: value for key, value in namespace.items() if key not in ("__classcell__", "__orig_bases__")}
        body["__annotations__"] = annotations
        made = type.__new__(_TypedDictMeta, name, (dict,), body)
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__total__ = total
        return made

    def __init__(cls, *args, **kwargs):
        pass

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, instance):
        raise TypeError("TypedDict does not support instance and class checks")

    __subclasscheck__ = __instancecheck__


def _typed_dict(typename, fields=None, /, *, total=True, **kwargs):
    return _TypedDictMeta(typename, (), {"__annotations__": dict(fields if fields is not None else kwargs)}, total=total)


TypedDict = _Base("TypedDict", type.__new__(_TypedDictMeta, "TypedDict", (dict,), {}), _typed_dict)


class NewType(_Final):
    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = "__main__"

    def __call__(self, x):
        return x

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of NewType. Perhaps you were looking for: `{self.__name__} = NewType({self.__name__!r}, {bases[0].__name__})`")

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"


class IO(Generic[AnyStr]):
    pass


class TextIO(IO[str]):
    pass


class BinaryIO(IO[bytes]):
    pass


def __getattr__(name):
    if name in ("Pattern", "Match"):
        import re

        return _Named(name, getattr(re, name))
    if name == "ChainMap":
        return _Named(name, collections.ChainMap)
    if name in ("ContextManager", "AsyncContextManager"):
        import contextlib

        return _Named(name, contextlib.AbstractContextManager)
    raise AttributeError(f"module 'typing' has no attribute {name!r}")


def cast(typ, val):
    return val


def overload(func):
    _overloads.setdefault((func.__module__, func.__qualname__), []).append(func)
    return _refuse_overload


_overloads = {}


def _refuse_overload(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module "
        "should always be followed by an implementation that is not @overload-ed."
    )


def clear_overloads():
    _overloads.clear()


def get_overloads(func):
    return list(_overloads.get((func.__module__, func.__qualname__), ()))


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    return arg


def no_type_check_decorator(decorator):
    return decorator


def dataclass_transform(**kwargs):
    return lambda decorated: decorated


def reveal_type(obj, /):
    import sys

    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


def get_origin(tp):
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, UnionType):
        return UnionType
    if isinstance(tp, (_Alias, _Named, GenericAlias)):
        return tp.__origin__
    return Generic if tp is Generic else None


def get_args(tp):
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, _Alias) and tp.__origin__ is _containers.Callable and tp.__args__[0] is not ...:
        return (list(tp.__args__[:-1]), tp.__args__[-1])
    if isinstance(tp, (_Alias, GenericAlias, UnionType)):
        return tp.__args__
    return ()


def _resolved(annotation, global_names, local_names, include_extras):
    if annotation is None:
        return type(None)
    if isinstance(annotation, ForwardRef):
        annotation = annotation.__forward_arg__
    if isinstance(annotation, str):
        annotation = eval(annotation, global_names, local_names)
        return _resolved(annotation, global_names, local_names, include_extras)
    if isinstance(annotation, _AnnotatedAlias):
        inner = _resolved(annotation.__origin__, global_names, local_names, include_extras)
        return _AnnotatedAlias(inner, annotation.__metadata__) if include_extras else inner
    if isinstance(annotation, _LiteralAlias):
        return annotation
    if isinstance(annotation, _Alias):
        if not include_extras and annotation.__origin__ in (Required, NotRequired):
            return _resolved(annotation.__args__[0], global_names, local_names, include_extras)
        parts = tuple(_resolved(part, global_names, local_names, include_extras) for part in annotation.__args__)
        return annotation if parts == annotation.__args__ else annotation._with(parts)
    if isinstance(annotation, GenericAlias):
        parts = tuple(_resolved(part, global_names, local_names, include_extras) for part in annotation.__args__)
        return annotation if parts == annotation.__args__ else GenericAlias(annotation.__origin__, parts)
    return annotation


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    import sys

    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            module = sys.modules.get(base.__module__)
            names = globalns if globalns is not None else dict(getattr(module, "__dict__", {}))
            local = localns if localns is not None else dict(vars(base))
            for name, annotation in base.__dict__.get("__annotations__", {}).items():
                hints[name] = _resolved(annotation, names, local, include_extras)
        return hints
    if globalns is None:
        function = obj
        while hasattr(function, "__wrapped__"):
            function = function.__wrapped__
        globalns = getattr(function, "__globals__", None) or getattr(obj, "__dict__", {})
    annotations = getattr(obj, "__annotations__", None)
    if annotations is None:
        raise TypeError(f"{obj!r} is not a module, class, method, or function.")
    for name, annotation in annotations.items():
        hints[name] = _resolved(annotation, globalns, localns, include_extras)
    return hints
