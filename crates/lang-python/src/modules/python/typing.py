"""Names for annotations. Nothing is checked; what can be asked at run time answers as it should."""

import collections
import collections.abc as _containers
from abc import ABCMeta, abstractmethod
from functools import lru_cache, reduce as _reduce
from _imp import running_module as _module_of_caller
from types import GenericAlias, UnionType

TYPE_CHECKING = False

__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic", "Literal", "Optional",
    "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple", "Union", "AbstractSet", "ByteString",
    "Container", "ContextManager", "Hashable", "ItemsView", "Iterable", "Iterator", "KeysView", "Mapping",
    "MappingView", "MutableMapping", "MutableSequence", "MutableSet", "Sequence", "Sized", "ValuesView", "Awaitable",
    "AsyncIterator", "AsyncIterable", "Coroutine", "Collection", "AsyncGenerator", "AsyncContextManager", "Reversible",
    "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat", "SupportsIndex", "SupportsInt", "SupportsRound",
    "ChainMap", "Counter", "Deque", "Dict", "DefaultDict", "List", "OrderedDict", "Set", "FrozenSet", "NamedTuple",
    "TypedDict", "Generator", "BinaryIO", "IO", "Match", "Pattern", "TextIO", "AnyStr", "assert_type", "assert_never",
    "cast", "clear_overloads", "dataclass_transform", "final", "get_args", "get_origin", "get_overloads",
    "get_type_hints", "is_typeddict", "LiteralString", "Never", "NewType", "no_type_check", "no_type_check_decorator",
    "NoReturn", "NotRequired", "overload", "override", "ParamSpecArgs", "ParamSpecKwargs", "Required", "reveal_type",
    "runtime_checkable", "Self", "Text", "TYPE_CHECKING", "TypeAlias", "TypeGuard", "TypeAliasType", "Unpack",
]


def _type_repr(obj):
    if obj is ...:
        return "..."
    if isinstance(obj, type(_tuple_of)):
        return obj.__name__
    if isinstance(obj, type) and not isinstance(obj, GenericAlias):
        if obj.__module__ == "builtins":
            return obj.__qualname__
        return f"{obj.__module__}.{obj.__qualname__}"
    if isinstance(obj, (tuple, list)):
        return "[" + ", ".join(map(_type_repr, obj)) + "]"
    return repr(obj)


def _type_convert(arg, module=None, *, allow_special_forms=False):
    """What stands for an argument: `NoneType` for none, a reference for text."""
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg, module=module, is_class=allow_special_forms)
    return arg


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    """An argument as a type, if it can be one."""
    arg = _type_convert(arg, module, allow_special_forms=allow_special_forms)
    if isinstance(arg, _GenericAlias):
        origin = arg.__origin__
        # What is no argument, as the annotation of a module's variable, may be final.
        refused = (Generic, Protocol)
        if not allow_special_forms:
            refused = (*refused, ClassVar, Final) if is_argument else (*refused, ClassVar)
        if origin in refused:
            raise TypeError(f"{arg} is not valid as type argument")
    elif isinstance(arg, type):
        if arg is Generic or arg.__name__ == "Protocol" and arg is Protocol:
            raise TypeError(f"Plain {arg} is not valid as type argument")
    elif isinstance(arg, _SpecialForm):
        if arg in _PLAIN_FORMS or allow_special_forms and arg in (ClassVar, Final):
            return arg
        raise TypeError(f"Plain {arg} is not valid as type argument")
    elif type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _is_parameter(argument):
    return isinstance(argument, (TypeVar, ParamSpec, TypeVarTuple)) or hasattr(type(argument), "__typing_subst__")


def _collect_parameters(args):
    found = []
    for argument in args:
        if isinstance(argument, type):
            continue
        if _is_parameter(argument):
            inner = (argument,)
        elif isinstance(argument, (tuple, list)):
            inner = _collect_parameters(argument)
        else:
            inner = getattr(argument, "__parameters__", ())
            if not isinstance(inner, tuple):
                continue
        for parameter in inner:
            if parameter not in found:
                found.append(parameter)
    return tuple(found)


def _deduplicate(params):
    found = []
    for parameter in params:
        if parameter not in found:
            found.append(parameter)
    return found


def _check_generic(cls, parameters, elen):
    """Whether as many arguments are given as there are parameters."""
    if not elen:
        raise TypeError(f"{cls} is not a generic class")
    alen = len(parameters)
    if alen != elen:
        raise TypeError(f"Too {'many' if alen > elen else 'few'} arguments for {cls}; actual {alen}, expected {elen}")


def _bind_parameters(owner, parameters, arguments):
    """What each parameter stands for: for a `TypeVarTuple` and for a `ParamSpec` with a list a tuple."""
    if len(parameters) == 1 and isinstance(parameters[0], ParamSpec):
        (given,) = arguments if len(arguments) == 1 else (None,)
        if len(arguments) != 1 or not (isinstance(given, (list, tuple, ParamSpec)) or given is ... or _is_concatenate(given)):
            arguments = (arguments,)
    places = [place for place, parameter in enumerate(parameters) if isinstance(parameter, TypeVarTuple)]
    if len(places) > 1:
        raise TypeError(f"More than one TypeVarTuple parameter in {owner}")
    arguments = _unpacked(arguments)
    count = len(arguments)
    if places:
        before, after = places[0], len(parameters) - places[0] - 1
        if count < before + after:
            raise TypeError(f"Too few arguments for {owner}; actual {count}, expected at least {before + after}")
        middle = arguments[before:count - after]
        arguments = (*arguments[:before], middle, *arguments[count - after:])
    _check_generic(owner, arguments, len(parameters))
    bound = {}
    for parameter, argument in zip(parameters, arguments):
        if isinstance(parameter, TypeVarTuple):
            bound[parameter] = argument
        else:
            bound[parameter] = parameter.__typing_subst__(argument)
    return bound


