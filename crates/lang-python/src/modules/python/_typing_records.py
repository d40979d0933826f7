"""A part of `typing`, which runs in it: classes made of annotations alone, and bases of what streams are annotated with."""

from collections import namedtuple as _namedtuple

_load_core()


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
        made = _namedtuple(
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
    made = _namedtuple(typename, list(types), module=_module_of_caller())
    made.__annotations__ = types
    made.__orig_bases__ = (NamedTuple,)
    return made


NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


class _TypedDictMeta(type):
    _is_typed_dict = True

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


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


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
