# Properties that are written, hot enough to be compiled: setters in line, of several classes, that raise, that change.
class Celsius:
    def __init__(self, degrees=0):
        self.degrees = degrees

    @property
    def degrees(self):
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        if value < -273:
            raise ValueError("below absolute zero")
        self._degrees = value

    @property
    def fahrenheit(self):
        return self._degrees * 9 // 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self.degrees = (value - 32) * 5 // 9


class Logged(Celsius):
    writes = 0

    @property
    def degrees(self):
        return self._degrees + 0.5

    @degrees.setter
    def degrees(self, value, step=1):
        Logged.writes += step
        self._degrees = value
        return "ignored"


class Plain:
    degrees = 0


def step(thing, n):
    total = 0
    for i in range(n):
        thing.degrees = i % 90
        total += thing.degrees
    return total


def convert(things, n):
    for i in range(n):
        for thing in things:
            thing.degrees = i
            if i % 3 == 0:
                thing.degrees += 1
    return [thing.degrees for thing in things]


t, l, p = Celsius(), Logged(), Plain()
print(step(t, 4000), step(l, 4000), step(p, 4000), Logged.writes)
print(convert([t, l, p], 2000), Logged.writes)


def chained(n):
    t = Celsius()
    total = 0
    for i in range(n):
        t.fahrenheit = i
        total += t.degrees + t.fahrenheit
    return total


print(chained(4000))


def failing(n):
    t = Celsius(5)
    caught = 0
    for i in range(n):
        try:
            t.degrees = -300 if i % 50 == 49 else i
        except ValueError as error:
            caught += 1
            last = str(error), t.degrees
    return caught, last


print(failing(3000))


def uncaught(n):
    t = Celsius()
    for i in range(n):
        t.degrees = 100 - i
    return t


try:
    uncaught(5000)
except ValueError as error:
    print("raised", error)


# The property changes while code that writes it runs.
def switching(n):
    t = Celsius()
    for i in range(n):
        if i == n // 2:
            def doubled(self, value):
                self._degrees = value * 2

            Celsius.degrees = Celsius.degrees.setter(doubled)
        t.degrees = i
    return t.degrees


print(switching(4000))


class Fixed:
    @property
    def value(self):
        return 1


def read_only(n):
    f, errors = Fixed(), 0
    for i in range(n):
        try:
            f.value = i
        except AttributeError as error:
            errors += 1
            last = str(error)
    return errors, last


print(read_only(1000))


# Setters that are no closures, and ones that take their time.
class Odd:
    items = property(lambda self: self.kept)
    kept = property(lambda self: self.store, lambda self, value: setattr(self, "store", sorted(value)))


def odd(n):
    o = Odd()
    for i in range(n):
        o.kept = [3, i, 2]
    return o.items


print(odd(2000))