def _unpacked(arguments):
    """Arguments with `*tuple[int, str]` taken apart, if it says how long it is."""
    if not any(isinstance(argument, _UnpackGenericAlias) or getattr(argument, "__unpacked__", False) for argument in arguments):
        return tuple(arguments)
    result = []
    for argument in arguments:
        inside = getattr(argument, "__typing_unpacked_tuple_args__", None)
        if inside is not None and not (inside and inside[-1] is ...):
            result.extend(inside)
        else:
            result.append(argument)
    return tuple(result)


def _substituted(argument, bound):
    """An argument with parameters replaced, as the arguments that it comes to."""
    if isinstance(argument, type) and not isinstance(argument, GenericAlias):
        return (argument,)
    if _is_parameter(argument):
        return (bound.get(argument, argument),)
    if isinstance(argument, _UnpackGenericAlias) and isinstance(argument.__args__[0], TypeVarTuple):
        inside = argument.__args__[0]
        return bound[inside] if inside in bound else (argument,)
    if isinstance(argument, (tuple, list)):
        return (type(argument)(_all_substituted(argument, bound)),)
    parameters = getattr(argument, "__parameters__", ())
    if not isinstance(parameters, tuple) or not parameters:
        return (argument,)
    if isinstance(argument, _GenericAlias):
        return (argument.copy_with(_all_substituted(argument.__args__, bound)),)
    if isinstance(argument, UnionType):
        return (_reduce(lambda left, right: left | right, _all_substituted(argument.__args__, bound)),)
    if isinstance(argument, GenericAlias):
        return (_rebuilt(argument, _all_substituted(argument.__args__, bound)),)
    given = []
    for parameter in parameters:
        value = bound.get(parameter, parameter)
        given.extend(value if isinstance(parameter, TypeVarTuple) and isinstance(value, tuple) else (value,))
    return (argument[tuple(given)],)


def _all_substituted(arguments, bound):
    return tuple(part for argument in arguments for part in _substituted(argument, bound))


def _rebuilt(alias, arguments):
    if alias.__origin__ is _containers.Callable:
        flat = _CallableGenericAlias(alias.__origin__, ()).copy_with(arguments).__args__
        arguments = _callable_arguments(flat)
    made = type(alias)(alias.__origin__, arguments)
    return next(iter(made)) if getattr(alias, "__unpacked__", False) else made


def _subscribed_builtin(alias, arguments):
    """`list[T][int]` and `(list[T] | None)[int]`, for the types that are built in."""
    parameters = alias.__parameters__
    if not parameters:
        raise TypeError(f"{alias} is not a generic class")
    arguments = arguments if isinstance(arguments, tuple) else (arguments,)
    bound = _bind_parameters(alias, parameters, arguments)
    (made,) = _substituted(alias, bound)
    return made


def _is_concatenate(argument):
    return isinstance(argument, _ConcatenateGenericAlias)


def _tp_cache(func=None, /, *, typed=False):
    """Subscripting makes one object for the same arguments."""

    def decorate(function):
        cached = lru_cache(maxsize=128, typed=typed)(function)

        def inner(*args, **kwds):
            try:
                return cached(*args, **kwds)
            except TypeError:
                # Arguments that have no hash, or what the function says itself.
                return function(*args, **kwds)

        inner.__name__ = function.__name__
        inner.__qualname__ = function.__qualname__
        inner.__doc__ = function.__doc__
        inner.__wrapped__ = function
        return inner

    return decorate if func is None else decorate(func)


class _Final:
    """What annotations are made of: combines with `|`."""

    __slots__ = ("__weakref__",)

    def __init_subclass__(cls, /, *args, _root=False, **kwds):
        if not _root:
            raise TypeError("Cannot subclass special typing classes")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _NotIterable:
    """Subscripting must not make it iterable."""

    __slots__ = ()
    __iter__ = None


class ForwardRef(_Final, _root=True):
    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        try:
            # An unpacked tuple is an expression only where it is an element.
            self.__forward_code__ = compile(f"({arg},)[0]" if arg.startswith("*") else arg, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}") from None
        self.__forward_arg__ = arg
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module
        self.__forward_evaluated__ = False
        self.__forward_value__ = None

    def _evaluate(self, globalns, localns, type_params=None, *, recursive_guard=frozenset()):
        if self.__forward_arg__ in recursive_guard:
            return self
        if not self.__forward_evaluated__ or localns is not globalns:
            if globalns is None and localns is None:
                globalns = localns = {}
            elif globalns is None:
                globalns = localns
            elif localns is None:
                localns = globalns
            if self.__forward_module__ is not None:
                import sys

                module = sys.modules.get(self.__forward_module__)
                globalns = getattr(module, "__dict__", globalns)
            if type_params:
                localns = {**{parameter.__name__: parameter for parameter in type_params}, **localns}
            value = _type_check(
                eval(self.__forward_code__, globalns, localns),
                "Forward references must evaluate to types.",
                is_argument=self.__forward_is_argument__,
                allow_special_forms=self.__forward_is_class__,
            )
            self.__forward_value__ = _eval_type(
                value, globalns, localns, recursive_guard=recursive_guard | {self.__forward_arg__}
            )
            self.__forward_evaluated__ = True
        return self.__forward_value__

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        if self.__forward_evaluated__ and other.__forward_evaluated__:
            return self.__forward_arg__ == other.__forward_arg__ and self.__forward_value__ == other.__forward_value__
        return self.__forward_arg__ == other.__forward_arg__ and self.__forward_module__ == other.__forward_module__

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __repr__(self):
        if self.__forward_module__ is None:
            return f"ForwardRef({self.__forward_arg__!r})"
        return f"ForwardRef({self.__forward_arg__!r}, module={self.__forward_module__!r})"


