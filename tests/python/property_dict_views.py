# obj.__dict__ used at once: read, written, deleted, searched and updated where it is asked for.
class Point:
    def __init__(self):
        self.x, self.y, self.z = 1, 2.5, "three"


class Stored:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.name, 0)

    def __set__(self, obj, value):
        obj.__dict__[self.name] = value

    def __delete__(self, obj):
        del obj.__dict__[self.name]


class Account:
    balance = Stored()
    owner = Stored()


class Slots:
    __slots__ = ("a",)


class Hooked:
    def __init__(self):
        self.a = 1

    def __getattribute__(self, name):
        if name == "__dict__":
            return {"hooked": 7}
        return object.__getattribute__(self, name)


class Own:
    __dict__ = {"own": 8}


class Property:
    @property
    def __dict__(self):
        return {"property": 9}


p = Point()
print(p.__dict__["x"], p.__dict__["y"], p.__dict__.get("z"), p.__dict__.get("w"), p.__dict__.get("w", 4), "x" in p.__dict__, "w" not in p.__dict__)
p.__dict__["x"] += 10
p.__dict__["w"] = [1]
p.__dict__["w"] += [2]
print(p.x, p.w, vars(p), len(p.__dict__), list(p.__dict__), p.__dict__)
del p.__dict__["y"]
print(p.__dict__.pop("z"), p.__dict__.pop("none", None), p.__dict__.setdefault("x", 0), p.__dict__.setdefault("n", 5), hasattr(p, "y"))
p.__dict__.update(a=1, b=2)
p.__dict__.update({"c": 3})
p.__dict__ |= {"d": 4}
print(list(p.__dict__.keys()), list(p.__dict__.values()), p.__dict__.items(), p.__dict__.copy(), p.__dict__ == vars(p))
for wrong in (lambda: p.__dict__["none"], lambda: p.__dict__.pop("none"), lambda: Slots().__dict__["a"], lambda: (5).__dict__.get("a")):
    try:
        print(wrong())
    except (KeyError, AttributeError) as error:
        print(type(error).__name__, error)
try:
    del p.__dict__["none"]
except KeyError as error:
    print(repr(error))
p.__dict__.clear()
print(p.__dict__, p.__dict__.get("x"))
print(Hooked().__dict__["hooked"], "a" in Hooked().__dict__, Hooked().__dict__.get("a"), Own().__dict__["own"], Property().__dict__["property"])
print(Point.__dict__["__init__"] is Point.__init__, "__init__" in Point.__dict__, Point.__dict__.get("nothing"))


def where(name):
    print("key", name)
    return name


def what(obj):
    print("object")
    return obj


p.k = 1
print(what(p).__dict__[where("k")])
what(p).__dict__[where("k")] = print("value") or 2
print(p.k)


def run(n):
    account = Account()
    for i in range(n):
        account.balance = account.balance + 1
        account.owner = account.__dict__.get("owner", "") + "x" if i % 500 == 0 else account.__dict__["owner"]
    del account.balance
    return account.balance, account.owner, account.__dict__


print(run(3000))

error = ValueError("text")
error.note = 1
print(error.__dict__, error.__dict__["note"], "note" in error.__dict__)


def function():
    pass


function.mark = 3
print(function.__dict__["mark"], function.__dict__.get("other"))


class Many(dict):
    pass


many = Many(a=1)
many.attribute = 2
print(many.__dict__["attribute"], many.__dict__.get("a"), many)
