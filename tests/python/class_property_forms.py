"""Properties: getters, setters, deleters, inheritance, replacing parts, errors."""


class Celsius:
    """Holds degrees."""

    def __init__(self, degrees=0.0):
        self.degrees = degrees

    @property
    def degrees(self):
        "Degrees above freezing."
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        if value < -273.15:
            raise ValueError(f"{value} is too cold")
        self._degrees = value

    @degrees.deleter
    def degrees(self):
        self._degrees = 0.0

    @property
    def fahrenheit(self):
        return self.degrees * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self.degrees = (value - 32) * 5 / 9

    frozen = property(lambda self: self._degrees <= 0, doc="whether water is ice")


c = Celsius(25)
print(c.fahrenheit, c.frozen, Celsius.degrees.__doc__, Celsius.frozen.__doc__)
c.fahrenheit = -40
print(c.degrees, c.frozen)
del c.degrees
print(c.degrees, vars(c))
for action in ("c.frozen = 1", "del c.fahrenheit", "c.degrees = -300", "Celsius(-1e9)"):
    try:
        exec(action)
    except (AttributeError, ValueError) as error:
        print(action, "->", type(error).__name__, error)


class Clamped(Celsius):
    @Celsius.degrees.setter
    def degrees(self, value):
        Celsius.degrees.fset(self, max(value, -273.15))

    @property
    def frozen(self):
        return "very" if super().frozen and self.degrees < -100 else super().frozen


k = Clamped(-1000)
print(k.degrees, k.frozen, Clamped.degrees is Celsius.degrees, Clamped.degrees.fget is Celsius.degrees.fget)
k.degrees = -5
print(k.frozen, k.fahrenheit)


class Lazy:
    calls = 0

    @property
    def value(self):
        Lazy.calls += 1
        self.__dict__["value"] = "ignored: a property wins"
        return Lazy.calls


lazy = Lazy()
print(lazy.value, lazy.value, lazy.__dict__)
empty = property()
print(empty.fget, empty.fset, empty.__doc__)


class Odd:
    nothing = empty
    writes = property(fset=lambda self, v: self.__dict__.update(got=v))


odd = Odd()
odd.writes = 3
print(vars(odd))
for name in ("nothing", "writes"):
    try:
        getattr(odd, name)
    except AttributeError as error:
        print(error)


def warm(thing, turns):
    for i in range(turns):
        thing.degrees = thing.degrees + (1 if i % 3 else -2.5)
        if i == turns // 2:
            type(thing).degrees = property(lambda self: self._degrees * 2, type(thing).degrees.fset)
            thing.degrees = 1
        if i > turns // 2:
            thing.degrees = thing.degrees % 17
    return thing._degrees


print(round(warm(Celsius(5), 400), 6), Celsius.degrees.fdel)
