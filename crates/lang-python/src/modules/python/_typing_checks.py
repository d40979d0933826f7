"""A part of `typing`, which runs in it: what arguments may be, and parameters replaced by them."""

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
        refused = (*_GENERICS,)
        if not allow_special_forms:
            refused = (*refused, ClassVar, Final) if is_argument else (*refused, ClassVar)
        if origin in refused:
            raise TypeError(f"{arg} is not valid as type argument")
    elif isinstance(arg, type):
        if arg is Generic or arg.__name__ == "Protocol" and arg in _GENERICS:
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
        return (_united(_all_substituted(argument.__args__, bound)),)
    if isinstance(argument, GenericAlias):
        return (_rebuilt(argument, _all_substituted(argument.__args__, bound)),)
    given = []
    for parameter in parameters:
        value = bound.get(parameter, parameter)
        given.extend(value if isinstance(parameter, TypeVarTuple) and isinstance(value, tuple) else (value,))
    return (argument[tuple(given)],)


def _all_substituted(arguments, bound):
    return tuple(part for argument in arguments for part in _substituted(argument, bound))


def _united(parts):
    union, *others = parts
    for part in others:
        union = union | part
    return union


def _is_callable(origin):
    """Whether it is `collections.abc.Callable`."""
    return getattr(origin, "__name__", None) == "Callable" and origin.__module__ == "collections.abc"


def _rebuilt(alias, arguments):
    if _is_callable(alias.__origin__):
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
        cached = None

        def inner(*args, **kwds):
            nonlocal cached
            if cached is None:
                from functools import lru_cache

                cached = lru_cache(maxsize=128, typed=typed)(function)
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
