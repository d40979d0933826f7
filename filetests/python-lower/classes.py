class Base:
    """A class."""
    count: int = 0
    names = [x for x in range(count)]
    def __init__(self, value):
        self.value = value
        self.__hidden = 1

class Derived(Base, metaclass=Meta, key=1):
    limit = 10
    double = limit * 2
    def __init__(self):
        super().__init__(self.limit)
        self.more = Base
    def me(self):
        return __class__

@register
class Empty(*bases): pass
