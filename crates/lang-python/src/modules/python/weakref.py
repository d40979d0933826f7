"""References that do not keep their objects alive, and containers of such.

Objects die at a collection, so `gc.collect()` is what makes sure of it; callbacks are called then.
"""

from _weakref import ref
from collections.abc import MutableMapping, MutableSet

__all__ = [
    "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
    "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize",
]

ReferenceType = ref


class WeakMethod(ref):
    """A reference to a bound method, which would die at once by itself."""

    def __init__(self, meth, callback=None):
        try:
            owner, function = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None
        ref.__init__(self, owner, None if callback is None else lambda _: callback(self))
        self._function = ref(function)
        self._type = type(meth)

    def __call__(self):
        owner, function = ref.__call__(self), self._function()
        if owner is None or function is None:
            return None
        return self._type(function, owner)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if self() is None or other() is None:
            return self is other
        return ref.__eq__(self, other) and self._function == other._function

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    __hash__ = ref.__hash__


class _EqualByIdentity(ref):
    """A reference that a container holds: found again after its object has died."""

    def __init__(self, target, callback, key=None):
        ref.__init__(self, target, callback)
        self.key = key


class _WeakMapping(MutableMapping):
    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __or__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ior__(self, other):
        self.update(other)
        return self

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakValueDictionary(_WeakMapping):
    """Entries vanish with their values."""

    def __init__(self, other=(), /, **kwargs):
        self.data = {}
        self.update(other, **kwargs)

    def _forget(self, reference):
        if self.data.get(reference.key) is reference:
            del self.data[reference.key]

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = _EqualByIdentity(value, self._forget, key)

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        return self.get(key) is not None

    def get(self, key, default=None):
        reference = self.data.get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def __len__(self):
        return sum([1 for reference in self.data.values() if reference() is not None])

    def __iter__(self):
        for key, reference in list(self.data.items()):
            if reference() is not None:
                yield key

    keys = __iter__

    def items(self):
        for key, reference in list(self.data.items()):
            value = reference()
            if value is not None:
                yield key, value

    def values(self):
        for _, value in self.items():
            yield value

    def itervaluerefs(self):
        yield from list(self.data.values())

    def valuerefs(self):
        return list(self.data.values())

    def pop(self, key, *default):
        reference = self.data.pop(key, None)
        value = None if reference is None else reference()
        if value is not None:
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def popitem(self):
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def __deepcopy__(self, memo):
        from copy import deepcopy

        return type(self)((deepcopy(key, memo), value) for key, value in self.items())


class WeakKeyDictionary(_WeakMapping):
    """Entries vanish with their keys."""

    def __init__(self, dict=None):
        self.data = {}
        if dict is not None:
            self.update(dict)

    def _forget(self, reference):
        self.data.pop(reference, None)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._forget)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def __len__(self):
        return sum([1 for reference in self.data if reference() is not None])

    def __iter__(self):
        for reference in list(self.data):
            key = reference()
            if key is not None:
                yield key

    keys = __iter__

    def items(self):
        for reference, value in list(self.data.items()):
            key = reference()
            if key is not None:
                yield key, value

    def values(self):
        for _, value in self.items():
            yield value

    def keyrefs(self):
        return list(self.data)

    def pop(self, key, *default):
        return self.data.pop(ref(key), *default)

    def popitem(self):
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._forget), default)

    def __deepcopy__(self, memo):
        from copy import deepcopy

        made = type(self)()
        for key, value in self.items():
            made[key] = deepcopy(value, memo)
        return made


