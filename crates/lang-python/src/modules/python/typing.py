"""Names for annotations. Nothing is checked; what can be asked at run time answers as it should.

Most programs need little of it: its parts, which all run in this module, are loaded when a name of theirs is asked for.
"""

from _imp import add_part as _add_part, running_module as _module_of_caller

TYPE_CHECKING = False
Text = str


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


# What runs in this module when one of these names, or one that begins with an underscore, is asked for.
_CORE = ("_typing_checks", "_typing_aliases", "_typing_forms", "_typing_parameters")
_PARTS = {
    "_typing_protocols": (
        "Protocol", "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat", "SupportsIndex", "SupportsInt",
        "SupportsRound", "runtime_checkable",
    ),
    "_typing_records": (
        "BinaryIO", "IO", "NamedTuple", "NamedTupleMeta", "NewType", "TextIO", "TypedDict", "is_typeddict",
    ),
    "_typing_functions": (
        "assert_never", "assert_type", "cast", "clear_overloads", "dataclass_transform", "final", "get_overloads",
        "no_type_check", "no_type_check_decorator", "overload", "override", "reveal_type",
    ),
    "_typing_hints": ("get_args", "get_origin", "get_type_hints"),
}
_loaded = set()
_loading = set()
# Names of classes that other modules have: how many parameters they take.
_OF_MODULES = {
    "collections": {"Deque": 1, "DefaultDict": 2, "OrderedDict": 2, "Counter": 1, "ChainMap": 2},
    "collections.abc": {
        "AbstractSet": 1, "Callable": 2, "Hashable": 0, "Sized": 0, "Awaitable": 1, "Coroutine": 3, "AsyncIterable": 1,
        "AsyncIterator": 1, "AsyncGenerator": 2, "Iterable": 1, "Iterator": 1, "Generator": 3, "Reversible": 1,
        "Container": 1, "Collection": 1, "MutableSet": 1, "Mapping": 2, "MutableMapping": 2, "MappingView": 1,
        "KeysView": 1, "ItemsView": 2, "ValuesView": 1, "Sequence": 1, "MutableSequence": 1, "ByteString": 0,
    },
    "contextlib": {"ContextManager": 1, "AsyncContextManager": 1},
    "re": {"Pattern": 1, "Match": 1},
}
_OWN_NAMES = {
    "Deque": "deque", "DefaultDict": "defaultdict", "AbstractSet": "Set", "ContextManager": "AbstractContextManager",
    "AsyncContextManager": "AbstractAsyncContextManager",
}


def _load(part):
    """Runs a part, once. What the program has put in place of a name stays; a part that fails leaves nothing, nor do those it loaded."""
    if part in _loaded or part in _loading:
        return
    names = globals()
    before, loaded = dict(names), set(_loaded)
    _loading.add(part)
    try:
        _add_part("typing", part)
    except BaseException:
        _loaded.intersection_update(loaded)
        for name in names.keys() - before.keys():
            del names[name]
        raise
    finally:
        _loading.discard(part)
    names.update({name: before[name] for name in __all__ if name in before})
    _loaded.add(part)


def _load_core():
    for part in _CORE:
        _load(part)


def _alias_of_module(name):
    """The alias of a class of another module, if it is one."""
    for module, names in _OF_MODULES.items():
        if name in names:
            _load_core()
            found = getattr(__import__(module, fromlist=(name,)), _OWN_NAMES.get(name, name))
            kind = _CallableType if name == "Callable" else _SpecialGenericAlias
            return kind(found, names[name], name=name)
    return None


def _named(name):
    """What has this name, loaded if need be."""
    names = globals()
    return names[name] if name in names else __getattr__(name)


def __getattr__(name):
    names = globals()
    for part, known in _PARTS.items():
        if name in known:
            _load(part)
    if name not in names and (made := _alias_of_module(name)) is not None:
        names[name] = made
    if name not in names and not (name.startswith("__") and name.endswith("__")):
        _load_core()
        if name.startswith("_"):
            for part in _PARTS:
                if name not in names:
                    _load(part)
    if name in names:
        return names[name]
    raise AttributeError(f"module 'typing' has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *__all__})
