# Classes made from the type of modules; eval with names of its own; functions of the library as attributes of classes.
import functools
import heapq
import operator
import sys
import types
import weakref
from collections import Counter, deque


def attempt(work, *arguments):
    try:
        print(work(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


class Lazy(types.ModuleType):
    @property
    def answer(self):
        return 42

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return "lazy " + name


made = Lazy("made", "text")
sys.modules["made"] = made
import made as again
from made import thing

print(made.answer, made.abc, again is made, thing, made.__name__, made.__doc__, isinstance(made, types.ModuleType))
made.own = 5
print(made.own, "own" in vars(made), repr(made))
del made.own
print(made.own)
print(sum(made.answer for _ in range(2000)))


class Silent(types.ModuleType):
    def __init__(self):
        pass


silent = Silent()
silent.x = 1
print(silent.x)

for text in ("len('ab')", "sum"):
    for names in ({"__builtins__": {}}, {"__builtins__": {"len": lambda x: 42}}):
        attempt(eval, text, names)


def here(a, b):
    c = 5
    return eval("a + b + c", None, None), eval("c", None), eval("c", {"c": 7}, None)


print(here(1, 2))


def declares():
    z = 1
    exec("z = 2\ndef set_it():\n    global z\n    z = 3 * z\nset_it()\n")
    return z


print(declares(), z)
print(__builtins__.len([1]), type(__builtins__).__name__)


class Holds:
    pop = heapq.heappop
    op = operator.add
    red = functools.reduce


print(Holds().pop([1, 2]), Holds().op(1, 2), Holds().red(operator.add, [1, 2, 3]), operator.add)

rounds = deque(range(3000))
while len(rounds) > 1:
    rounds.rotate(-2)
    rounds.popleft()
print(rounds)
turned = deque("abcdefgh", maxlen=8)
for step in (1, -1, 3, -3, 5, 0, 8, 19, -27):
    turned.rotate(step)
    print("".join(turned), end=" ")
print()
print(Counter(a=2, b=None), Counter({"x": 1.5}), Counter(iterable=3))


def capture(*args, **keywords):
    return tuple("self" if isinstance(a, P) else a for a in args), keywords


class P:
    positional = functools.partialmethod(capture, 1)
    both = functools.partialmethod(capture, 3, b=4)
    nested = functools.partialmethod(positional, 5)
    static = functools.partialmethod(staticmethod(capture), 8)


for name in ("positional", "both", "nested", "static"):
    print(name, getattr(P(), name)(5, c=6))
attempt(functools.partialmethod, None)


class Part(functools.partial):
    pass


print(functools.partial(len, "a"), Part(len, 1))
namespace = types.SimpleNamespace(a=1)
namespace.me = namespace
print(namespace)


class No:
    __slots__ = ()


class Yes:
    __slots__ = ("a", "__weakref__")


for one in (No(), Yes(), object(), 5, [], set()):
    attempt(lambda: type(weakref.ref(one)).__name__)
frozen = [frozenset(range(i, i + 20)) for i in range(50)]
counts = dict.fromkeys(frozen, 0)
for _ in range(100):
    for key in frozen:
        counts[key] += 1
print(set(counts.values()), hash(frozenset([1, 2])), hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
