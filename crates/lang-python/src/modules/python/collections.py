"""Containers besides the builtin ones."""

from _collections import count as _count, find as _find, move_to_end as _move_to_end, new_named_tuple, pop_end as _pop_end
from keyword import iskeyword

__all__ = [
    "ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple",
]

_MISSING = object()


_OWN_OF_DEQUE = frozenset(["_items", "_head", "_maxlen"])


def _plain(number):
    """A number without the methods of its class, which would come before the repetition of a list."""
    return int.__index__(number) if isinstance(number, int) else number


class deque:
    __class_getitem__ = classmethod(type(list[int]))
    # `match` takes it for a sequence.
    __abc_tpflags__ = 1 << 5

    # A list whose used part starts at `_head`; what lies before it is dropped now and then. What the methods do to it
    # they do with those of this class, whatever a subclass has in their place.
    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None:
            if not isinstance(maxlen, int):
                raise TypeError("an integer is required")
            maxlen = maxlen.__index__()
            _check_fits(maxlen)
            if maxlen < 0:
                raise ValueError("maxlen must be non-negative")
        self._items = []
        self._head = 0
        self._maxlen = maxlen
        _extend(self, iterable)

    def __getattr__(self, name):
        if name in ("_items", "_head", "_maxlen"):
            # A subclass did not call `__init__`.
            deque.__init__(self)
            return getattr(self, name)
        owner = "collections.deque" if type(self) is deque else type(self).__name__
        raise AttributeError(f"{owner!r} object has no attribute {name!r}", name=name, obj=self)

    @property
    def maxlen(self):
        return self._maxlen

    def append(self, x):
        self._items.append(x)
        if self._maxlen is not None and len(self._items) - self._head > self._maxlen:
            _popleft(self)

    def appendleft(self, x):
        if self._head == 0:
            room = len(self._items) + 8
            self._items[0:0] = [None] * room
            self._head = room
        self._head -= 1
        self._items[self._head] = x
        if self._maxlen is not None and len(self._items) - self._head > self._maxlen:
            self._items.pop()

    def pop(self):
        if self._head == len(self._items):
            raise IndexError("pop from an empty deque")
        return self._items.pop()

    def popleft(self):
        items = self._items
        head = self._head
        if head == len(items):
            raise IndexError("pop from an empty deque")
        x = items[head]
        items[head] = None
        head += 1
        if head > 64 and head * 2 > len(items):
            del items[:head]
            head = 0
        self._head = head
        return x

    def _used(self):
        # What the deque holds, as a list that is not to be changed.
        return self._items[self._head :] if self._head else self._items

    def extend(self, iterable):
        if type(iterable) is deque:
            iterable = iterable._items[iterable._head :]
        if type(iterable) is list or type(iterable) is tuple:
            items = self._items
            items.extend(iterable)
            if self._maxlen is not None:
                excess = len(items) - self._head - self._maxlen
                if excess > 0:
                    del items[: self._head + excess]
                    self._head = 0
        elif self._maxlen is None:
            if iterable is self:
                iterable = list(iterable)
            for x in iterable:
                self._items.append(x)
        else:
            if iterable is self:
                iterable = list(iterable)
            for x in iterable:
                _append(self, x)

    def extendleft(self, iterable):
        if iterable is self:
            iterable = list(iterable)
        for x in iterable:
            _appendleft(self, x)

    def clear(self):
        # A new list, by which iterators know; the old one is empty for those who search it.
        items = self._items
        self._items = []
        self._head = 0
        items.clear()

    def copy(self):
        return type(self)(self, self._maxlen)

    __copy__ = copy

    def count(self, x):
        size = len(self._items) - self._head
        counted = self._used().count(x)
        if len(self._items) - self._head != size:
            raise RuntimeError("deque mutated during iteration")
        return counted

    def index(self, x, start=0, stop=None):
        size = len(self._items) - self._head
        refusal = "slice indices must be integers or have an __index__ method"
        start = _index(start, refusal)
        stop = size if stop is None else _index(stop, refusal)
        if start < 0:
            start = max(start + size, 0)
        stop = stop + size if stop < 0 else min(stop, size)
        at = _find(self._items, x, self._head + start, self._head + stop) if start < stop else -1
        if at < 0:
            raise ValueError(f"{x!r} is not in deque")
        return at - self._head

    def insert(self, i, x):
        size = len(self._items) - self._head
        if self._maxlen is not None and size >= self._maxlen:
            raise IndexError("deque already at its maximum size")
        i = _index(i, "{} object cannot be interpreted as an integer")
        if i < 0:
            i = max(i + size, 0)
        if i == 0:
            _appendleft(self, x)
        else:
            self._items.insert(self._head + min(i, size), x)

    def remove(self, value):
        at = _find(self._items, value, self._head, len(self._items))
        if at < 0:
            raise ValueError(f"{value!r} is not in deque")
        del self._items[at]

    def reverse(self):
        self._items[self._head :] = self._items[: self._head - 1 if self._head else None : -1]

    def rotate(self, n=1):
        if type(n) is not int:
            n = _index(n, "{} object cannot be interpreted as an integer")
        _check_fits(n)
        items = self._items
        size = len(items) - self._head
        if size < 2:
            return
        n %= size
        if n * 2 > size:
            n -= size
        # Element by element where few go round, else all at once.
        if n * 8 > size or n * -8 > size:
            items = items[self._head :]
            self._items = items[-n:] + items[:-n]
            self._head = 0
        elif n > 0:
            if self._head < n:
                room = len(items)
                items[0:0] = [None] * room
                self._head += room
            head = self._head
            for _ in range(n):
                head -= 1
                items[head] = items.pop()
            self._head = head
        elif n < 0:
            head = self._head
            for at in range(head, head - n):
                items.append(items[at])
                items[at] = None
            head -= n
            if head > 64 and head * 2 > len(items):
                del items[:head]
                head = 0
            self._head = head

    def __len__(self):
        return len(self._items) - self._head

    def __bool__(self):
        return len(self._items) > self._head

    def __iter__(self):
        items = self._items
        before = len(items) - self._head
        for offset in range(before):
            if self._items is not items or len(items) - self._head != before:
                raise RuntimeError("deque mutated during iteration")
            yield items[self._head + offset]

    def __reversed__(self):
        return reversed(self._items[self._head :])

    def __contains__(self, x):
        return _find(self._items, x, self._head, len(self._items)) >= 0

    def _place(self, index):
        size = len(self._items) - self._head
        if type(index) is not int:
            index = _index(index, "sequence index must be integer, not {}")
        if index < 0:
            index += size
        if not 0 <= index < size:
            raise IndexError("deque index out of range")
        return self._head + index

    def __getitem__(self, index):
        return self._items[self._place(index)]

    def __setitem__(self, index, value):
        self._items[self._place(index)] = value

    def __delitem__(self, index):
        del self._items[self._place(index)]

    def __eq__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return len(self._items) - self._head == len(other._items) - other._head and self._used() == other._used()

    def __lt__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._used() < other._used()

    __hash__ = None

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
        made = self.copy()
        _extend(made, other)
        return made

    def __iadd__(self, other):
        _extend(self, other)
        return self

    def __mul__(self, n):
        return type(self)(self._items[self._head :] * _plain(n), self._maxlen)

    __rmul__ = __mul__

    def __imul__(self, n):
        items = self._items[self._head :] * _plain(n)
        self.clear()
        self.extend(items)
        return self

    def __le__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._used() <= other._used()

    def __gt__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._used() > other._used()

    def __ge__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._used() >= other._used()

    def __getstate__(self):
        state = object.__getstate__(self)
        own, slots = state if type(state) is tuple else (state, None)
        state = {name: value for name, value in own.items() if name not in _OWN_OF_DEQUE} or None
        return (state, slots) if slots else state

    def __reduce__(self):
        arguments = () if self._maxlen is None else ((), self._maxlen)
        return type(self), arguments, self.__getstate__(), iter(self)

    def _shown(self):
        bound = "" if self._maxlen is None else f", maxlen={self._maxlen}"
        return f"{type(self).__name__}({self._items[self._head :]!r}{bound})"

    def __repr__(self):
        return _shown_once(self, deque._shown, "[...]")