class _BaseGenericAlias(_Final, _root=True):
    """What has an origin: a name with or without arguments."""

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(
                f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead"
            )
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except Exception:
            pass
        return made

    def __mro_entries__(self, bases):
        result = []
        if self.__origin__ not in bases:
            result.append(self.__origin__)
        behind = bases[next(place for place, base in enumerate(bases) if base is self) + 1:]
        if not any(isinstance(base, _BaseGenericAlias) or isinstance(base, type) and issubclass(base, Generic) for base in behind):
            result.append(Generic)
        return tuple(result)

    def __getattr__(self, name):
        if name in ("__origin__", "__args__"):
            raise AttributeError(name)
        if name in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        if "__origin__" in self.__dict__ and not _is_dunder(name):
            return getattr(self.__origin__, name)
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def __setattr__(self, name, value):
        if _is_dunder(name) or name in ("_name", "_inst", "_nparams", "_paramspec_tvars", "_typevar_types"):
            object.__setattr__(self, name, value)
        else:
            setattr(self.__origin__, name, value)

    def __instancecheck__(self, instance):
        return self.__subclasscheck__(type(instance))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __dir__(self):
        return sorted({*object.__dir__(self), *(name for name in dir(self.__origin__) if not _is_dunder(name))})


def _is_dunder(name):
    return name.startswith("__") and name.endswith("__")


class _GenericAlias(_NotIterable, _BaseGenericAlias, _root=True):
    """A name with arguments: `List[int]`."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        args = args if isinstance(args, tuple) else (args,)
        self.__args__ = args
        self.__parameters__ = _collect_parameters(args)
        self.__module__ = "typing" if name else getattr(origin, "__module__", "typing")

    @_tp_cache
    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        args = args if isinstance(args, tuple) else (args,)
        bound = _bind_parameters(self, self.__parameters__, tuple(map(_type_convert, args)))
        return self.copy_with(_all_substituted(self.__args__, bound))

    def copy_with(self, args):
        return type(self)(self.__origin__, args, name=self._name, inst=self._inst)

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if isinstance(origin, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if origin is Generic:
            if Protocol in bases:
                return ()
            behind = bases[next(place for place, base in enumerate(bases) if base is self) + 1:]
            if any(isinstance(base, _BaseGenericAlias) and base is not self for base in behind):
                return ()
        return (origin,)

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __iter__(self):
        yield Unpack[self]

    def __reduce__(self):
        import operator

        origin = globals()[self._name] if self._name else self.__origin__
        args = self.__args__
        if len(args) == 1 and not isinstance(args[0], tuple):
            (args,) = args
        return operator.getitem, (origin, args)

    def __repr__(self):
        name = f"typing.{self._name}" if self._name else _type_repr(self.__origin__)
        listed = ", ".join(map(_type_repr, self.__args__)) if self.__args__ else "()"
        return f"{name}[{listed}]"


class _UnionGenericAlias(_GenericAlias, _root=True):
    __iter__ = None

    def copy_with(self, args):
        return Union[args]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, UnionType)):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __instancecheck__(self, instance):
        return self.__subclasscheck__(type(instance))

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, argument) for argument in self.__args__)

    def __reduce__(self):
        import operator

        return operator.getitem, (Union, self.__args__)

    def __repr__(self):
        arguments = self.__args__
        if len(arguments) == 2 and type(None) in arguments:
            other = arguments[0] if arguments[1] is type(None) else arguments[1]
            return f"typing.Optional[{_type_repr(other)}]"
        return f"typing.Union[{', '.join(map(_type_repr, arguments))}]"


class _CallableGenericAlias(_GenericAlias, _root=True):
    """The types of the arguments and, last, that of the result."""

    __iter__ = None

    def copy_with(self, args):
        # A list of parameters that was put in for one is spread.
        flat = []
        for argument in args[:-1]:
            if isinstance(argument, tuple):
                flat.extend(argument)
            elif _is_concatenate(argument) and not isinstance(argument.__args__[-1], ParamSpec) and argument.__args__[-1] is not ...:
                flat.extend(argument.__args__)
            else:
                flat.append(argument)
        return _CallableGenericAlias(self.__origin__, (*flat, args[-1]), name=self._name, inst=self._inst)

    def __reduce__(self):
        import operator

        return operator.getitem, (Callable, _callable_arguments(self.__args__))

    def __repr__(self):
        given, result = _callable_arguments(self.__args__)
        return f"typing.Callable[{_type_repr(given)}, {_type_repr(result)}]"


def _callable_arguments(args):
    """The arguments of a `Callable` as they are written."""
    *given, result = args
    if len(given) == 1 and (given[0] is ... or isinstance(given[0], ParamSpec) or _is_concatenate(given[0])):
        return given[0], result
    return given, result


class _LiteralGenericAlias(_GenericAlias, _root=True):
    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return {(type(a), a) for a in self.__args__} == {(type(a), a) for a in other.__args__}

    def __hash__(self):
        return hash(frozenset((type(a), a) for a in self.__args__))

    def __repr__(self):
        return f"typing.Literal[{', '.join(map(_type_repr, self.__args__))}]"


class _AnnotatedAlias(_GenericAlias, _root=True):
    __iter__ = None

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            origin, metadata = origin.__origin__, origin.__metadata__ + metadata
        super().__init__(origin, (origin,), name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, args):
        return _AnnotatedAlias(args[0], self.__metadata__)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return "Annotated"
        return super().__getattr__(name)

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __reduce__(self):
        import operator

        return operator.getitem, (Annotated, (self.__origin__, *self.__metadata__))

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    def copy_with(self, args):
        if isinstance(args[-1], tuple):
            return (*args[:-1], *args[-1])
        if _is_concatenate(args[-1]):
            args = (*args[:-1], *args[-1].__args__)
        return super().copy_with(args)


class _UnpackGenericAlias(_GenericAlias, _root=True):
    def __repr__(self):
        return f"typing.Unpack[{_type_repr(self.__args__[0])}]"

    def __getitem__(self, args):
        if isinstance(self.__args__[0], TypeVarTuple):
            return args
        return super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        inside = self.__args__[0]
        if isinstance(inside, (_GenericAlias, GenericAlias)):
            if inside.__origin__ is not tuple:
                raise TypeError("Unpack[...] must be used with a tuple type")
            return inside.__args__
        return None


class _SpecialForm(_NotIterable, _Final, _root=True):
    """A name that means something special. The function of its name says what it is with arguments."""

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(name)

    def __getitem__(self, parameters):
        return self._getitem(self, parameters)

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __instancecheck__(self, instance):
        raise TypeError(f"{self!r} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self!r} cannot be used with issubclass()")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __reduce__(self):
        return self._name

    def __repr__(self):
        return f"typing.{self._name}"


class _TypedCacheSpecialForm(_SpecialForm, _root=True):
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        return self._getitem(self, *parameters)


def _tuple_of(arguments):
    return arguments if isinstance(arguments, tuple) else (arguments,)


@_SpecialForm
@_tp_cache
def Union(self, parameters):
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    flat = []
    for parameter in _tuple_of(parameters):
        parameter = _type_check(parameter, "Union[arg, ...]: each arg must be a type.")
        parts = parameter.__args__ if isinstance(parameter, (_UnionGenericAlias, UnionType)) else (parameter,)
        for part in parts:
            if part not in flat:
                flat.append(part)
    if len(flat) == 1:
        return flat[0]
    optional = len(flat) == 2 and type(None) in flat
    return _UnionGenericAlias(self, tuple(flat), name="Optional" if optional else None)


@_SpecialForm
def Optional(self, parameters):
    return Union[_type_check(parameters, f"{self} requires a single type."), type(None)]


@_TypedCacheSpecialForm
@_tp_cache(typed=True)
def Literal(self, *parameters):
    flat = []
    for parameter in parameters:
        parts = parameter.__args__ if isinstance(parameter, _LiteralGenericAlias) else (parameter,)
        for part in parts:
            if not any(type(part) is type(known) and part == known for known in flat):
                flat.append(part)
    return _LiteralGenericAlias(self, tuple(flat))


class Annotated:
    """A type with what else there is to say of it."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise TypeError("Type Annotated cannot be instantiated.")

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError(f"Cannot subclass {cls.__module__}.Annotated")

    @_tp_cache
    def __class_getitem__(cls, params):
        if not isinstance(params, tuple) or len(params) < 2:
            raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
        if isinstance(params[0], _UnpackGenericAlias) or getattr(params[0], "__unpacked__", False):
            raise TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple")
        msg = "Annotated[t, ...]: t must be a type."
        return _AnnotatedAlias(_type_check(params[0], msg, allow_special_forms=True), params[1:])


