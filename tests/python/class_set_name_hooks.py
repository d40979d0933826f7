"""__set_name__, __init_subclass__ and __class_getitem__: order, arguments, errors."""

log = []


class Field:
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        log.append(f"set {owner.__name__}.{name}")
        self.name = name
        owner.fields = {**getattr(owner, "fields", {}), name: self}

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, self.default)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} wants {self.kind.__name__}, got {type(value).__name__}")
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        if self.name not in instance.__dict__:
            raise AttributeError(f"{self.name} was not set")
        del instance.__dict__[self.name]


class Model:
    def __init_subclass__(cls, /, table=None, **rest):
        log.append(f"init {cls.__name__} {table} {sorted(rest)}")
        super().__init_subclass__(**rest)
        cls.table = table or cls.__name__.lower()

    def __class_getitem__(cls, key):
        return f"{cls.__name__}[{key!r}]"

    def __init__(self, **values):
        for key, value in values.items():
            setattr(self, key, value)


class Point(Model, table="points"):
    x = Field(int, 0)
    y = Field(int, 0)


class Named(Point):
    name = Field(str, "?")


print(*log, sep="\n")
print(list(Named.fields), list(Point.fields), Named.table, Point.table)
print(Named[1, 2], Point["k"], Model[()], Named.x is Point.x)
try:
    class Bad(Model, colour="red"):
        pass
except TypeError as error:
    print(error)
try:
    Point(x="three")
except TypeError as error:
    print(error)
point = Named(x=4, name="p")
print(point.x, point.y, point.name, vars(point))
del point.x
try:
    del point.x
except AttributeError as error:
    print(error, point.x)


def churn(count):
    total = 0
    wrong = 0
    p = Named()
    for i in range(count):
        try:
            p.x = i if i % 7 else "seven"
        except TypeError:
            wrong += 1
            p.y = wrong
        total += p.x + p.y
    return total, wrong, vars(p)


print(churn(400))


class Loud:
    def __set_name__(self, owner, name):
        raise ValueError("no " + name)


try:
    class Broken:
        value = Loud()
except ValueError as error:
    print(type(error).__name__, error)
late = Field(int, 9)
Point.late = late
print(hasattr(late, "name"), "late" in Point.fields)
late.__set_name__(Point, "late")
print(Point().late, list(Point.fields), log[-1])