class WeakSet(MutableSet):
    """Elements vanish when nothing else leads to them."""

    def __init__(self, data=None):
        self.data = set()
        if data is not None:
            self.update(data)

    def add(self, item):
        self.data.add(ref(item, self.data.discard))

    def discard(self, item):
        self.data.discard(ref(item))

    def remove(self, item):
        self.data.remove(ref(item))

    def clear(self):
        self.data.clear()

    def pop(self):
        while self.data:
            item = self.data.pop()()
            if item is not None:
                return item
        raise KeyError("pop from empty WeakSet")

    def update(self, other):
        for item in other:
            self.add(item)

    def copy(self):
        return type(self)(self)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __len__(self):
        return sum([1 for reference in self.data if reference() is not None])

    def __iter__(self):
        for reference in list(self.data):
            item = reference()
            if item is not None:
                yield item

    def union(self, other):
        made = self.copy()
        made.update(other)
        return made

    def intersection(self, other):
        return type(self)(item for item in other if item in self)

    def intersection_update(self, other):
        self.data.intersection_update([ref(item) for item in other])

    def difference(self, other):
        made = self.copy()
        made.difference_update(other)
        return made

    def difference_update(self, other):
        for item in list(other):
            self.discard(item)

    def symmetric_difference(self, other):
        made = self.copy()
        made.symmetric_difference_update(other)
        return made

    def symmetric_difference_update(self, other):
        for item in list(type(self)(other)):
            if item in self:
                self.discard(item)
            else:
                self.add(item)

    def issubset(self, other):
        return self.data.issubset({ref(item) for item in other})

    def issuperset(self, other):
        return self.data.issuperset({ref(item) for item in other})

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0

    __or__, __and__, __sub__, __xor__ = union, intersection, difference, symmetric_difference
    __le__, __ge__ = issubset, issuperset

    def __lt__(self, other):
        return self.data < {ref(item) for item in other}

    def __gt__(self, other):
        return self.data > {ref(item) for item in other}

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == {ref(item) for item in other}

    __hash__ = None

    def __ior__(self, other):
        self.update(other)
        return self

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def __isub__(self, other):
        if self is other:
            self.clear()
        else:
            self.difference_update(other)
        return self

    def __ixor__(self, other):
        if self is other:
            self.clear()
        else:
            self.symmetric_difference_update(other)
        return self

    def __repr__(self):
        return repr(self.data)


class _Proxy:
    """Stands for an object as long as that lives."""

    def __init__(self, target, callback=None):
        noted = None if callback is None else lambda _: callback(self)
        object.__setattr__(self, "_target", ref(target, noted))

    def __getattribute__(self, name):
        return getattr(_target_of(self), name)

    def __setattr__(self, name, value):
        setattr(_target_of(self), name, value)

    def __delattr__(self, name):
        delattr(_target_of(self), name)

    __hash__ = None


class _CallableProxy(_Proxy):
    def __call__(self, *args, **kwargs):
        return _target_of(self)(*args, **kwargs)


def _target_of(proxy):
    target = object.__getattribute__(proxy, "_target")()
    if target is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return target


def _forwarded(name):
    def method(self, *arguments):
        return getattr(_target_of(self), name)(*arguments)

    method.__name__ = name
    return method


for _name in (
    "bool len iter next contains getitem setitem delitem eq ne lt le gt ge str add sub mul truediv floordiv mod pow "
    "radd rsub rmul and or xor neg pos abs invert int float index enter exit iadd isub imul"
).split():
    _name = f"__{_name}__"
    setattr(_Proxy, _name, _forwarded(_name))


def _proxy_truth(self):
    return bool(_target_of(self))


def _proxy_compare(name):
    operator = getattr(__import__("operator"), name)
    return lambda self, other: operator(_target_of(self), other)


_Proxy.__bool__ = _proxy_truth
_Proxy.__str__ = lambda self: str(_target_of(self))
_Proxy.__repr__ = lambda self: f"<weakproxy at {id(self):#x} to {type(_target_of(self)).__name__}>"
for _name in ("eq", "ne", "lt", "le", "gt", "ge"):
    setattr(_Proxy, f"__{_name}__", _proxy_compare(_name))
del _name

ProxyType = _Proxy
CallableProxyType = _CallableProxy
ProxyTypes = (ProxyType, CallableProxyType)


def proxy(object, callback=None, /):
    return (_CallableProxy if callable(object) else _Proxy)(object, callback)


def getweakrefcount(object, /):
    raise NotImplementedError("weakref.getweakrefcount is not supported: references are not counted")


def getweakrefs(object, /):
    raise NotImplementedError("weakref.getweakrefs is not supported: objects do not know what refers to them")


class finalize:
    """Calls a function when an object has died, or at the program's end."""

    _registry = {}

    def __init__(self, obj, func, /, *args, **kwargs):
        self._reference = ref(obj, self)
        self._work = (func, args, kwargs)
        if not finalize._registry:
            import atexit

            atexit.register(finalize._run_all)
        finalize._registry[id(self)] = self
        self.atexit = True

    @classmethod
    def _run_all(cls):
        for made in reversed(list(cls._registry.values())):
            if made.atexit:
                made()

    def __call__(self, _=None):
        if finalize._registry.pop(id(self), None) is not None:
            func, args, kwargs = self._work
            return func(*args, **kwargs)

    def detach(self):
        found = self.peek()
        if found is not None:
            del finalize._registry[id(self)]
        return found

    def peek(self):
        target = self._reference()
        return (target, *self._work) if target is not None and self.alive else None

    @property
    def alive(self):
        return id(self) in finalize._registry
