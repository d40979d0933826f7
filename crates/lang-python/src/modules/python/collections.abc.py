"""Kinds of containers, told by their methods."""


class _Kind(type):
    def __instancecheck__(cls, instance):
        return cls.__subclasscheck__(type(instance))

    def __subclasscheck__(cls, subclass):
        if cls in subclass.__mro__:
            return True
        builtin = cls.__dict__.get("_builtin", ())
        for base in subclass.__mro__:
            if base in builtin:
                return True
        methods = cls.__dict__.get("_methods")
        if methods is None:
            return False
        return all([getattr(subclass, name, None) is not None for name in methods])

    def __getitem__(cls, arguments):
        return cls

    def register(cls, subclass):
        cls._builtin = (*cls.__dict__.get("_builtin", ()), subclass)
        return subclass


class Hashable(metaclass=_Kind):
    _methods = ("__hash__",)


class Iterable(metaclass=_Kind):
    _methods = ("__iter__",)


class Iterator(Iterable):
    _methods = ("__iter__", "__next__")

    def __iter__(self):
        return self


class Reversible(Iterable):
    _methods = ("__iter__", "__reversed__")


class Generator(Iterator):
    _methods = ("__iter__", "__next__", "send", "throw", "close")


class Sized(metaclass=_Kind):
    _methods = ("__len__",)


class Container(metaclass=_Kind):
    _methods = ("__contains__",)


class Callable(metaclass=_Kind):
    _methods = ("__call__",)


class Collection(Sized, Iterable, Container):
    _methods = ("__len__", "__iter__", "__contains__")


class Sequence(Collection):
    _methods = None
    _builtin = (list, tuple, str, bytes, range)

    def __iter__(self):
        index = 0
        while True:
            try:
                value = self[index]
            except IndexError:
                return
            yield value
            index += 1

    def __contains__(self, value):
        for element in self:
            if element is value or element == value:
                return True
        return False

    def __reversed__(self):
        for index in range(len(self) - 1, -1, -1):
            yield self[index]

    def index(self, value, start=0, stop=None):
        for index in range(start, len(self) if stop is None else stop):
            if self[index] is value or self[index] == value:
                return index
        raise ValueError

    def count(self, value):
        return sum([1 for element in self if element is value or element == value])


class MutableSequence(Sequence):
    _builtin = (list,)

    def append(self, value):
        self.insert(len(self), value)

    def extend(self, values):
        for value in list(values):
            self.append(value)

    def pop(self, index=-1):
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        del self[self.index(value)]

    def clear(self):
        while len(self):
            self.pop()

    def reverse(self):
        size = len(self)
        for index in range(size // 2):
            self[index], self[size - 1 - index] = self[size - 1 - index], self[index]

    def __iadd__(self, values):
        self.extend(values)
        return self


class Set(Collection):
    _methods = None
    _builtin = (set, frozenset)

    def __le__(self, other):
        return len(self) <= len(other) and all([element in other for element in self])

    def __ge__(self, other):
        return len(self) >= len(other) and all([element in self for element in other])

    def __eq__(self, other):
        return len(self) == len(other) and self.__le__(other)

    __hash__ = None

    def isdisjoint(self, other):
        return not any([element in self for element in other])


class MutableSet(Set):
    _builtin = (set,)

    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        for value in self:
            break
        else:
            raise KeyError
        self.discard(value)
        return value

    def clear(self):
        for value in list(self):
            self.discard(value)


class Mapping(Collection):
    _methods = None
    _builtin = (dict,)

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return list(self)

    def values(self):
        return [self[key] for key in self]

    def items(self):
        return [(key, self[key]) for key in self]

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None


_MISSING = object()


class MutableMapping(Mapping):
    _builtin = (dict,)

    def pop(self, key, default=_MISSING):
        try:
            value = self[key]
        except KeyError:
            if default is _MISSING:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def clear(self):
        for key in list(self):
            del self[key]

    def update(self, other=(), /, **keywords):
        if hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in keywords.items():
            self[key] = value

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]
