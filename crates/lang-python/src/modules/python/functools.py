"""Tools for working with functions and callable objects."""

from _functools import _keyed, _partial
from collections import namedtuple

_MISSING = object()

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def reduce(function, iterable, initial=_MISSING, /):
    iterator = iter(iterable)
    if initial is _MISSING:
        value = next(iterator, _MISSING)
        if value is _MISSING:
            raise TypeError("reduce() of empty iterable with no initial value")
    else:
        value = initial
    for element in iterator:
        value = function(value, element)
    return value


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        value = getattr(wrapped, name, _MISSING)
        if value is not _MISSING:
            setattr(wrapper, name, value)
    for name in updated:
        for key, value in getattr(wrapped, name, {}).items():
            setattr(wrapper, key, value)
    wrapper.__wrapped__ = wrapped
    return wrapper


def singledispatch(func):
    """A function that goes by the class of its first argument."""
    registry = {}
    cache = {}

    def dispatch(cls):
        found = cache.get(cls)
        if found is None:
            found = cache[cls] = _closest(cls, registry)
        return found

    def register(cls, func=None):
        if func is None:
            if _is_dispatched(cls):
                return lambda f: register(cls, f)
            func = cls
            annotations = getattr(getattr(func, "__func__", func), "__annotations__", {})
            if not annotations:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` or plain "
                    "`@register` on an annotated function."
                )
            from typing import get_type_hints

            name, cls = next(iter(get_type_hints(getattr(func, "__func__", func)).items()))
            if not _is_dispatched(cls):
                raise TypeError(f"Invalid annotation for {name!r}. {cls!r} is not a class.")
        elif not _is_dispatched(cls):
            raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
        for one in getattr(cls, "__args__", None) or (cls,):
            registry[one] = func
        cache.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{getattr(func, '__name__', 'singledispatch function')} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    from types import MappingProxyType

    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = cache.clear
    return update_wrapper(wrapper, func)


def _is_dispatched(cls):
    """Whether a function may be registered for it: a class, or a union of classes."""
    if isinstance(cls, type):
        return True
    from typing import Union, get_origin

    return get_origin(cls) in (Union, type(int | str)) and all([isinstance(arg, type) for arg in cls.__args__])


def _closest(cls, registry):
    """What is registered for the class, its first ancestor that has something, or an abstract base class."""
    for base in cls.__mro__:
        if base in registry and base is not object:
            return registry[base]
        # Abstract classes that count this one as theirs, and none of its ancestors behind.
        abstract = [
            known
            for known in registry
            if known not in cls.__mro__
            and issubclass(base, known)
            and not any(issubclass(parent, known) for parent in base.__mro__[1:])
        ]
        if abstract:
            best = abstract[0]
            for known in abstract[1:]:
                if issubclass(known, best):
                    best = known
                elif not issubclass(best, known):
                    raise RuntimeError(f"Ambiguous dispatch: {best} or {known}")
            return registry[best]
    return registry[object]


class singledispatchmethod:
    def __init__(self, func):
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch

        def method(*args, **kwargs):
            found = dispatch(args[0].__class__)
            if hasattr(type(found), "__get__"):
                found = found.__get__(obj, cls)
            return found(*args, **kwargs)

        method.register = self.register
        return update_wrapper(method, self.func)


class partialmethod:
    """A method with some arguments given."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        return _partial_text(f"{type(self).__module__}.{type(self).__qualname__}", self)

    def _method(self):
        def method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})

        method.__isabstractmethod__ = self.__isabstractmethod__
        method._partialmethod = self
        return method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None:
            bound = get(obj, cls)
            if bound is not self.func:
                made = partial(bound, *self.args, **self.keywords)
                try:
                    made.__self__ = bound.__self__
                except AttributeError:
                    pass
                return made
        return self._method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(type(list[int]))


def _partial_text(name, made):
    parts = [repr(made.func)]
    parts.extend([repr(argument) for argument in made.args])
    parts.extend([f"{key}={value!r}" for key, value in made.keywords.items()])
    return f"{name}({', '.join(parts)})"


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)

    return decorate


class partial(_partial):
    __class_getitem__ = classmethod(type(list[int]))

    def __reduce__(self):
        return type(self), (self.func, *self.args), (self.func, self.args, self.keywords, self.__dict__ or None)

    def __setstate__(self, state):
        func, args, keywords, attributes = state
        _partial.__init__(self, func, *args, **keywords)
        self.__dict__.update(attributes or {})

    def __repr__(self):
        return _partial_text("functools.partial" if type(self) is partial else type(self).__qualname__, self)


_CacheInfo = namedtuple("CacheInfo", ("hits", "misses", "maxsize", "currsize"))


class _KeywordMark:
    pass


_KEYWORDS = _KeywordMark()


def _make_key(args, keywords, typed):
    if not keywords and not typed:
        if len(args) == 1:
            only = args[0]
            cls = type(only)
            if cls is int or cls is str:
                return only
        return args
    key = args
    if keywords:
        key = _keyed(args, _KEYWORDS, keywords)
    if typed:
        key += tuple(type(value) for value in args)
        key += tuple(type(value) for value in keywords.values())
    return key


def _cached(function, maxsize, typed):
    cache = {}
    hits = misses = 0
    # A ring of entries in order of use: before, behind, key, value. Finding an entry does not change the dict, since comparing
    # keys may call the function again.
    root = []
    root[:] = [root, root, None, None]

    def unbounded(*args, **keywords):
        nonlocal hits, misses
        key = _make_key(args, keywords, typed)
        value = cache.get(key, _MISSING)
        if value is not _MISSING:
            hits += 1
            return value
        misses += 1
        value = function(*args, **keywords)
        cache[key] = value
        return value

    def bounded(*args, **keywords):
        nonlocal hits, misses, root
        key = _make_key(args, keywords, typed)
        link = cache.get(key)
        if link is not None:
            before, behind, _, value = link
            if behind is not root:
                before[1] = behind
                behind[0] = before
                last = root[0]
                last[1] = root[0] = link
                link[0] = last
                link[1] = root
            hits += 1
            return value
        misses += 1
        value = function(*args, **keywords)
        if key in cache:
            pass
        elif len(cache) >= maxsize:
            # The root takes the new entry, and the oldest one is the root from now on.
            link = root
            link[2] = key
            link[3] = value
            root = link[1]
            old = root[2]
            root[2] = root[3] = None
            del cache[old]
            cache[key] = link
        else:
            last = root[0]
            last[1] = root[0] = cache[key] = [last, root, key, value]
        return value

    def uncached(*args, **keywords):
        nonlocal misses
        misses += 1
        return function(*args, **keywords)

    def cache_info():
        return _CacheInfo(hits, misses, maxsize, len(cache))

    def cache_clear():
        nonlocal hits, misses
        hits = misses = 0
        cache.clear()
        root[:] = [root, root, None, None]

    wrapper = unbounded if maxsize is None else bounded if maxsize else uncached
    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return _cached(maxsize, 128, typed)
    if maxsize is not None and maxsize < 0:
        maxsize = 0

    def decorate(function):
        return _cached(function, maxsize, typed)

    return decorate


def cache(function, /):
    return _cached(function, None, False)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r})."
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            attributes = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache {self.attrname!r} property."
            ) from None
        value = self.func(instance)
        attributes[self.attrname] = value
        return value


def cmp_to_key(mycmp):
    class K:
        __slots__ = ("obj",)

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

        __hash__ = None

    return K


def total_ordering(cls):
    def negated(method):
        def derived(self, other):
            result = method(self, other)
            return result if result is NotImplemented else not result

        return derived

    def or_equal(method):
        def derived(self, other):
            result = method(self, other)
            return result if result is NotImplemented else result or self == other

        return derived

    def and_differs(method):
        def derived(self, other):
            result = method(self, other)
            return result if result is NotImplemented else result and self != other

        return derived

    def neither(method):
        def derived(self, other):
            result = method(self, other)
            return result if result is NotImplemented else not result and self != other

        return derived

    def not_or_equal(method):
        def derived(self, other):
            result = method(self, other)
            return result if result is NotImplemented else not result or self == other

        return derived

    known = [
        name
        for name in ("__lt__", "__le__", "__gt__", "__ge__")
        if getattr(cls, name) is not getattr(object, name)
    ]
    if not known:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = known[0]
    method = getattr(cls, root)
    derived = {
        "__lt__": {"__gt__": neither, "__le__": or_equal, "__ge__": negated},
        "__le__": {"__ge__": not_or_equal, "__lt__": and_differs, "__gt__": negated},
        "__gt__": {"__lt__": neither, "__ge__": or_equal, "__le__": negated},
        "__ge__": {"__le__": not_or_equal, "__gt__": and_differs, "__lt__": negated},
    }[root]
    for name, make in derived.items():
        if name not in known:
            function = make(method)
            function.__name__ = name
            setattr(cls, name, function)
    return cls
