"""A part of `typing`, which runs in it: names that mean something special, and those of builtin classes."""

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