_append, _appendleft, _popleft, _extend = deque.append, deque.appendleft, deque.popleft, deque.extend


def _index(number, refusal):
    if not hasattr(type(number), "__index__"):
        raise TypeError(refusal.format(repr(type(number).__name__)))
    return number.__index__()


def _check_fits(number):
    if not -1 << 63 <= number < 1 << 63:
        raise OverflowError("Python int too large to convert to C ssize_t")


_being_shown = set()


def _shown_once(container, show, stand_in):
    """The text of a container; the stand-in if it is being shown already, as it contains itself."""
    key = id(container)
    if key in _being_shown:
        return stand_in
    _being_shown.add(key)
    try:
        return show(container)
    finally:
        _being_shown.discard(key)


class defaultdict(dict):
    # For subclasses that do not call `__init__`.
    default_factory = None

    def __init__(self, default_factory=None, /, *args, **keywords):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        dict.__init__(self, *args, **keywords)
        self.default_factory = default_factory

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self.default_factory()
        self[key] = value
        return value

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = defaultdict(self.default_factory, self)
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = defaultdict(self.default_factory, other)
        made.update(self)
        return made

    def __ior__(self, other):
        self.update(other)
        return self

    def __reduce__(self):
        args = () if self.default_factory is None else (self.default_factory,)
        return type(self), args, None, None, iter(self.items())

    def __repr__(self):
        return f"{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})"


