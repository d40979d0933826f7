"""Abstract methods. Classes with abstract methods that are left cannot be instantiated."""


def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


abstractproperty = property


def _abstract_names(cls):
    names = set()
    for base in cls.__mro__:
        for name, value in base.__dict__.items():
            inner = value.fget if isinstance(value, property) else getattr(value, "__func__", value)
            if getattr(inner, "__isabstractmethod__", False):
                names.add(name)
    left = []
    for name in names:
        value = None
        for base in cls.__mro__:
            if name in base.__dict__:
                value = base.__dict__[name]
                break
        inner = value.fget if isinstance(value, property) else getattr(value, "__func__", value)
        if getattr(inner, "__isabstractmethod__", False):
            left.append(name)
    return sorted(left)


class ABC:
    def __new__(cls, *args, **keywords):
        names = cls.__dict__.get("__abstractmethods__")
        if names is None:
            names = cls.__abstractmethods__ = frozenset(_abstract_names(cls))
        if names:
            listed = ", ".join(sorted(names))
            plural = "" if len(names) == 1 else "s"
            raise TypeError(
                f"Can't instantiate abstract class {cls.__name__} with abstract method{plural} {listed}"
            )
        return object.__new__(cls)
