"""Names of the types that have no other, and namespaces."""

import sys


def _generator():
    yield


def _function():
    pass


class _Slotted:
    __slots__ = ("slot",)


class _Class:
    def method(self):
        pass


FunctionType = LambdaType = type(_function)
GeneratorType = type(_generator())
MethodType = type(_Class().method)
BuiltinFunctionType = BuiltinMethodType = type(len)
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
MethodDescriptorType = type(str.join)
ClassMethodDescriptorType = type(dict.__dict__["fromkeys"])
GetSetDescriptorType = type(FunctionType.__dict__["__code__"])
MemberDescriptorType = type(_Slotted.slot)
ModuleType = type(sys)
MappingProxyType = type(_Class.__dict__)
GenericAlias = type(list[int])
UnionType = type(int | str)
NoneType = type(None)
NotImplementedType = type(NotImplemented)
EllipsisType = type(...)
CellType = type((lambda x: lambda: x)(1).__closure__[0]) if hasattr(_function, "__closure__") else None
CodeType = type(_function.__code__) if hasattr(_function, "__code__") else None

try:
    raise TypeError
except TypeError as error:
    TracebackType = type(error.__traceback__)
    FrameType = type(_generator().gi_frame)
    del error


# The namespaces whose text is being made, which may contain themselves.
_shown = set()


class SimpleNamespace:
    """An object whose attributes are what it was made with."""

    def __init__(self, mapping_or_iterable=(), /, **kwargs):
        self.__dict__.update(mapping_or_iterable)
        self.__dict__.update(kwargs)

    def __repr__(self):
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        if id(self) in _shown:
            return f"{name}(...)"
        _shown.add(id(self))
        try:
            items = [f"{key}={value!r}" for key, value in self.__dict__.items()]
        finally:
            _shown.discard(id(self))
        return f"{name}({', '.join(items)})"

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None


class DynamicClassAttribute:
    """A property of instances that a class may have as an attribute of its own."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or getattr(fget, "__doc__", None)
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))

    def __get__(self, instance, owner=None):
        if instance is None:
            if self.__isabstractmethod__:
                return self
            raise AttributeError()
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def getter(self, fget):
        return type(self)(fget, self.fset, self.fdel, self.__doc__)

    def setter(self, fset):
        return type(self)(self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        return type(self)(self.fget, self.fset, fdel, self.__doc__)


def resolve_bases(bases):
    made = []
    for base in bases:
        if not isinstance(base, type) and hasattr(base, "__mro_entries__"):
            made.extend(base.__mro_entries__(bases))
        else:
            made.append(base)
    return tuple(made)


def get_original_bases(cls, /):
    try:
        return cls.__dict__.get("__orig_bases__", cls.__bases__)
    except AttributeError:
        raise TypeError(f"Expected an instance of type, not {type(cls).__name__!r}") from None


def prepare_class(name, bases=(), kwds=None):
    kwds = dict(kwds or {})
    metaclass = kwds.pop("metaclass", None) or (type(bases[0]) if bases else type)
    for base in bases if isinstance(metaclass, type) else ():
        if issubclass(type(base), metaclass):
            metaclass = type(base)
        elif not issubclass(metaclass, type(base)):
            raise TypeError(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the "
                "metaclasses of all its bases"
            )
    namespace = metaclass.__prepare__(name, bases, **kwds) if hasattr(metaclass, "__prepare__") else {}
    return metaclass, namespace, kwds


def new_class(name, bases=(), kwds=None, exec_body=None):
    resolved = resolve_bases(bases)
    metaclass, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved != tuple(bases):
        namespace["__orig_bases__"] = bases
    return metaclass(name, resolved, namespace, **kwds)


class _Awaitable:
    """A generator that can be awaited."""

    def __init__(self, generator):
        self._generator = generator
        self.send = generator.send
        self.throw = generator.throw
        self.close = generator.close
        self.__name__ = generator.__name__
        self.__qualname__ = generator.__qualname__

    def __await__(self):
        return self._generator

    __iter__ = __await__

    def __next__(self):
        return next(self._generator)


def coroutine(func):
    """Makes generators of the function awaitable."""
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    if func.__class__ is not FunctionType or func.__code__.co_flags & 128:
        return func

    def wrapper(*args, **kwargs):
        made = func(*args, **kwargs)
        return _Awaitable(made) if type(made) is GeneratorType else made

    for name in ("__module__", "__name__", "__qualname__", "__doc__"):
        setattr(wrapper, name, getattr(func, name))
    wrapper.__wrapped__ = func
    return wrapper


async def _coroutine():
    pass


async def _async_generator():
    yield


CoroutineType = type(_coroutine())
AsyncGeneratorType = type(_async_generator())
