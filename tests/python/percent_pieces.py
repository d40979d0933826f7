# A template with a tuple of as many values: `%s` and `%d` of all kinds of values, in hot code, and what does not fit.
class Shown:
    def __str__(self):
        return "<shown>"


class Named(str):
    def __str__(self):
        return "named " + self[:]


class Whole:
    def __init__(self, value):
        self.value = value

    def __int__(self):
        return self.value


class Indexed:
    def __index__(self):
        return 77


class Silent:
    def __str__(self):
        return 5


def pair(a, b):
    return "%s = %s" % (a, b)


def counted(a, b):
    return "%d of %d%%" % (a, b)


def mixed(name, count):
    return "%s: %d\n" % (name, count)


def tell(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)


values = [0, -1, 9, 10, 99, 100, 12345, -(10**18), 2**59, 2**60, -(2**63), 10**30, True, None, 1.5, -2.9, 1e300]
values += ["", "a", "text", "é", "\u20ac", "\U0001f600", Shown(), Named("x"), Whole(8), Indexed(), (1, 2), [3], {}]
for _ in range(60):
    lines = []
    for value in values:
        lines.append(pair(value, "é"))
        lines.append(pair(7, value))
        lines.append(tell(counted, value, 100))
        lines.append(tell(counted, 3, value))
        lines.append(tell(mixed, "n", value))
for line in lines:
    print(repr(line) if not line.startswith("<") and "object at" not in line else "object")
print(pair("", ""), [pair("", 5)], ["%s%s" % ("", "")], ["%s%s" % (4, "")], ["%d%d" % (1, 2)], "%%%s%%" % ("x",))
print(tell(pair, Silent(), 1))
print(tell(counted, float("nan"), 1), tell(counted, 1, float("inf")))

# All values are there before the first is shown; they are shown in order.
log = []


class Logged:
    def __init__(self, name):
        log.append("new " + name)
        self.name = name

    def __str__(self):
        log.append("str " + self.name)
        return self.name

    __int__ = lambda self: log.append("int " + self.name) or 1


print("%s-%d-%s" % (Logged("a"), Logged("b"), Logged("c")), log)
x = 1
print("%s %s %s" % (x, (x := 2), x))
for template, given in [("%s", (1, 2)), ("%s %s", (1,)), ("%s %z", (1, 2)), ("%s %", (1,)), ("%d", ("a",))]:
    print(tell(lambda: template % given))


def literal_errors():
    yield lambda: "%s %s" % (1,)
    yield lambda: "%s %s" % (1, 2, 3)
    yield lambda: "%s %q" % (1, 2)
    yield lambda: "%d and %d" % (1, "b")
    yield lambda: "%d and %d" % (None, 1)
    yield lambda: "%s %s" % (*[1], 2)
    yield lambda: "%5d %s" % (1, 2)


for case in literal_errors():
    print(tell(case))
# By name, of names that are interned and others.
table = {"level": 3, "name": "app", "long name ": None, "é": 1.25, "x": "y"}
table["".join(["made", " up"])] = "made"
for _ in range(100):
    shown = "%(level)d:%(name)s:%(name)5s:%(long name )s:%(é).1f:%(x)s:%(made up)r" % table
print(shown)
print(tell(lambda: "%(missing)s" % table), tell(lambda: "%(name)d" % table), tell(lambda: "%(name)s" % [1]))


class Default(dict):
    def __missing__(self, key):
        return "no " + key


print("%(a)s %(b)s" % Default(a=1))


# By name, of an object's attributes.
class Record:
    def __init__(self, level, message):
        self.level = level
        self.message = message

    def shown(self, template):
        return template % self.__dict__


class Slotted:
    __slots__ = ("level",)


class Own:
    def __getattribute__(self, name):
        return {"level": "own " + name}

    def __setattr__(self, name, value):
        raise AttributeError(name)


class Left:
    def __mod__(self, other):
        return sorted(other), dict(other), len(other)


record = Record(20, "text")
for _ in range(100):
    results = [
        record.shown("%(level)d:%(message)s"),
        record.shown("%(level)5.1f:%(message)r"),
        record.shown("no names"),
        tell(record.shown, "%(other)s"),
        tell(record.shown, "%(level)s %s"),
        record.shown("%s"),
        tell(record.shown, "%s %(level)s"),
        tell(record.shown, b"%(level)s"),
        tell(record.shown, Left()),
        tell(record.shown, 5),
        tell(lambda: "%(level)s" % Slotted().__dict__),
        tell(lambda: "%(level)s" % Own().__dict__),
        tell(lambda: "%(level)s" % (5).__dict__),
        "%(level)s" % Record.__dict__ if hasattr(Record, "level") else "none",
    ]
for result in results:
    print(result)
record.other = "new"
record.__dict__["third key"] = 3
print(record.shown("%(other)s %(third key)s %(level)s"))
del record.level
print(tell(record.shown, "%(level)s"))
record.__dict__ = {"level": "replaced"}
print(record.shown("%(level)s %%"))
