"""`object.__setattr__` in classes whose objects do not change, and where `object` is something else."""

from dataclasses import FrozenInstanceError, dataclass, field, replace


@dataclass(frozen=True)
class Point:
    x: int
    y: float = 0.5
    tags: list = field(default_factory=list)


@dataclass(frozen=True)
class Named:
    object: str
    self: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Slim:
    a: int
    b: int

    def __post_init__(self):
        if self.a > self.b:
            low, high = self.b, self.a
            object.__setattr__(self, "a", low)
            object.__setattr__(self, "b", high)


class Sealed:
    """Counts what its hook refuses."""

    refused = 0

    def __init__(self, value):
        print_result = object.__setattr__(self, "value", value)
        assert print_result is None
        object.__setattr__(self, "twice", value * 2)

    def __setattr__(self, name, value):
        Sealed.refused += 1
        raise AttributeError(f"sealed: {name}")

    @property
    def checked(self):
        return self.value

    @checked.setter
    def checked(self, value):
        object.__setattr__(self, "value", -value)


def attempt(action):
    try:
        return action()
    except (AttributeError, TypeError, FrozenInstanceError) as error:
        return type(error).__name__, str(error)


def assign(object_, name, value):
    setattr(object_, name, value)


def hot():
    total = 0
    for turn in range(400):
        point = Point(turn, turn * 0.5)
        total += point.x + point.y
        point = replace(point, x=1)
        slim = Slim(turn, 200)
        total += slim.a * 2 + slim.b
        sealed = Sealed(turn)
        object.__setattr__(sealed, "checked", turn)
        total += sealed.value + sealed.twice
    return total, point, slim, Named("thing"), Slim(1, 2) < Slim(1, 3), hash(Slim(3, 4)) == hash(Slim(4, 3))


print(hot())
print(attempt(lambda: assign(Point(1), "x", 2)), attempt(lambda: assign(Sealed(1), "value", 2)), Sealed.refused)
print(attempt(lambda: object.__setattr__(5, "real", 1)), attempt(lambda: object.__setattr__(Slim(1, 2), "c", 3)))
print(attempt(lambda: object.__setattr__([], "name", 1)), attempt(lambda: object.__setattr__(Point(1), "x", 1, 2))[0])

order = []


def noted(value):
    order.append(value)
    return value


def in_order():
    plain = Sealed(1)
    object.__setattr__(noted(plain), "value", noted(7))
    return plain.value, order[-1], order[-2] is plain


for _ in range(300):
    last = in_order()
print(last)


class Recorder:
    calls = []

    def __setattr__(self, *arguments):
        Recorder.calls.append(arguments)
        return "recorded"


def shadowed(object):
    return object.__setattr__("anything", "name", 3)


for turn in range(300):
    result = shadowed(Recorder()), attempt(lambda: shadowed(turn))[0]
print(result, len(Recorder.calls), Recorder.calls[-1])


class Growing:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)
        object.__setattr__(self, "changes", getattr(self, "changes", 0) + 1)


def grow():
    grown = Growing()
    for index in range(20):
        setattr(grown, f"p{index % 7}", index)
        grown.same = index * 0.5
    return vars(grown)


for _ in range(50):
    grown = grow()
print(grown)
