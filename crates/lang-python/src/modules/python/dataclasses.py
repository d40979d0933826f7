"""Classes that are mainly data.

The methods are written as source and compiled, so that they are as any others.
"""

import abc
import sys
from keyword import iskeyword
from types import GenericAlias, MappingProxyType

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict",
    "astuple", "make_dataclass", "replace", "is_dataclass",
]


class _Missing:
    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"


class _Factory:
    def __repr__(self):
        return "<factory>"


class _KeywordOnly:
    pass


MISSING = _Missing()
KW_ONLY = _KeywordOnly()
_FACTORY = _Factory()
_NOTHING = MappingProxyType({})
# What is being shown, of all that may hold themselves.
_running = []


class FrozenInstanceError(AttributeError):
    pass


class InitVar:
    """Marks what `__init__` takes and hands to `__post_init__`."""

    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"


class Field:
    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only", "_kind"
    )

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _NOTHING if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        self._kind = "field"

    def __set_name__(self, owner, name):
        hook = getattr(type(self.default), "__set_name__", None)
        if hook is not None:
            hook(self.default, owner, name)

    def __repr__(self):
        if any(one is self for one in _running):
            return "..."
        _running.append(self)
        try:
            return self._text()
        finally:
            _running.pop()

    def _text(self):
        return (
            f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
            f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},hash={self.hash!r},"
            f"compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r},_field_type=_FIELD)"
        )

    __class_getitem__ = classmethod(GenericAlias)


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


def _word(text):
    """The word that text starts with, and what is behind."""
    text = text.lstrip()
    end = 0
    while end < len(text) and (text[end].isalnum() or text[end] == "_"):
        end += 1
    return text[:end], text[end:].lstrip()


def _marks(cls, annotation, mark, module):
    """Whether an annotation, which may be text, is this mark of this module, alone or subscripted."""
    if not isinstance(annotation, str):
        return annotation is mark or getattr(annotation, "__origin__", None) is mark
    names = getattr(sys.modules.get(cls.__module__), "__dict__", {})
    name, rest = _word(annotation)
    inner = _word(rest[1:])[0] if rest[:1] == "." else ""
    if inner:
        return names.get(name) is module and module.__dict__.get(inner) is mark
    return names.get(name) is mark


def _kind_of(cls, annotation):
    typing = sys.modules.get("typing")
    if typing is not None and _marks(cls, annotation, typing.ClassVar, typing):
        return "class"
    if isinstance(annotation, InitVar) or _marks(cls, annotation, InitVar, sys.modules[__name__]):
        return "init"
    return "field"


def _field_of(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING) if name in cls.__dict__ else MISSING
    if name in cls.__dict__ and type(cls.__dict__[name]).__name__ == "member_descriptor":
        default = MISSING
    made = default if isinstance(default, Field) else field(default=default)
    made.name = name
    made.type = annotation
    made._kind = _kind_of(cls, annotation)
    if made._kind != "field" and made.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if made._kind == "class":
        if made.kw_only is not MISSING:
            raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    elif made.kw_only is MISSING:
        made.kw_only = kw_only
    if made._kind == "field" and made.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(made.default)} for field {name} is not allowed: use default_factory")
    return made


def _compiled(name, parameters, lines, known):
    """The function of this source. What `known` maps is visible in it."""
    outer = ", ".join(known)
    source = f"def _make({outer}):\n def {name}({parameters}):\n" + "\n".join(
        ["  " + line for line in (lines or ["pass"])]
    ) + f"\n return {name}"
    namespace = {}
    exec(source, namespace)
    return namespace["_make"](**known)


