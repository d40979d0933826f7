# Keys of classes made from str, and containers made from dict.
import enum

class Symbol(str):
    pass

class Shout(str):
    def __eq__(self, other):
        return str(self).upper() == str(other).upper()
    def __hash__(self):
        return hash(str(self).upper())

class Odd(str):
    def __hash__(self):
        return 7

class Color(enum.StrEnum):
    RED = "red"
    BLUE = "blue"

class Env(dict):
    def __init__(self, items=(), outer=None):
        self.update(items)
        self.outer = outer

class Picky(dict):
    def __contains__(self, key):
        return key != "no" and super().__contains__(key)

class Bag:
    def __init__(self, *items):
        self.items = items
    def __contains__(self, item):
        return item in self.items

def has(container, key):
    return key in container

def lacks(container, key):
    return key not in container

def find(env, name):
    while env is not None:
        if name in env:
            return env[name]
        env = env.outer
    return None

def attempt(f, *args):
    try:
        return f(*args)
    except TypeError as e:
        return str(e)

outer = Env({Symbol("a"): 1, "b": 2})
inner = Env([(Symbol("c"), 3), ("d", 4)], outer)
for _ in range(60):
    found = [find(inner, Symbol(name)) for name in "abcdx"] + [find(inner, name) for name in "abcdx"]
    found += [has(inner, Symbol("c")), lacks(inner, "c"), has(outer, 5)]
print(found)
# Other containers and keys at the same places.
picky, bag = Picky(yes=1, no=2), Bag(1, Symbol("a"))
print([has(c, k) for c in (picky, bag, {"a": 1}, {"a", 5}, ["a"], ("a",), "abc") for k in ("a", Symbol("a"), "no", Symbol("yes"))])
print(attempt(has, picky, []), attempt(has, inner, []), attempt(has, {}, {}), attempt(has, 5, 5), attempt(has, inner, (1, [])))
print(has(inner, Shout("C")), has(inner, Shout("c")), has(inner, Odd("c")), has({Odd("c"): 1}, "c"), has({Odd("c"): 1}, Odd("c")))
print(has({Shout("k"): 1}, "K"), has({"K": 1}, Shout("k")), {Shout("k"): 1}.get(Shout("K")))
print({Color.RED: 1}["red"], {"blue": 2}[Color.BLUE], has({Color.RED}, "red"), has(Env({"red": 1}), Color.RED))
d = {Symbol("x"): 1, "y": 2}
d["x"] += 10
d[Symbol("y")] += 20
print(d, [type(k).__name__ for k in d], {Symbol("q"), "q", Symbol("q")}, len({Symbol("q"), "q"}))
# Classes that change.
for _ in range(60):
    found = [has(inner, Symbol("c")), find(inner, Symbol("a"))]
Symbol.__hash__ = lambda self: 1
print(has(inner, Symbol("c")), has({Symbol("c"): 1}, Symbol("c")))
del Symbol.__hash__
print(has(inner, Symbol("c")), has({Symbol("c"): 1}, "c"))
Symbol.__eq__ = lambda self, other: False
Symbol.__hash__ = str.__hash__
print(has(inner, Symbol("c")), has({"c": 1}, Symbol("c")))
del Symbol.__eq__
print(has(inner, Symbol("c")), find(inner, Symbol("a")))
Env.__contains__ = lambda self, key: True
print(has(inner, Symbol("zzz")), has(inner, "c"))
del Env.__contains__
print(has(inner, Symbol("zzz")), has(inner, "c"))
for _ in range(60):
    found = [has(c, k) for c in (picky, bag, inner, {"a": 1}) for k in ("a", Symbol("a"), "no", Symbol("yes"), 1, 2.0)]
print(found)
