"""Methods of builtin types called on objects of classes made from them, and dicts of attributes."""
from collections.abc import Sequence


class A(int):
    def __repr__(self):
        return f"A({int.__repr__(self)})"


class B(int):
    def __format__(self, spec):
        return "F" + int.__format__(self, spec)


class T(tuple):
    def __repr__(self):
        return f"T{tuple.__repr__(self)}"


print(repr(A(3)), f"{B(5):3}", repr(T((1, 2))), repr(T()), int.__repr__(True))


class Endless(Sequence):
    def __getitem__(self, i):
        return i

    def __len__(self):
        return 42


match Endless():
    case [x, *_, y]:
        print(x, y)


def cycle():
    try:
        raise ValueError("a")
    except Exception as a:
        try:
            raise TypeError("b")
        except Exception as b:
            a.__context__ = b
            try:
                raise KeyError("c")
            except Exception as c:
                print(repr(c.__context__))


cycle()
try:
    2.0**10000
except OverflowError as e:
    print(repr(e), e.args)
try:
    bluch
except NameError as e:
    print(e.name, e)


def unbound():
    print(later)
    later = 1


try:
    unbound()
except UnboundLocalError as e:
    print(e.name, e)


class Described:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner=None):
        return obj.__dict__[self.name]

    def __set__(self, obj, value):
        obj.__dict__[self.name] = value


class Counted:
    x = Described()
    y = Described()


e = Counted()
e.x, e.y = 1, 2
for i in range(1000):
    e.x = e.x + e.y
d = e.__dict__
print(e.x, d, "x" in d, "z" in d, d.get("z"), d.get("z", 5), d.get("y"), len(d), sorted(d))
try:
    d["z"]
except KeyError as error:
    print("KeyError", error)
try:
    d[5]
except KeyError as error:
    print("KeyError", error)
d["new"] = 7
print(e.new, vars(e) == {"x": 2001, "y": 2, "new": 7}, dict(d), {**d})
del e.new
print("new" in d, d.get("new"), dict(vars(e)))
for i in range(200):
    globals()[f"g{i}"] = i
print(g7 + globals()["g9"], "g10" in globals(), ".module" in globals(), globals().get("nothing"), sum(globals()[f"g{i}"] for i in range(200)))
print(bytes(range(250, 256)).hex(), b"abc".hex("-"), b"abcde".hex(":", 2))
