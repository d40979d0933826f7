# hasattr and getattr with a default: what was found for objects of a shape holds until classes or objects change.
class Plain:
    kind = "plain"

    def __init__(self, x):
        self.x = x

    def method(self):
        return self.x

    @property
    def double(self):
        return self.x * 2

    @property
    def broken(self):
        raise AttributeError("broken")


class Derived(Plain):
    pass


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 1


class Made:
    def __getattr__(self, name):
        if name.startswith("made_"):
            return name
        raise AttributeError(name)


class Text(str):
    pass


def has(objects, name, turns=50):
    found = 0
    for turn in range(turns):
        for o in objects:
            found += hasattr(o, name)
    return found / turns


def get(objects, name, turns=50):
    values = None
    for turn in range(turns):
        values = [getattr(o, name, "none") for o in objects]
    return [v() if callable(v) else v for v in values]


plain, derived, floating = Plain(1), Derived(2), Plain(1.5)
both = [plain, derived, floating]
print(has(both, "x"), has(both, "late"), has(both, "method"), has(both, "double"), has(both, "broken"))
print(get(both, "x"), get(both, "kind"), get(both, "method"), get(both, "double"), get(both, "broken"), get(both, "late"))

# An object gets it, then its class, then one behind that.
plain.late = "own"
print(has(both, "late"), get(both, "late"))
Derived.late = "derived"
print(has(both, "late"), get(both, "late"))
Plain.late = lambda self: "plain"
print(has(both, "late"), get(both, "late"))
del plain.late, Derived.late
print(get(both, "late"))
del Plain.late
print(has(both, "late"), get(both, "late"))

# Other ways to get one.
plain.__dict__["late"] = 3
derived.__dict__ = {"late": 4, "x": 5}
print(has(both, "late"), get(both, "late"), get(both, "x"))
del derived.__dict__["late"]
print(has(both, "late"), get([derived], "late"))
derived.__dict__["late"] = 6
print(has(both, "late"))
Plain.__getattr__ = lambda self, name: "made of " + name
print(has(both, "later"), get(both, "later"))
del Plain.__getattr__
print(has(both, "later"), get(both, "later"))
Plain.__getattribute__ = lambda self, name: 9
print(get(both, "later"))
del Plain.__getattribute__
print(get(both, "later"))


class Other:
    later = "other"


floating.__class__ = Other
print(has(both, "later"), get(both, "later"))
Derived.__bases__ = (Plain, Other)
print(has([derived], "later"), get([derived], "later"))

slotted = Slotted()
print(has([slotted], "a"), has([slotted], "b"), has([slotted], "c"))
slotted.b = 2
print(has([slotted], "b"))
del slotted.a
print(has([slotted], "a"), getattr(slotted, "a", None))
print(has([Made()], "made_up"), has([Made()], "other"), has([Text("a")], "upper"), has([Text("a")], "nothing"))

# Modules, classes, functions and values without properties of their own.
import types

module = types.ModuleType("module")
print(has([module], "late"), has([Plain], "late"), has([has], "late"), has([1, 1.5, "a", None, [], {}], "late"))
module.late = Plain.late = has.late = 1
print(has([module], "late"), has([Plain], "late"), has([has], "late"), has([1, 1.5, "a", None, [], {}], "__len__"))
del module.late, has.late
print(has([module], "late"), get([module], "late"), has([has], "late"))
try:
    print(getattr(module, "late"))
except AttributeError as error:
    print(error)
module.late = len
print(has([module], "late"), getattr(module, "late")([1, 2]))


class Error(Exception):
    pass


error = Error(1)
print(has([error], "args"), has([error], "code"))
error.code = 5
print(has([error], "code"), get([error, Error()], "code"))


def visit(nodes):
    names = []
    for node in nodes:
        visitor = getattr(Visitor, "visit_" + type(node).__name__, Visitor.generic)
        names.append(visitor(node))
    return names


class Visitor:
    def generic(node):
        return "generic"

    def visit_int(node):
        return "int"

    def visit_str(node):
        return "str"


print([visit([1, "a", 1.5]) for _ in range(40)][-1])
Visitor.visit_float = lambda node: "float"
print(visit([1, "a", 1.5]))
