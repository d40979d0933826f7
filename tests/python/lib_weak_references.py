# References that do not keep alive: cleared by a collection, with callbacks, in containers.
import gc
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def hello(self):
        return f"I am {self.name}"


def scenario():
    log = []
    thing = Thing("one")
    ref = weakref.ref(thing, lambda r: log.append("gone"))
    values = weakref.WeakValueDictionary(a=thing)
    keys = weakref.WeakKeyDictionary({thing: 1})
    things = weakref.WeakSet([thing])
    method = weakref.WeakMethod(thing.hello)
    stands = weakref.proxy(thing)
    done = weakref.finalize(thing, log.append, "final")
    print(ref() is thing, values["a"].name, keys[thing], thing in things, method()(), stands.name, stands.hello())
    print(len(values), len(keys), len(things), done.alive, list(values.items())[0][0], [k.name for k in keys])
    stands.name = "two"
    print(thing.name, ref == weakref.ref(thing), hash(ref) == hash(thing), ref in {ref})
    return log, ref, values, keys, things, method, stands, done


def deeper(n):
    return 0 if n == 0 else 1 + deeper(n - 1)


log, ref, values, keys, things, method, stands, done = scenario()
deeper(60)
gc.collect()
print(ref(), len(values), len(keys), len(things), method(), done.alive, sorted(log))
print("a" in values, values.get("a", "none"), list(things))
try:
    stands.name
except ReferenceError as error:
    print(error)
for bad in (1, "s", (), [], None):
    try:
        weakref.ref(bad)
    except TypeError as error:
        print(error)
keep = Thing("kept")
ref = weakref.ref(keep)
gc.collect()
print(ref().name, ref() is keep, weakref.ref(len)() is len, weakref.ref({1}.__class__)() is set)


class Tree:
    def __init__(self, parent=None):
        self.parent = parent and weakref.ref(parent)
        self.children = []

    def add(self):
        self.children.append(Tree(self))
        return self.children[-1]


tree = Tree()
leaf = tree.add().add()
print(leaf.parent().parent() is tree, tree.parent, gc.isenabled(), isinstance(gc.collect(), int))