def _init_of(cls, ordinary, keyword_only, frozen, slots):
    seen_default = None
    for f in ordinary:
        if not f.init:
            continue
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = f
        elif seen_default is not None:
            raise TypeError(f"non-default argument {f.name!r} follows default argument")
    known = {"_FACTORY": _FACTORY}
    set_own = "object.__setattr__"
    if any(f.name == "object" for f in ordinary + keyword_only):
        set_own = "_set"
        known[set_own] = object.__setattr__
    lines = []

    def parameter(f):
        if f.default is not MISSING:
            known[f"_default_{f.name}"] = f.default
            return f"{f.name}=_default_{f.name}"
        if f.default_factory is not MISSING:
            return f"{f.name}=_FACTORY"
        return f.name

    this = "self" if all(f.name != "self" for f in ordinary + keyword_only) else "__dataclass_self__"
    parameters = [this] + [parameter(f) for f in ordinary if f.init]
    if any(f.init for f in keyword_only):
        parameters += ["*"] + [parameter(f) for f in keyword_only if f.init]
    for f in ordinary + keyword_only:
        if f._kind == "init":
            continue
        if f.default_factory is not MISSING:
            known[f"_factory_{f.name}"] = f.default_factory
            value = f"_factory_{f.name}()"
            if f.init:
                value += f" if {f.name} is _FACTORY else {f.name}"
        elif f.init:
            value = f.name
        elif f.default is not MISSING and slots:
            known[f"_default_{f.name}"] = f.default
            value = f"_default_{f.name}"
        else:
            continue
        if frozen:
            lines.append(f"{set_own}({this}, {f.name!r}, {value})")
        else:
            lines.append(f"{this}.{f.name} = {value}")
    if hasattr(cls, "__post_init__"):
        handed = ", ".join([f.name for f in ordinary + keyword_only if f._kind == "init"])
        lines.append(f"{this}.__post_init__({handed})")
    init = _compiled("__init__", ", ".join(parameters), lines, known)
    init.__annotations__ = {f.name: f.type for f in ordinary + keyword_only if f.init}
    init.__annotations__["return"] = None
    return init


def _described(ordinary, keyword_only):
    """The parameters of `__init__` as documentation shows them."""

    def described(f):
        kind = f.type
        text = f"{f.name}: {kind.__name__ if type(kind) is type else repr(kind).replace('typing.', '')}"
        if f.default is not MISSING:
            return f"{text} = {f.default!r}"
        return f"{text} = <factory>" if f.default_factory is not MISSING else text

    parts = [described(f) for f in ordinary if f.init]
    rest = [described(f) for f in keyword_only if f.init]
    return parts + ["*"] + rest if rest else parts


def _tuple_of(this, fields):
    if not fields:
        return "()"
    return "(" + ", ".join([f"{this}.{f.name}" for f in fields]) + ",)"


def _set_new(cls, name, function):
    """Whether the class has an attribute of its own already; sets it otherwise."""
    if name in cls.__dict__:
        return True
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    setattr(cls, name, function)
    return False


def _repr_of(shown):
    names = [f.name for f in shown]

    def __repr__(self):
        if any(one is self for one in _running):
            return "..."
        _running.append(self)
        try:
            parts = [f"{name}={getattr(self, name)!r}" for name in names]
        finally:
            _running.pop()
        return f"{self.__class__.__qualname__}({', '.join(parts)})"

    return __repr__


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    known = {}
    has_bases = is_frozen_below = False
    for base in cls.__mro__[-1:0:-1]:
        below = base.__dict__.get("__dataclass_fields__")
        if below is not None:
            has_bases = True
            known.update(below)
            if base.__dataclass_params__.frozen:
                is_frozen_below = True
            elif frozen:
                raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    if has_bases and is_frozen_below and not frozen:
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    annotations = cls.__dict__.get("__annotations__", {})
    is_keyword_only = kw_only
    has_mark = False
    for name, annotation in annotations.items():
        if _marks(cls, annotation, KW_ONLY, sys.modules[__name__]):
            if has_mark:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            is_keyword_only = has_mark = True
            continue
        made = _field_of(cls, name, annotation, is_keyword_only)
        known[name] = made
        if isinstance(cls.__dict__.get(name), Field):
            if made.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, made.default)
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    cls.__dataclass_fields__ = known
    cls.__dataclass_params__ = _DataclassParams(
        init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot
    )
    usable = [f for f in known.values() if f._kind != "class"]
    real = [f for f in known.values() if f._kind == "field"]
    ordinary = [f for f in usable if not f.kw_only]
    keyword_only = [f for f in usable if f.kw_only]
    has_own_hash = "__hash__" in cls.__dict__ and not (
        cls.__dict__["__hash__"] is None and "__eq__" in cls.__dict__
    )
    if init:
        _set_new(cls, "__init__", _init_of(cls, ordinary, keyword_only, frozen, slots))
    if repr:
        _set_new(cls, "__repr__", _repr_of([f for f in real if f.repr]))
    compared = [f for f in real if f.compare]
    if eq:
        lines = [
            "if other.__class__ is self.__class__:",
            f" return {_tuple_of('self', compared)} == {_tuple_of('other', compared)}",
            "return NotImplemented",
        ]
        _set_new(cls, "__eq__", _compiled("__eq__", "self, other", lines, {}))
    if order:
        if not eq:
            raise ValueError("eq must be true if order is true")
        for name, operator in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            lines = [
                "if other.__class__ is self.__class__:",
                f" return {_tuple_of('self', compared)} {operator} {_tuple_of('other', compared)}",
                "return NotImplemented",
            ]
            if _set_new(cls, name, _compiled(name, "self, other", lines, {})):
                raise TypeError(
                    f"Cannot overwrite attribute {name} in class {cls.__name__}. Consider using functools.total_ordering"
                )
    if frozen:
        _freeze(cls, real)
    hashed = [f for f in real if (f.compare if f.hash is None else f.hash)]
    if unsafe_hash or (eq and frozen and not has_own_hash):
        if unsafe_hash and has_own_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        cls.__hash__ = _compiled("__hash__", "self", [f"return hash({_tuple_of('self', hashed)})"], {})
    elif eq and not frozen and not has_own_hash:
        cls.__hash__ = None
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in ordinary if f.init])
    if not cls.__dict__.get("__doc__"):
        cls.__doc__ = f"{cls.__name__}({', '.join(_described(ordinary, keyword_only))})"
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _with_slots(cls, [f.name for f in real], weakref_slot)
    if type(cls) is not type:
        abc.update_abstractmethods(cls)
    return cls


