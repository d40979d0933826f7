# Properties, static methods, class methods, descriptors.


class Celsius:
    count = 0

    def __init__(self, degrees):
        self._degrees = degrees
        Celsius.count += 1

    @property
    def degrees(self):
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        if value < -273.15:
            raise ValueError("too cold: %s" % value)
        self._degrees = value

    @degrees.deleter
    def degrees(self):
        self._degrees = 0

    @property
    def fahrenheit(self):
        return self._degrees * 9 / 5 + 32

    @staticmethod
    def valid(value):
        return value >= -273.15

    @classmethod
    def from_fahrenheit(cls, f):
        return cls((f - 32) * 5 / 9)

    @classmethod
    def how_many(cls):
        return f"{cls.__name__} {cls.count}"


c = Celsius(25)
print(c.degrees, c.fahrenheit)
c.degrees = 30
c.degrees += 5
print(c.degrees, c.fahrenheit)
try:
    c.degrees = -300
except ValueError as error:
    print("ValueError:", error)
try:
    c.fahrenheit = 1
except AttributeError as error:
    print("AttributeError:", error)
del c.degrees
print(c.degrees, Celsius.valid(-300), c.valid(0), Celsius.from_fahrenheit(212).degrees, Celsius.how_many(), c.how_many())


class Kelvin(Celsius):
    @property
    def degrees(self):
        return super().degrees + 273.15

    @classmethod
    def from_fahrenheit(cls, f):
        made = super().from_fahrenheit(f)
        made.note = "kelvin"
        return made


k = Kelvin.from_fahrenheit(32)
print(type(k).__name__, k.degrees, k.note, Kelvin.how_many())


total = 0
hot = Celsius(1)
for i in range(2500):
    hot.degrees = hot.degrees + 1
    total += hot.fahrenheit
    if Celsius.valid(i - 300):
        total += 1
print(total, hot.degrees)
