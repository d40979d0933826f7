"""Abstract base classes: methods that must be defined, and classes that count as subclasses by what they have."""


def _has_methods(cls, *names):
    """Whether a class has methods of these names; NotImplemented if one is missing or taken away by None."""
    for name in names:
        for base in cls.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


def abstractclassmethod(callable):
    return classmethod(abstractmethod(callable))


def abstractstaticmethod(callable):
    return staticmethod(abstractmethod(callable))


class abstractproperty(property):
    __isabstractmethod__ = True


def _is_abstract(value):
    if isinstance(value, property):
        parts = (value.fget, value.fset, value.fdel)
        return any(getattr(part, "__isabstractmethod__", False) for part in parts) or isinstance(
            value, abstractproperty
        )
    if isinstance(value, (classmethod, staticmethod)):
        value = value.__func__
    return getattr(value, "__isabstractmethod__", False) is True


def update_abstractmethods(cls):
    """Finds out which methods are abstract, after methods were added."""
    names = set()
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if _is_abstract(getattr(cls, name, None)):
                names.add(name)
    for name, value in list(cls.__dict__.items()):
        if _is_abstract(value):
            names.add(name)
    for name in list(names):
        for base in cls.__mro__:
            if name in base.__dict__:
                if not _is_abstract(base.__dict__[name]):
                    names.discard(name)
                break
    cls.__abstractmethods__ = frozenset(names)
    return cls


# Counts registrations: an answer that a class is no subclass holds until the next one.
_registrations = 0


class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = type.__new__(mcls, name, bases, namespace, **kwargs)
        cls._abc_registry = []
        # By class, true or the number of registrations when it was found to be no subclass.
        cls._abc_answers = {}
        return update_abstractmethods(cls)

    def register(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        # Not by what a metaclass derived from this one says: protocols refuse to be asked.
        if not ABCMeta.__subclasscheck__(cls, subclass):
            if issubclass(cls, subclass):
                raise RuntimeError("Refusing to create an inheritance cycle")
            global _registrations
            cls._abc_registry.append(subclass)
            _registrations += 1
            # What `match` takes for a sequence or a mapping.
            if hasattr(cls, "__abc_tpflags__") and not hasattr(subclass, "__abc_tpflags__"):
                try:
                    subclass.__abc_tpflags__ = cls.__abc_tpflags__
                except TypeError:
                    pass  # A builtin type; those that match are known.
        return subclass

    def __instancecheck__(cls, instance):
        subclass = type(instance)
        known = cls._abc_answers.get(subclass)
        if known is True:
            return True
        told = instance.__class__
        if told is not subclass and cls.__subclasscheck__(told):
            return True
        if known is not None and known == _registrations:
            return False
        return cls.__subclasscheck__(subclass)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        known = cls._abc_answers.get(subclass)
        if known is True:
            return True
        if known is not None and known == _registrations:
            return False
        answer = cls._finds_subclass(subclass)
        cls._abc_answers[subclass] = True if answer else _registrations
        return answer

    def _finds_subclass(cls, subclass):
        hook = getattr(cls, "__subclasshook__", None)
        if hook is not None:
            answer = hook(subclass)
            if answer is not NotImplemented:
                return answer
        if cls in subclass.__mro__:
            return True
        for known in cls._abc_registry:
            if issubclass(subclass, known):
                return True
        for known in type.__subclasses__(cls):
            if issubclass(subclass, known):
                return True
        return False


class ABC(metaclass=ABCMeta):
    """A class to inherit from in place of naming the metaclass."""

    __slots__ = ()


def get_cache_token():
    return 0
