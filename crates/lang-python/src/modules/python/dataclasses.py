"""Classes that are mainly data."""


class _Missing:
    def __repr__(self):
        return "<missing>"


MISSING = _Missing()


class FrozenInstanceError(AttributeError):
    pass


class KW_ONLY:
    pass


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = {} if metadata is None else metadata
        self.kw_only = kw_only

    def __repr__(self):
        return f"Field(name={self.name!r},type={self.type!r},default={self.default!r})"


def field(
    *,
    default=MISSING,
    default_factory=MISSING,
    init=True,
    repr=True,
    hash=None,
    compare=True,
    metadata=None,
    kw_only=MISSING,
):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _is_class_variable(annotation):
    text = annotation if isinstance(annotation, str) else repr(annotation)
    return text.startswith("ClassVar") or text.startswith("typing.ClassVar")


def _collect(cls, kw_only):
    known = {}
    for base in reversed(cls.__mro__[1:]):
        for inherited in getattr(base, "__dataclass_fields__", {}).values():
            known[inherited.name] = inherited
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if _is_class_variable(annotation):
            continue
        if annotation is KW_ONLY or annotation in ("KW_ONLY", "dataclasses.KW_ONLY"):
            kw_only = True
            continue
        default = cls.__dict__.get(name, MISSING)
        made = default if isinstance(default, Field) else field(default=default)
        if type(made.default) in (list, dict, set):
            raise ValueError(
                f"mutable default {type(made.default)} for field {name} is not allowed: use default_factory"
            )
        made.name = name
        made.type = annotation
        if made.kw_only is MISSING:
            made.kw_only = kw_only
        known[name] = made
        if isinstance(default, Field):
            if default.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, default.default)
    return known


def _make_init(cls, fields, frozen):
    taken = [f for f in fields if f.init]
    positional = [f.name for f in taken if not f.kw_only]
    count = len(positional)
    required = {f.name for f in taken if f.default is MISSING and f.default_factory is MISSING}
    seen_default = None
    for f in taken:
        if f.kw_only:
            continue
        if f.name not in required:
            seen_default = f.name
        elif seen_default is not None:
            raise TypeError(f"non-default argument {f.name!r} follows default argument")
    by_default = [(f.name, f.default, f.default_factory) for f in fields if f.init or f.default_factory is not MISSING]
    allowed = {f.name for f in taken}
    has_post_init = hasattr(cls, "__post_init__")
    set = object.__setattr__ if frozen else setattr
    is_plain = count == len(fields) and not has_post_init

    def __init__(self, *args, **keywords):
        if is_plain and len(args) == count and not keywords:
            for name, value in zip(positional, args):
                set(self, name, value)
            return
        if len(args) > count:
            given = len(args) + 1
            raise TypeError(
                f"{cls.__name__}.__init__() takes {count + 1} positional arguments but {given} were given"
            )
        values = dict(zip(positional, args))
        for name, value in keywords.items():
            if name not in allowed:
                raise TypeError(f"{cls.__name__}.__init__() got an unexpected keyword argument {name!r}")
            if name in values:
                raise TypeError(f"{cls.__name__}.__init__() got multiple values for argument {name!r}")
            values[name] = value
        missing = [f.name for f in taken if f.name in required and f.name not in values]
        if missing:
            names = [repr(name) for name in missing]
            text = names[0] if len(names) == 1 else " and ".join([", ".join(names[:-1]), names[-1]])
            plural = "" if len(names) == 1 else "s"
            raise TypeError(
                f"{cls.__name__}.__init__() missing {len(names)} required positional argument{plural}: {text}"
            )
        for name, default, factory in by_default:
            if name in values:
                set(self, name, values[name])
            elif factory is not MISSING:
                set(self, name, factory())
            elif default is not MISSING:
                set(self, name, default)
        if has_post_init:
            self.__post_init__()

    return __init__


def _values(names):
    def values(self):
        return tuple([getattr(self, name) for name in names])

    return values


