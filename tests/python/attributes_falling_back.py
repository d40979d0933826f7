# A property or descriptor that raises AttributeError leaves the attribute to __getattr__, if there is one.
class Lazy:
    def __init__(self, fails):
        self.fails = fails

    @property
    def value(self):
        if self.fails:
            raise AttributeError("inner")
        return "value"

    def __getattr__(self, name):
        return "fallback " + name


class Plain:
    @property
    def value(self):
        raise AttributeError("inner")


class Descriptor:
    def __get__(self, instance, owner=None):
        raise AttributeError("descriptor")


class Holder:
    part = Descriptor()

    def __getattr__(self, name):
        if name == "part":
            raise KeyError(name)
        return name


def read(objects):
    return [thing.value for thing in objects]


for _ in range(300):
    result = read([Lazy(False), Lazy(True)] * 3)
print(result)
print(hasattr(Lazy(True), "value"), getattr(Lazy(True), "value", None), hasattr(Plain(), "value"), getattr(Plain(), "value", 3))
for _ in range(3):
    try:
        print(Plain().value)
    except AttributeError as error:
        print("AttributeError", error)
    try:
        print(Holder().part)
    except KeyError as error:
        print("KeyError", error, type(error.__context__))
