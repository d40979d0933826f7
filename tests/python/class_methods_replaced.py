# Special methods that a class has are replaced by others of the same kind: what was remembered of the class goes by them no longer.


class Key:
    __hash__ = object.__hash__

    def __eq__(self, other):
        return isinstance(other, Key)


class Text(str):
    __eq__ = str.__eq__
    __hash__ = str.__hash__


class Made:
    __new__ = object.__new__

    def __init__(self, value=None):
        self.value = value


class Meta(type):
    __call__ = type.__call__


class Called(metaclass=Meta):
    def __init__(self, value=None):
        self.value = value


def look(d, key):
    return key in d, d.get(key, "none")


def kinds(classes):
    return [type(c(1)).__name__ for c in classes]


first, second = Key(), Key()
for _ in range(100):
    look({first: 1}, first)
print(look({first: 1}, second))
Key.__hash__ = lambda self: 1
print(look({first: 1}, second), look({second: 2}, first))
Key.__hash__ = object.__hash__
print(look({first: 1}, second))

for _ in range(100):
    look({Text("a"): 1}, Text("a"))
Text.__eq__ = lambda self, other: False
print(look({Text("a"): 1}, Text("a")))
Text.__eq__ = str.__eq__
print(look({Text("a"): 1}, Text("a")))
Text.__hash__ = lambda self: 3
print(look({Text("a"): 1}, Text("a")), look({"a": 1}, Text("a")))

classes = [Made, Called] + [type("Other", (), {"__init__": lambda self, value: None}) for _ in range(6)]
for _ in range(100):
    kinds(classes)
print(kinds(classes)[:3])
Made.__new__ = lambda cls, *arguments: object.__new__(Key)
print(kinds(classes)[:3])
del classes[0]
Meta.__call__ = lambda cls, *arguments: "called"
print(kinds(classes)[:3])
Meta.__call__ = type.__call__
for _ in range(100):
    kinds(classes)
Called.__init__ = print
print(kinds(classes)[:3])