def _add_order(cls, values):
    def compare(name, test):
        def method(self, other):
            if other.__class__ is not self.__class__:
                return NotImplemented
            return test(values(self), values(other))

        method.__name__ = name
        setattr(cls, name, method)

    compare("__lt__", lambda a, b: a < b)
    compare("__le__", lambda a, b: a <= b)
    compare("__gt__", lambda a, b: a > b)
    compare("__ge__", lambda a, b: a >= b)


def _process(cls, init, repr_, eq, order, unsafe_hash, frozen, match_args, kw_only):
    known = _collect(cls, kw_only)
    fields_ = list(known.values())
    cls.__dataclass_fields__ = known
    compared = [f.name for f in fields_ if f.compare]
    values = _values(compared)
    if init and "__init__" not in cls.__dict__:
        cls.__init__ = _make_init(cls, fields_, frozen)
    if repr_ and "__repr__" not in cls.__dict__:
        shown = [f.name for f in fields_ if f.repr]

        def __repr__(self):
            parts = [f"{name}={getattr(self, name)!r}" for name in shown]
            return f"{type(self).__qualname__}({', '.join(parts)})"

        cls.__repr__ = __repr__
    if eq and "__eq__" not in cls.__dict__:

        def __eq__(self, other):
            if other.__class__ is not self.__class__:
                return NotImplemented
            return values(self) == values(other)

        cls.__eq__ = __eq__
    if order:
        if not eq:
            raise ValueError("eq must be true if order is true")
        _add_order(cls, values)
    hashed = [f.name for f in fields_ if (f.compare if f.hash is None else f.hash)]
    if unsafe_hash or (eq and frozen and "__hash__" not in cls.__dict__):
        to_hash = _values(hashed)
        cls.__hash__ = lambda self: hash(to_hash(self))
    elif eq and not frozen and "__hash__" not in cls.__dict__:
        cls.__hash__ = None
    if frozen:

        def __setattr__(self, name, value):
            raise FrozenInstanceError(f"cannot assign to field {name!r}")

        def __delattr__(self, name):
            raise FrozenInstanceError(f"cannot delete field {name!r}")

        cls.__setattr__ = __setattr__
        cls.__delattr__ = __delattr__
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in fields_ if f.init and not f.kw_only])
    return cls


def dataclass(
    cls=None,
    /,
    *,
    init=True,
    repr=True,
    eq=True,
    order=False,
    unsafe_hash=False,
    frozen=False,
    match_args=True,
    kw_only=False,
    slots=False,
    weakref_slot=False,
):
    def decorate(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only)

    return decorate if cls is None else decorate(cls)


def fields(class_or_instance):
    known = getattr(class_or_instance, "__dataclass_fields__", None)
    if known is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple(known.values())


def is_dataclass(obj):
    return hasattr(obj, "__dataclass_fields__")


def _converted(value, of_instance):
    if hasattr(type(value), "__dataclass_fields__"):
        return of_instance(value)
    if isinstance(value, (list, tuple)):
        return type(value)([_converted(element, of_instance) for element in value])
    if isinstance(value, dict):
        return {
            _converted(key, of_instance): _converted(element, of_instance) for key, element in value.items()
        }
    return value


def asdict(obj, *, dict_factory=dict):
    if not hasattr(type(obj), "__dataclass_fields__"):
        raise TypeError("asdict() should be called on dataclass instances")

    def of_instance(instance):
        return dict_factory([(f.name, _converted(getattr(instance, f.name), of_instance)) for f in fields(instance)])

    return of_instance(obj)


def astuple(obj, *, tuple_factory=tuple):
    if not hasattr(type(obj), "__dataclass_fields__"):
        raise TypeError("astuple() should be called on dataclass instances")

    def of_instance(instance):
        return tuple_factory([_converted(getattr(instance, f.name), of_instance) for f in fields(instance)])

    return of_instance(obj)


def replace(obj, /, **changes):
    values = {f.name: getattr(obj, f.name) for f in fields(obj) if f.init}
    values.update(changes)
    return type(obj)(**values)
