"""What `type X = ...` makes."""


class TypeAliasType:
    __module__ = "typing"
    __qualname__ = "TypeAliasType"

    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self.__type_params__ = type_params
        self._evaluate = lambda: value

    @property
    def __value__(self):
        value = self._evaluate()
        self._evaluate = lambda: value
        return value

    def __repr__(self):
        return self.__name__

    def __getitem__(self, arguments):
        return list.__class_getitem__.__func__(self, arguments)

    def __or__(self, other):
        return type.__or__(self, other)

    def __ror__(self, other):
        return type.__or__(other, self)
