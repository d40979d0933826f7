"""A part of `typing`, which runs in it: what annotations say."""

_load_core()


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
        if _is_callable(tp.__origin__) and arguments:
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
    if isinstance(t, GenericAlias) and not _is_callable(t.__origin__):
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
        return _united(parts)
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
