# Methods of builtin types, called on objects of other types, refuse them or treat them as what they are: none reads what is not there.
import collections, functools, io, itertools, re, types


def generator():
    yield 1


class Plain:
    pass


TYPES = [
    int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, memoryview,
    property, classmethod, staticmethod, super, BaseException, OSError, StopIteration, ImportError, KeyError,
    type({}.keys()), type({}.values()), type({}.items()), type(iter([])), type(iter(())), type(iter({})),
    type(iter(set())), type(iter("")), type(iter(range(3))), type(reversed([])), enumerate, zip, map, filter, reversed,
    type(iter(generator, 2)), types.MappingProxyType, types.FunctionType, types.MethodType, types.BuiltinFunctionType,
    types.GeneratorType, types.ModuleType, types.TracebackType, types.CodeType, types.GenericAlias, type(int | str),
    types.GetSetDescriptorType, type(None), type(...), re.Pattern, re.Match, functools.partial, itertools.count,
    itertools.chain, itertools.islice, collections.deque, collections.OrderedDict, io.StringIO, io.BytesIO, ExceptionGroup,
]
SKIPPED = {"__class__", "__init_subclass__", "__subclasshook__", "__new__", "__class_getitem__"}

refused = 0
for ty in TYPES:
    for name in dir(ty):
        if name in SKIPPED:
            continue
        method = getattr(ty, name, None)
        if not callable(method):
            continue
        for receiver in (5, None, Plain(), [], "a", ({1: 2}, 3)):
            if isinstance(receiver, ty):
                continue
            for arguments in ((), (1,), ({},), (1, 2)):
                try:
                    method(receiver, *arguments)
                except Exception:
                    refused += 1
print(refused > 10000)

for method, receiver in (
    (types.MappingProxyType.__repr__, (7, "x")),
    (types.MappingProxyType.__hash__, 5),
    (property.getter, 5),
    (type({}.keys()).__and__, None),
    (types.GenericAlias.__hash__, [1]),
    (re.Match.expand, "a"),
):
    try:
        print(method(receiver))
    except TypeError as error:
        print("TypeError")
