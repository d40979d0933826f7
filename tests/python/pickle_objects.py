# Pickles of objects that are their attributes, and of those whose classes say something of it.
import copyreg
import pickle
from dataclasses import dataclass


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Empty:
    pass


class Derived(Point):
    kind = "derived"

    def __init__(self, *rest):
        super().__init__(*rest)
        self.rest = rest
        self.me = self


@dataclass
class Record:
    number: int
    text: str
    parts: list


@dataclass(frozen=True)
class Frozen:
    number: int


class Slots:
    __slots__ = ("a",)


class Open(Slots):
    pass


class Outer:
    class Inner:
        pass


class Text(str):
    pass


class Meta(type):
    pass


class Special(metaclass=Meta):
    pass


class Reduced:
    def __init__(self, n):
        self.n = n

    def __reduce__(self):
        return Reduced, (self.n + 1,)


class State:
    def __getstate__(self):
        return {"only": 1}


class Restored:
    def __init__(self):
        self.n = 3

    def __setstate__(self, state):
        self.state = sorted(state.items())


class Made:
    def __new__(cls, n=7):
        self = super().__new__(cls)
        self.made = n
        return self


class Arguments:
    def __new__(cls, n=1):
        self = super().__new__(cls)
        self.n = n
        return self

    def __getnewargs__(self):
        return (self.n,)


class Lazy:
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return name


class Computed:
    @property
    def x(self):
        return "computed"

    def __setattr__(self, name, value):
        raise AttributeError(name)


class Registered:
    pass


def remade():
    return "remade"


copyreg.pickle(Registered, lambda value: (remade, ()))


def shown(value, depth=0):
    if depth < 3 and hasattr(value, "__dict__") and not isinstance(value, type):
        return type(value).__name__, [(key, shown(part, depth + 1)) for key, part in vars(value).items()]
    if isinstance(value, (list, tuple)):
        return [shown(part, depth + 1) for part in value[:5]]
    if isinstance(value, dict):
        return shown(list(value.items()), depth)
    return repr(value)[:60] if not repr(value).startswith("<") else type(value).__name__


def tried(name, value, *rest):
    try:
        data = pickle.dumps(value, *rest)
        print(name, len(data), data if len(data) < 200 else data[-40:])
        print("   ", shown(pickle.loads(data)))
    except Exception as error:
        print(name, type(error).__name__, str(error).split(":")[0])


point = Point(1, 2.5)
given = Point(0, 0)
given.__dict__ = {"a": 1, 2: "b"}
shared = Point([1], "x")
reducing = Point(1, 2)
reducing.__reduce__ = 3
late = Open()
late.a, late.b = 1, 2
text = Text("t")
text.more = point
computed = Computed()
computed.__dict__["x"] = 5
local = type("Local", (), {})()
holder = Point(None, ())
holder.x = (holder, [holder])
chain = None
for index in range(300):
    chain = Point(chain, index)
for name, value in [
    ("plain", point), ("empty", Empty()), ("derived", Derived(3, "four")), ("record", Record(1, "two", [point, point])),
    ("frozen", Frozen(2**40)), ("own dict", given), ("shared", [shared, shared, shared.x]), ("slots", late),
    ("text", text), ("inner", Outer.Inner()), ("meta", Special()), ("reduced", Reduced(1)), ("state", State()),
    ("restored", Restored()), ("made", Made()), ("arguments", Arguments(9)), ("lazy", Lazy()), ("computed", computed),
    ("registered", Registered()), ("local", local), ("cycle", holder), ("chain", chain), ("reducing", reducing),
    ("classes", [Point, Empty, int, point]), ("many", {f"k{n}": Point(n, n % 3) for n in range(400)}),
]:
    tried(name, value)
    tried(name + " 5", value, 5)

# What a pickle names may be another class by now.
data = pickle.dumps([Point(1, 2), Empty()])


class Point:
    def __setattr__(self, name, value):
        raise AttributeError("not called")

    def __new__(cls):
        print("made")
        return super().__new__(cls)


Empty = 3
try:
    pickle.loads(data)
except Exception:
    print("refused")
Empty = Point
print([shown(part) for part in pickle.loads(data)])
for broken in [data[:-5], b"\x80\x04)\x81.", b"\x80\x04\x8c\x04nono\x8c\x01b\x93."]:
    try:
        print(shown(pickle.loads(broken)))
    except Exception:
        print("refused")
