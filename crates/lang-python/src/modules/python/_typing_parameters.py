"""A part of `typing`, which runs in it: what is generic, and in what."""

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
    if cls in _GENERICS:
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
        if Generic in cls.__bases__ and cls.__name__ != "Protocol" and not hasattr(type(cls), "_is_typed_dict"):
            raise TypeError("Cannot inherit from plain Generic")
        cls.__parameters__ = ()
        return
    if Generic in bases:
        raise TypeError("Cannot inherit from plain Generic")
    found = _collect_parameters(bases)
    # Who names Generic or Protocol with parameters says which there are.
    named = [base for base in bases if isinstance(base, _GenericAlias) and base.__origin__ in _GENERICS]
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


# What classes are derived from to have parameters: also Protocol, when it is there.
_GENERICS = [Generic]


T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
V_co = TypeVar("V_co", covariant=True)
VT_co = TypeVar("VT_co", covariant=True)
T_contra = TypeVar("T_contra", contravariant=True)
CT_co = TypeVar("CT_co", covariant=True, bound=type)
AnyStr = TypeVar("AnyStr", bytes, str)
