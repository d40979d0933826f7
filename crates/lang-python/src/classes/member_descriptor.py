"""What a class has for a name of its `__slots__`."""


class member_descriptor:
    __module__ = "builtins"
    __slots__ = ("__name__", "__objclass__")

    def __init__(self, name, owner):
        self.__name__ = name
        self.__objclass__ = owner

    def _check(self, instance):
        if not isinstance(instance, self.__objclass__):
            raise TypeError(
                f"descriptor '{self.__name__}' for '{self.__objclass__.__name__}' objects "
                f"doesn't apply to a '{type(instance).__name__}' object"
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        self._check(instance)
        return get_property(instance, self.__name__)

    def __set__(self, instance, value):
        self._check(instance)
        set_property(instance, self.__name__, value)

    def __delete__(self, instance):
        self._check(instance)
        delete_property(instance, self.__name__)

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self.__name__ == other.__name__ and self.__objclass__ is other.__objclass__

    def __hash__(self):
        return hash((self.__name__, self.__objclass__))

    def __repr__(self):
        return f"<member '{self.__name__}' of '{self.__objclass__.__name__}' objects>"