def _special_form(name, alias):
    """A form with one argument, or with none."""

    def getitem(self, parameters):
        if alias is None:
            raise TypeError(f"{self} is not subscriptable")
        return alias(self, (_type_check(parameters, f"{self} accepts only {_ARTICLE.get(name, 'a ')}single type."),))

    getitem.__name__ = getitem.__qualname__ = name
    return _SpecialForm(_tp_cache(getitem))


# Some messages have no article.
_ARTICLE = {"ClassVar": "", "Final": ""}

ClassVar = _special_form("ClassVar", _GenericAlias)
Final = _special_form("Final", _GenericAlias)
Required = _special_form("Required", _GenericAlias)
NotRequired = _special_form("NotRequired", _GenericAlias)
TypeGuard = _special_form("TypeGuard", _GenericAlias)
Unpack = _special_form("Unpack", _UnpackGenericAlias)
NoReturn = _special_form("NoReturn", None)
Never = _special_form("Never", None)
Self = _special_form("Self", None)
LiteralString = _special_form("LiteralString", None)
TypeAlias = _special_form("TypeAlias", None)
# Those that are types as they are.
_PLAIN_FORMS = (NoReturn, Never, Self, LiteralString, TypeAlias)


@_SpecialForm
def Concatenate(self, parameters):
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    parameters = _tuple_of(parameters)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    msg = "Concatenate[arg, ...]: each arg must be a type."
    return _ConcatenateGenericAlias(self, (*(_type_check(p, msg) for p in parameters[:-1]), parameters[-1]))


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """What every type is compatible with."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


class _SpecialGenericAlias(_NotIterable, _BaseGenericAlias, _root=True):
    """A name for a class, to be subscripted by so many arguments; -1 is any number."""

    def __init__(self, origin, nparams, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams = nparams
        self.__module__ = "typing"
        self.__doc__ = f"A generic version of {origin.__module__}.{origin.__qualname__}."

    @_tp_cache
    def __getitem__(self, params):
        msg = "Parameters to generic types must be types."
        params = tuple(_type_check(parameter, msg) for parameter in _tuple_of(params))
        if self._nparams >= 0:
            _check_generic(self, params, self._nparams)
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if isinstance(cls, _GenericAlias):
            return super().__subclasscheck__(cls)
        return issubclass(cls, self.__origin__)

    def __reduce__(self):
        return self._name

    def __repr__(self):
        return f"typing.{self._name}"


class _TupleType(_SpecialGenericAlias, _root=True):
    @_tp_cache
    def __getitem__(self, params):
        params = _tuple_of(params)
        msg = "Tuple[t0, t1, ...]: each t must be a type."
        if len(params) >= 2 and params[-1] is ...:
            return self.copy_with((*(_type_check(parameter, msg) for parameter in params[:-1]), ...))
        return self.copy_with(tuple(_type_check(parameter, msg) for parameter in params))


class _CallableType(_SpecialGenericAlias, _root=True):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if isinstance(args, list):
            args = tuple(map(_type_convert, args))
        elif not isinstance(args, tuple):
            args = (args,)
        return _callable_of(self, (*args, result))


@_tp_cache
def _callable_of(alias, params):
    return alias.copy_with(params)


List = _SpecialGenericAlias(list, 1, inst=False, name="List")
Dict = _SpecialGenericAlias(dict, 2, inst=False, name="Dict")
Set = _SpecialGenericAlias(set, 1, inst=False, name="Set")
FrozenSet = _SpecialGenericAlias(frozenset, 1, inst=False, name="FrozenSet")
Tuple = _TupleType(tuple, -1, inst=False, name="Tuple")
Type = _SpecialGenericAlias(type, 1, inst=False, name="Type")
Deque = _SpecialGenericAlias(collections.deque, 1, name="Deque")
DefaultDict = _SpecialGenericAlias(collections.defaultdict, 2, name="DefaultDict")
OrderedDict = _SpecialGenericAlias(collections.OrderedDict, 2)
Counter = _SpecialGenericAlias(collections.Counter, 1)
ChainMap = _SpecialGenericAlias(collections.ChainMap, 2)
AbstractSet = _SpecialGenericAlias(_containers.Set, 1, name="AbstractSet")
Callable = _CallableType(_containers.Callable, 2)
Hashable = _SpecialGenericAlias(_containers.Hashable, 0)
Sized = _SpecialGenericAlias(_containers.Sized, 0)
for _name, _count in (
    ("Awaitable", 1), ("Coroutine", 3), ("AsyncIterable", 1), ("AsyncIterator", 1), ("AsyncGenerator", 2), ("Iterable", 1),
    ("Iterator", 1), ("Generator", 3), ("Reversible", 1), ("Container", 1), ("Collection", 1), ("MutableSet", 1),
    ("Mapping", 2), ("MutableMapping", 2), ("MappingView", 1), ("KeysView", 1), ("ItemsView", 2), ("ValuesView", 1),
    ("Sequence", 1), ("MutableSequence", 1), ("ByteString", 0),
):
    globals()[_name] = _SpecialGenericAlias(getattr(_containers, _name), _count)
del _name, _count
Text = str


def _refuse_base(cls, is_root):
    if not is_root:
        raise TypeError(f"type 'typing.{cls.__mro__[1].__name__}' is not an acceptable base type")


class _Parameter(_Final, _root=True):
    """What classes, functions and aliases are generic in."""

    def __init__(self, name):
        if not isinstance(name, str):
            raise TypeError(f"{type(self).__name__.lower()}() argument 'name' must be str, not {type(name).__name__}")
        self.__name__ = name
        self.__module__ = _module_of_caller()

    def __init_subclass__(cls, /, *args, _root=False, **kwds):
        _refuse_base(cls, _root)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return self.__name__

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__


def _checked_variance(covariant, contravariant, infer_variance):
    if covariant and contravariant:
        raise ValueError("Bivariant types are not supported.")
    if infer_variance and (covariant or contravariant):
        raise ValueError("Variance cannot be specified with infer_variance.")


class TypeVar(_Parameter, _root=True):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False):
        super().__init__(name)
        _checked_variance(covariant, contravariant, infer_variance)
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        msg = "TypeVar(name, constraint, ...): constraints must be types."
        # What is written as `class A[T: X]` is computed when it is asked for.
        self._constraints = tuple(_type_check(constraint, msg) for constraint in constraints)
        self._bound = None if bound is None else _type_check(bound, "Bound must be a type.")
        self._evaluate = None
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)

    def _evaluated(self):
        if self._evaluate is not None:
            value, self._evaluate = self._evaluate(), None
            if isinstance(value, tuple):
                self._constraints = value
            else:
                self._bound = value

    @property
    def __bound__(self):
        self._evaluated()
        return self._bound

    @property
    def __constraints__(self):
        self._evaluated()
        return self._constraints

    def __typing_subst__(self, arg):
        arg = _type_check(arg, "Parameters to generic types must be types.", is_argument=True)
        if isinstance(arg, _UnpackGenericAlias) or getattr(arg, "__unpacked__", False):
            raise TypeError(f"{arg} is not valid as type argument")
        return arg


class ParamSpec(_Parameter, _root=True):
    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False):
        super().__init__(name)
        _checked_variance(covariant, contravariant, infer_variance)
        self.__bound__ = None if bound is None else _type_check(bound, "Bound must be a type.")
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    def __typing_subst__(self, arg):
        if isinstance(arg, (list, tuple)):
            return tuple(_type_check(part, "Expected a type.") for part in arg)
        if arg is ... or isinstance(arg, ParamSpec) or _is_concatenate(arg):
            return arg
        raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}")


class _ParameterPart(_Final, _root=True):
    def __init__(self, origin):
        self.__origin__ = origin

    def __init_subclass__(cls, /, *args, _root=False, **kwds):
        _refuse_base(cls, _root)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if type(other) is type(self) else NotImplemented

    def __hash__(self):
        return hash((type(self), self.__origin__))

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._name}"


class ParamSpecArgs(_ParameterPart, _root=True):
    _name = "args"


class ParamSpecKwargs(_ParameterPart, _root=True):
    _name = "kwargs"


class TypeVarTuple(_Parameter, _root=True):
    __infer_variance__ = True

    def __iter__(self):
        yield Unpack[self]

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")


class TypeAliasType(_Final, _root=True):
    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self.__type_params__ = type_params
        self.__module__ = _module_of_caller()
        self._value = value
        # What `type X = …` sets: the value is not computed before it is asked for.
        self._evaluate = None

    def __init_subclass__(cls, /, *args, **kwds):
        raise TypeError("type 'typing.TypeAliasType' is not an acceptable base type")

    @property
    def __value__(self):
        if self._evaluate is not None:
            self._value = self._evaluate()
            self._evaluate = None
        return self._value

    @property
    def __parameters__(self):
        return tuple(Unpack[part] if isinstance(part, TypeVarTuple) else part for part in self.__type_params__)

    def __getitem__(self, arguments):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return GenericAlias(self, _tuple_of(arguments))

    def __reduce__(self):
        return self.__name__

    def __repr__(self):
        return self.__name__


@_tp_cache
def _generic_class_getitem(cls, params):
    params = tuple(map(_type_convert, _tuple_of(params)))
    if cls in (Generic, Protocol):
        if not params:
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        if not all(_is_parameter(_inside(parameter)) for parameter in params):
            raise TypeError(
                f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables."
            )
        if len(set(params)) != len(params):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        return _GenericAlias(cls, params)
    parameters = cls.__parameters__
    if not parameters:
        raise TypeError(f"{cls} is not a generic class")
    bound = _bind_parameters(cls, parameters, params)
    return _GenericAlias(cls, _all_substituted([Unpack[p] if isinstance(p, TypeVarTuple) else p for p in parameters], bound))


def _inside(parameter):
    return parameter.__args__[0] if isinstance(parameter, _UnpackGenericAlias) else parameter


def _generic_init_subclass(cls, *args, **kwargs):
    super(Generic, cls).__init_subclass__(*args, **kwargs)
    bases = cls.__dict__.get("__orig_bases__")
    if bases is None:
        if Generic in cls.__bases__ and cls.__name__ != "Protocol" and not isinstance(cls, _TypedDictMeta):
            raise TypeError("Cannot inherit from plain Generic")
        cls.__parameters__ = ()
        return
    if Generic in bases:
        raise TypeError("Cannot inherit from plain Generic")
    found = _collect_parameters(bases)
    # Who names Generic or Protocol with parameters says which there are.
    named = [base for base in bases if isinstance(base, _GenericAlias) and base.__origin__ in (Generic, Protocol)]
    generics = [base for base in named if base.__origin__ is Generic]
    if len(generics) > 1:
        raise TypeError("Cannot inherit from Generic[...] multiple times.")
    if named:
        (first, *_) = generics or named
        missing = [parameter for parameter in found if parameter not in first.__parameters__]
        if missing:
            raise TypeError(
                f"Some type variables ({', '.join(map(str, missing))}) are not listed in "
                f"{first.__origin__.__name__}[{', '.join(map(str, first.__parameters__))}]"
            )
        found = first.__parameters__
    cls.__parameters__ = tuple(found)


class Generic:
    """The base of classes with parameters."""

    __slots__ = ()
    _is_protocol = False
    __class_getitem__ = classmethod(_generic_class_getitem)
    __init_subclass__ = classmethod(_generic_init_subclass)


T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
V_co = TypeVar("V_co", covariant=True)
VT_co = TypeVar("VT_co", covariant=True)
T_contra = TypeVar("T_contra", contravariant=True)
CT_co = TypeVar("CT_co", covariant=True, bound=type)
AnyStr = TypeVar("AnyStr", bytes, str)


_PROTOCOL_NAMES = frozenset(
    "__abstractmethods__ __annotations__ __dict__ __doc__ __init__ __module__ __new__ __slots__ __subclasshook__ "
    "__weakref__ __class_getitem__ __parameters__ __orig_bases__ __qualname__ _is_protocol _is_runtime_protocol "
    "_abc_registry _abc_answers __init_subclass__ __match_args__ __type_params__ __static_attributes__ __firstlineno__ "
    "__protocol_attrs__ __non_callable_proto_members__ __orig_class__".split()
)


def _get_protocol_attrs(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic"):
            continue
        for name in [*base.__dict__, *base.__dict__.get("__annotations__", {})]:
            if name not in _PROTOCOL_NAMES and not name.startswith("_abc_"):
                names.add(name)
    return names


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if "Protocol" in globals() and Protocol in bases:
            for base in bases:
                allowed = base in (object, Generic) or base.__name__ in _ALLOWED_BASES.get(base.__module__, ())
                if not (allowed or issubclass(base, Generic) and getattr(base, "_is_protocol", False)):
                    raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if getattr(cls, "_is_protocol", False):
            cls.__protocol_attrs__ = _get_protocol_attrs(cls)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not cls.__dict__.get("_is_protocol", False):
            return super().__instancecheck__(instance)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        # Not by the method for classes, which refuses protocols with data.
        if super().__subclasscheck__(type(instance)) or super().__subclasscheck__(instance.__class__):
            return True
        from inspect import getattr_static

        for name in cls.__protocol_attrs__:
            try:
                value = getattr_static(instance, name)
            except AttributeError:
                return False
            if value is None and name not in cls.__non_callable_proto_members__:
                return False
        return True

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if cls.__dict__.get("_is_protocol", False):
            if not isinstance(other, type):
                raise TypeError("issubclass() arg 1 must be a class")
            if not getattr(cls, "_is_runtime_protocol", False):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            if cls.__non_callable_proto_members__ and cls.__dict__.get("__subclasshook__") is _protocol_hook:
                raise TypeError("Protocols with non-method members don't support issubclass()")
        return super().__subclasscheck__(other)


# Classes of the library that protocols may be derived from.
_ALLOWED_BASES = {
    "collections.abc": (
        "Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable", "AsyncIterator", "Hashable", "Sized", "Container",
        "Collection", "Reversible", "Buffer",
    ),
    "contextlib": ("AbstractContextManager", "AbstractAsyncContextManager"),
}


@classmethod
def _protocol_hook(cls, other):
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            annotations = base.__dict__.get("__annotations__")
            if isinstance(annotations, dict) and name in annotations and issubclass(other, Generic) and getattr(other, "_is_protocol", False):
                break
        else:
            return NotImplemented
    return True


def _no_init_or_replace_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is not _no_init_or_replace_init:
        return
    # The next one that is no protocol's.
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _no_init_or_replace_init)
        if init is not _no_init_or_replace_init:
            cls.__init__ = init
            break
    cls.__init__(self, *args, **kwargs)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of classes that say what others must have."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = _protocol_hook
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init_or_replace_init


def runtime_checkable(cls):
    if not issubclass(cls, Generic) or not getattr(cls, "_is_protocol", False):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    cls.__non_callable_proto_members__ = {
        name for name in cls.__protocol_attrs__ if not callable(getattr(cls, name, None))
    }
    return cls


def _supports(name, method, *parameters):
    def body(self, *args):
        pass

    body.__name__ = method
    body.__qualname__ = f"{name}.{method}"
    namespace = {
        "__module__": "typing",
        "__slots__": (),
        "__doc__": f"An ABC with one abstract method {method}.",
        method: abstractmethod(body),
    }
    bases = (Protocol,)
    if parameters:
        namespace["__orig_bases__"] = (Protocol[parameters],)
    return runtime_checkable(_ProtocolMeta(name, bases, namespace))


SupportsInt = _supports("SupportsInt", "__int__")
SupportsFloat = _supports("SupportsFloat", "__float__")
SupportsComplex = _supports("SupportsComplex", "__complex__")
SupportsBytes = _supports("SupportsBytes", "__bytes__")
SupportsIndex = _supports("SupportsIndex", "__index__")
SupportsAbs = _supports("SupportsAbs", "__abs__", T_co)
SupportsRound = _supports("SupportsRound", "__round__", T_co)

# What a named tuple may not define, and what it may but is not copied.
_prohibited = frozenset(
    {"__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types", "_make", "_replace",
     "_asdict", "_source"}
)
_special = frozenset({"__module__", "__name__", "__annotations__", "__qualname__", "__classcell__", "__orig_bases__"})


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        types = {
            name: _type_check(kind, f"field {name} annotation must be a type")
            for name, kind in ns.get("__annotations__", {}).items()
        }
        defaults = []
        for field in types:
            if field in ns:
                defaults.append(field)
            elif defaults:
                plural = "s" if len(defaults) > 1 else ""
                raise TypeError(
                    f"Non-default namedtuple field {field} cannot follow default field{plural} {', '.join(defaults)}"
                )
        made = collections.namedtuple(
            typename, list(types), defaults=[ns[field] for field in defaults], module=ns.get("__module__")
        )
        made.__annotations__ = types
        if Generic in bases:
            # A class with this base as well, with the methods of the tuple.
            inner = made
            body = {key: value for key, value in inner.__dict__.items() if key not in ("__dict__", "__weakref__")}
            made = type(typename, (inner, Generic), {
                "__module__": ns.get("__module__"), "__slots__": (), "__doc__": inner.__doc__, "__annotations__": types,
                "__orig_bases__": ns.get("__orig_bases__", (Generic,)),
            })
        for key, value in ns.items():
            if key in _prohibited:
                raise AttributeError(f"Cannot overwrite NamedTuple attribute {key}")
            if key not in _special and key not in types:
                setattr(made, key, value)
        if "__qualname__" in ns:
            made.__qualname__ = ns["__qualname__"]
        made.__orig_bases__ = ns.get("__orig_bases__", (NamedTuple,))
        return made


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})


def NamedTuple(typename, fields=None, /, **kwargs):
    if fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    types = {name: _type_check(kind, f"field {name} annotation must be a type") for name, kind in fields}
    made = collections.namedtuple(typename, list(types), module=_module_of_caller())
    made.__annotations__ = types
    made.__orig_bases__ = (NamedTuple,)
    return made


NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        annotations = {}
        required, optional = set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required |= base.__dict__.get("__required_keys__", set())
            optional |= base.__dict__.get("__optional_keys__", set())
        msg = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {
            key: _type_check(kind, msg, module=ns.get("__module__"))
            for key, kind in ns.get("__annotations__", {}).items()
        }
        annotations.update(own)
        for key, kind in own.items():
            inside = kind.__args__[0] if isinstance(kind, _AnnotatedAlias) else kind
            origin = getattr(inside, "__origin__", None)
            is_required = True if origin is Required else False if origin is NotRequired else total
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
        body = {key: value for key, value in ns.items() if key != "__classcell__"}
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), body)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        if "__orig_bases__" not in ns:
            made.__orig_bases__ = bases or (TypedDict,)
        if not hasattr(made, "__total__") or "__total__" not in made.__dict__:
            made.__total__ = total
        return made

    def __init__(cls, *args, **kwargs):
        pass

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    if fields is None:
        fields = kwargs
    elif kwargs:
        raise TypeError("TypedDict takes either a dict or keyword arguments, but not both")
    namespace = {"__annotations__": dict(fields), "__module__": _module_of_caller()}
    made = _TypedDictMeta(typename, (), namespace, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


class NewType(_Final, _root=True):
    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        self.__module__ = _module_of_caller()

    def __init_subclass__(cls, **kwargs):
        pass

    def __call__(self, x):
        return x

    def __mro_entries__(self, bases):
        kept = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                made = cls.__name__
                raise TypeError(
                    "Cannot subclass an instance of NewType. Perhaps you were looking for: "
                    f"`{made} = NewType({made!r}, {kept})`"
                )

        return (Dummy,)

    def __reduce__(self):
        return self.__qualname__

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"


class IO(Generic[AnyStr]):
    """The base of what streams are annotated with."""

    __slots__ = ()


class TextIO(IO[str]):
    __slots__ = ()


class BinaryIO(IO[bytes]):
    __slots__ = ()


def __getattr__(name):
    # What has modules of its own is made when it is asked for.
    if name in ("Pattern", "Match"):
        import re

        made = _SpecialGenericAlias(getattr(re, name), 1, name=name)
    elif name in ("ContextManager", "AsyncContextManager"):
        import contextlib

        made = _SpecialGenericAlias(getattr(contextlib, f"Abstract{name}"), 1, name=name)
    else:
        raise AttributeError(f"module 'typing' has no attribute {name!r}")
    globals()[name] = made
    return made


def cast(typ, val):
    return val


_overload_registry = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module "
        "should always be followed by an implementation that is not @overload-ed."
    )


def overload(func):
    plain = getattr(func, "__func__", func)
    try:
        line = plain.__code__.co_firstlineno
        _overload_registry.setdefault((plain.__module__, plain.__qualname__), {})[line] = func
    except AttributeError:
        pass
    return _overload_dummy


def clear_overloads():
    _overload_registry.clear()


def get_overloads(func):
    func = getattr(func, "__func__", func)
    return list(_overload_registry.get((func.__module__, func.__qualname__), {}).values())


def _marked(name, value=True):
    """A decorator that sets an attribute, if what it decorates can have one."""

    def decorate(decorated, /):
        try:
            setattr(decorated, name, value)
        except (AttributeError, TypeError):
            pass
        return decorated

    decorate.__name__ = decorate.__qualname__ = name.strip("_")
    return decorate


final = _marked("__final__")
override = _marked("__override__")


def no_type_check(arg):
    if isinstance(arg, type):
        for name, value in list(arg.__dict__.items()):
            inside = getattr(value, "__func__", value)
            own = f"{arg.__qualname__}.{getattr(inside, '__name__', name)}"
            if isinstance(inside, type(no_type_check)) and inside.__qualname__ == own:
                inside.__no_type_check__ = True
            elif isinstance(value, type) and value.__qualname__ == f"{arg.__qualname__}.{name}":
                no_type_check(value)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    import functools

    @functools.wraps(decorator)
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    return wrapped


def dataclass_transform(
    *, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False, field_specifiers=(), **kwargs
):
    return _marked("__dataclass_transform__", {
        "eq_default": eq_default,
        "order_default": order_default,
        "kw_only_default": kw_only_default,
        "frozen_default": frozen_default,
        "field_specifiers": field_specifiers,
        "kwargs": kwargs,
    })


def reveal_type(obj, /):
    import sys

    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_type(val, typ, /):
    return val


_ASSERT_NEVER_REPR_MAX_LENGTH = 100


def assert_never(arg, /):
    value = repr(arg)
    if len(value) > _ASSERT_NEVER_REPR_MAX_LENGTH:
        value = value[:_ASSERT_NEVER_REPR_MAX_LENGTH] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


def get_origin(tp):
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    return UnionType if isinstance(tp, UnionType) else None


def get_args(tp):
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        arguments = tp.__args__
        if tp.__origin__ is _containers.Callable and arguments:
            return _callable_arguments(arguments)
        return arguments
    return tp.__args__ if isinstance(tp, UnionType) else ()


def _eval_type(t, globalns, localns, type_params=None, *, recursive_guard=frozenset()):
    """A type with what its references mean."""
    if isinstance(t, ForwardRef):
        return t._evaluate(globalns, localns, type_params, recursive_guard=recursive_guard)
    if not isinstance(t, (_GenericAlias, GenericAlias, UnionType)):
        return t
    arguments = t.__args__
    if isinstance(t, GenericAlias) and not isinstance(t, type(_containers.Callable[[], None])):
        arguments = tuple(ForwardRef(arg) if isinstance(arg, str) else arg for arg in arguments)
    parts = tuple(
        _eval_type(arg, globalns, localns, type_params, recursive_guard=recursive_guard) for arg in arguments
    )
    return _with_arguments(t, parts)


def _with_arguments(t, parts):
    """The type with other arguments; itself if they are the same."""
    if parts == t.__args__:
        return t
    if isinstance(t, GenericAlias):
        return _rebuilt(t, parts)
    if isinstance(t, UnionType):
        return _reduce(lambda left, right: left | right, parts)
    return t.copy_with(parts)


def _strip_annotations(t):
    """A type without what `Annotated`, `Required` and `NotRequired` say."""
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if isinstance(t, _GenericAlias) and t.__origin__ in (Required, NotRequired):
        return _strip_annotations(t.__args__[0])
    if not isinstance(t, (_GenericAlias, GenericAlias, UnionType)):
        return t
    parts = tuple(map(_strip_annotations, t.__args__))
    return _with_arguments(t, parts)


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    import sys

    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            annotations = base.__dict__.get("__annotations__", {})
            if not isinstance(annotations, dict):
                # The descriptor of types that are built in.
                continue
            names = globalns
            if names is None:
                names = getattr(sys.modules.get(base.__module__), "__dict__", {})
            local = dict(vars(base)) if localns is None else localns
            if localns is None and globalns is None:
                # A name of the class's is found first, even if it is an annotated attribute with a value.
                names, local = local, names
            for name, value in annotations.items():
                if value is None:
                    value = type(None)
                if isinstance(value, str):
                    value = ForwardRef(value, is_argument=False, is_class=True)
                hints[name] = _eval_type(value, names, local, base.__type_params__ if hasattr(base, "__type_params__") else ())
    else:
        if globalns is None:
            function = obj
            while hasattr(function, "__wrapped__"):
                function = function.__wrapped__
            globalns = getattr(function, "__globals__", None)
            if globalns is None:
                globalns = obj.__dict__ if isinstance(obj, type(sys)) else {}
            localns = globalns if localns is None else localns
        elif localns is None:
            localns = globalns
        annotations = getattr(obj, "__annotations__", None)
        if annotations is None:
            if callable(obj) or isinstance(obj, type(sys)):
                return {}
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        parameters = getattr(obj, "__type_params__", ())
        for name, value in annotations.items():
            if value is None:
                value = type(None)
            if isinstance(value, str):
                value = ForwardRef(value, is_argument=not isinstance(obj, type(sys)), is_class=False)
            hints[name] = _eval_type(value, globalns, localns, parameters)
    return hints if include_extras else {name: _strip_annotations(value) for name, value in hints.items()}