def _freeze(cls, real):
    names = frozenset([f.name for f in real])

    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    for function in (__setattr__, __delattr__):
        if _set_new(cls, function.__name__, function):
            raise TypeError(f"Cannot overwrite attribute {function.__name__} in class {cls.__name__}")


def _state_of_frozen(self):
    return [getattr(self, f.name) for f in fields(self)]


def _set_state_of_frozen(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _with_slots(cls, names, weakref_slot):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get("__slots__", ())
        inherited.update((slots,) if isinstance(slots, str) else slots)
    namespace = dict(cls.__dict__)
    namespace["__slots__"] = tuple([name for name in names if name not in inherited])
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    if weakref_slot:
        namespace["__slots__"] += ("__weakref__",)
    if cls.__dataclass_params__.frozen:
        namespace.setdefault("__getstate__", _state_of_frozen)
        namespace.setdefault("__setstate__", _set_state_of_frozen)
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = cls.__qualname__
    if cls.__dataclass_params__.frozen:
        # The functions name the class that they are of.
        for name in ("__setattr__", "__delattr__"):
            delattr(made, name)
        _freeze(made, [f for f in made.__dataclass_fields__.values() if f._kind == "field"])
    return made


class _DataclassParams:
    """What a class was made with."""

    __slots__ = (
        "init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot"
    )

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return f"_DataclassParams({','.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)})"


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
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)

    return decorate if cls is None else decorate(cls)


def fields(class_or_instance):
    known = getattr(class_or_instance, "__dataclass_fields__", None)
    if known is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple([f for f in known.values() if f._kind == "field"])


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), "__dataclass_fields__")


def _is_instance(obj):
    return hasattr(type(obj), "__dataclass_fields__")


def _converted(value, of_instance):
    if _is_instance(value):
        return of_instance(value)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*[_converted(element, of_instance) for element in value])
    if isinstance(value, (list, tuple)):
        return type(value)([_converted(element, of_instance) for element in value])
    if isinstance(value, dict):
        pairs = [(_converted(key, of_instance), _converted(element, of_instance)) for key, element in value.items()]
        if hasattr(type(value), "default_factory"):
            made = type(value)(value.default_factory)
            made.update(pairs)
            return made
        return type(value)(pairs)
    import copy

    return copy.deepcopy(value)


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")

    def of_instance(instance):
        return dict_factory([(f.name, _converted(getattr(instance, f.name), of_instance)) for f in fields(instance)])

    return of_instance(obj)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")

    def of_instance(instance):
        return tuple_factory([_converted(getattr(instance, f.name), of_instance) for f in fields(instance)])

    return of_instance(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, module=None, **options):
    body = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, "typing.Any"
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, body[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = annotation
    body["__annotations__"] = annotations
    metaclass = type(bases[0]) if bases else type
    cls = metaclass(cls_name, bases, body)
    if module is not None:
        cls.__module__ = module
    return dataclass(cls, **options)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in obj.__dataclass_fields__.values():
        if f._kind == "class":
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if f.name not in changes:
            if f._kind == "init" and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(obj, f.name)
    return type(obj)(**changes)