class OrderedDict(dict):
    def pop(self, key, *rest, **keyword):
        return dict.pop(self, key, *rest, *keyword.values()) if keyword else dict.pop(self, key, *rest)

    def setdefault(self, key, default=None):
        return dict.setdefault(self, key, default)

    def move_to_end(self, key, last=True):
        # What a subclass does when entries are set is not asked for: it may be what moves them.
        if last:
            _move_to_end(self, key)
            return
        value = dict.pop(self, key)
        entries = list(dict.items(self))
        dict.clear(self)
        dict.__setitem__(self, key, value)
        dict.update(self, entries)

    def popitem(self, last=True):
        return _pop_end(self, last)

    def copy(self):
        return self.__class__(self)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = self.__class__(self)
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = self.__class__(other)
        made.update(self)
        return made

    def __ior__(self, other):
        self.update(other)
        return self

    def __reduce__(self):
        return self.__class__, (), self.__dict__ or None, None, iter(self.items())

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return list(self.items()) == list(other.items())
        return dict.__eq__(self, other)

    def __ne__(self, other):
        return not self == other

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        return _shown_once(self, OrderedDict._shown, "...")

    def _shown(self):
        # By `items`, as a class may do more than look when it is asked for a value.
        return f"{self.__class__.__name__}({dict(self.items())!r})"


class Counter(dict):
    def __init__(self, iterable=None, /, **keywords):
        dict.__init__(self)
        self.update(iterable, **keywords)

    def __missing__(self, key):
        return 0

    def update(self, iterable=None, /, **keywords):
        if iterable is not None:
            if isinstance(iterable, dict):
                # The first counts are taken as they are, whatever they are.
                if not self:
                    dict.update(self, iterable)
                else:
                    for key, count in iterable.items():
                        self[key] = self.get(key, 0) + count
            elif type(self) is Counter:
                _count(self, iterable)
            else:
                get = self.get
                for key in iterable:
                    self[key] = get(key, 0) + 1
        if keywords:
            self.update(keywords)

    def subtract(self, iterable=None, /, **keywords):
        if iterable is not None:
            if isinstance(iterable, dict):
                for key, count in iterable.items():
                    self[key] = self.get(key, 0) - count
            else:
                for key in iterable:
                    self[key] = self.get(key, 0) - 1
        for key, count in keywords.items():
            self[key] = self.get(key, 0) - count

    def most_common(self, n=None):
        entries = sorted(self.items(), key=lambda entry: entry[1], reverse=True)
        return entries if n is None else entries[: max(n, 0)]

    def elements(self):
        for key, count in self.items():
            for _ in range(count):
                yield key

    def total(self):
        return sum(self.values())

    def copy(self):
        return self.__class__(self)

    __copy__ = copy

    def __delitem__(self, key):
        if key in self:
            dict.__delitem__(self, key)

    def _combined(self, other, combine):
        if not isinstance(other, Counter):
            return NotImplemented
        made = Counter()
        for key in [*self, *[key for key in other if key not in self]]:
            count = combine(self[key], other[key])
            if count > 0:
                made[key] = count
        return made

    def __add__(self, other):
        return self._combined(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._combined(other, lambda a, b: a - b)

    def __and__(self, other):
        return self._combined(other, min)

    def __or__(self, other):
        return self._combined(other, max)

    def __iadd__(self, other):
        for key, count in other.items():
            self[key] += count
        return self._keep_positive()

    def __isub__(self, other):
        for key, count in other.items():
            self[key] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for key, count in other.items():
            if count > self[key]:
                self[key] = count
        return self._keep_positive()

    def __iand__(self, other):
        for key, count in self.items():
            if other[key] < count:
                self[key] = other[key]
        return self._keep_positive()

    def _keep_positive(self):
        for key in [key for key, count in self.items() if not count > 0]:
            del self[key]
        return self

    def _all(self, other, holds):
        return all(holds(self[key], other[key]) for part in (self, other) for key in part)

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._all(other, lambda a, b: a == b)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._all(other, lambda a, b: a <= b)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._all(other, lambda a, b: a >= b)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def __reduce__(self):
        return self.__class__, (dict(self),)

    def __pos__(self):
        return Counter({key: count for key, count in self.items() if count > 0})

    def __neg__(self):
        return Counter({key: -count for key, count in self.items() if count < 0})

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        try:
            pairs = self.most_common()
        except TypeError:
            pairs = self.items()
        entries = ", ".join([f"{key!r}: {count!r}" for key, count in pairs])
        return f"{self.__class__.__name__}({{{entries}}})"


class _NamedTuple(tuple):
    __slots__ = ()
    _fields = ()
    _field_defaults = {}

    # Asks `_complete` where arguments are not one for each field, in order.
    __new__ = new_named_tuple

    @classmethod
    def _complete(cls, args, keywords):
        fields = cls._fields
        if len(args) > len(fields):
            most = len(fields) + 1
            count = f"from {most - len(cls._field_defaults)} to {most}" if cls._field_defaults else most
            plural = "" if count == 1 else "s"
            raise TypeError(
                f"{cls.__name__}.__new__() takes {count} positional argument{plural} but {len(args) + 1} were given"
            )
        values = list(args)
        missing = []
        for field in fields[len(args) :]:
            if field in keywords:
                values.append(keywords.pop(field))
            elif field in cls._field_defaults:
                values.append(cls._field_defaults[field])
            else:
                missing.append(field)
        if keywords:
            name = next(iter(keywords))
            told = "multiple values for" if name in fields else "an unexpected keyword"
            raise TypeError(f"{cls.__name__}.__new__() got {told} argument '{name}'")
        if missing:
            names = [repr(field) for field in missing]
            text = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
            plural = "" if len(missing) == 1 else "s"
            raise TypeError(
                f"{cls.__name__}.__new__() missing {len(missing)} required positional argument{plural}: {text}"
            )
        return values

    @classmethod
    def _make(cls, iterable):
        values = tuple(iterable)
        if len(values) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(values)}")
        return tuple.__new__(cls, values)

    def __getnewargs__(self):
        return tuple(self)

    def _asdict(self):
        return dict(zip(self._fields, self))

    def _replace(self, /, **keywords):
        values = [keywords.pop(field, value) for field, value in zip(self._fields, self)]
        if keywords:
            raise ValueError(f"Got unexpected field names: {list(keywords)!r}")
        return self._make(values)

    __replace__ = _replace

    def __setattr__(self, name, value):
        if name in self._fields:
            raise AttributeError("can't set attribute")
        super().__setattr__(name, value)

    def __repr__(self):
        parts = [f"{field}={value!r}" for field, value in zip(self._fields, self)]
        return f"{type(self).__name__}({', '.join(parts)})"


