"""A part of `typing`, which runs in it: references, and names with arguments."""

GenericAlias = type(list[int])
UnionType = type(int | str)


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
        if self.__origin__ in _GENERICS:
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
            if any(base in bases for base in _GENERICS[1:]):
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

        origin = _named(self._name) if self._name else self.__origin__
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

        return operator.getitem, (_named("Callable"), _callable_arguments(self.__args__))

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