def _field(index):
    return property(lambda self: self[index], doc=f"Alias for field number {index}")


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    typename = str(typename)
    if not typename.isidentifier():
        raise ValueError(f"Type names and field names must be valid identifiers: {typename!r}")
    if iskeyword(typename):
        raise ValueError(f"Type names and field names cannot be a keyword: {typename!r}")
    fields = [str(name) for name in field_names]
    seen = set()
    for index, name in enumerate(fields):
        if not name.isidentifier() or iskeyword(name) or name.startswith("_") or name in seen:
            if not rename:
                if not name.isidentifier():
                    raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
                if iskeyword(name):
                    raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
                if name.startswith("_"):
                    raise ValueError(f"Field names cannot start with an underscore: {name!r}")
                raise ValueError(f"Encountered duplicate field name: {name!r}")
            fields[index] = f"_{index}"
        seen.add(name)
    defaults = () if defaults is None else tuple(defaults)
    if len(defaults) > len(fields):
        raise TypeError("Got more default values than field names")
    known = dict(zip(fields[len(fields) - len(defaults) :], defaults))
    attributes = {"__slots__": (), "_fields": tuple(fields), "_field_defaults": known, "__match_args__": tuple(fields)}
    attributes["__doc__"] = f"{typename}({', '.join(fields)})"
    if module is not None:
        attributes["__module__"] = module
    for index, name in enumerate(fields):
        attributes[name] = _field(index)
    return type(typename, (_NamedTuple,), attributes)


def __getattr__(name):
    # These are rarely asked for, and rest on the abstract base classes.
    if name in ("ChainMap", "UserDict", "UserList", "UserString"):
        import _user_collections

        return getattr(_user_collections, name)
    if name == "abc":
        import collections.abc as found

        return found
    raise AttributeError(f"module 'collections' has no attribute {name!r}")


# With this, the module counts as a package, so that `collections.abc` can be imported.
__path__ = []
