# Objects without methods of their own for it are keys by their identity, as long as their classes stay so.


class Plain:
    pass


class Named:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


class Equal(Named):
    def __eq__(self, other):
        return isinstance(other, Named) and self.name == other.name

    __hash__ = object.__hash__


class ByName(Named):
    def __eq__(self, other):
        return getattr(other, "name", other) == self.name

    def __hash__(self):
        return hash(self.name)


class Meta(type):
    def __hash__(cls):
        return 5


class WithMeta(metaclass=Meta):
    pass


def look_up(table, keys, rounds):
    found = 0
    for _ in range(rounds):
        for key in keys:
            if key in table:
                found += table[key]
            found += table.get(key, 100)
    return found


objects = [Plain() for _ in range(10)]
table = {o: i for i, o in enumerate(objects)}
print(look_up(table, objects, 200), look_up(table, [Plain()], 200))
names = [Named(n) for n in "abcdef"]
table = {n: i for i, n in enumerate(names)}
print(look_up(table, names, 200), look_up(table, [Named("a")], 200), look_up(set(), [], 1))
print([n in set(names) for n in names], Named("a") in set(names), len({*names, *names, Named("a")}))
equal = [Equal("a"), Equal("b"), Equal("a")]
table = {n: i for i, n in enumerate(equal)}
print(len(table), look_up(table, equal, 300))
by_name = [ByName("a"), ByName("b"), ByName("a")]
table = {n: i for i, n in enumerate(by_name)}
print(len(table), look_up(table, by_name + ["b", "c"], 300), list(table.values()))
print(look_up({WithMeta: 1, Plain: 2, int: 3}, [WithMeta, Plain, int, str], 300))


def changing(rounds):
    class Later:
        def __init__(self, n):
            self.n = n

    keys = [Later(i % 3) for i in range(6)]
    table = {k: 1 for k in keys}
    result = []
    for i in range(rounds):
        if i == rounds // 2:
            Later.__hash__ = lambda self: self.n
            Later.__eq__ = lambda self, other: self.n == other.n
            table = {k: 2 for k in keys}
        if i == rounds - rounds // 4:
            del Later.__hash__, Later.__eq__
            table = {k: 3 for k in keys}
        found = sum(table[k] for k in keys if k in table)
        if i % (rounds // 8) == 1:
            result.append((len(table), found))
    return result


print(changing(1600))


class Base:
    pass


class Derived(Base):
    pass


derived = [Derived() for _ in range(4)]
table = {d: i for i, d in enumerate(derived)}
print(look_up(table, derived, 300))
Base.__hash__ = lambda self: 1
Base.__eq__ = lambda self, other: True
table = {d: i for i, d in enumerate(derived)}
print(len(table), look_up(table, derived + [Base()], 300))
derived[0].__class__ = Plain
table = {d: i for i, d in enumerate(derived)}
print(len(table), look_up(table, derived, 300))
Plain.__eq__ = lambda self, other: self is other
Plain.__hash__ = None
for action in (lambda: {objects[0]: 1}, lambda: objects[0] in {1: 2}, lambda: {1: 2}.get(objects[0]), lambda: {1}.add(objects[0])):
    try:
        print(action())
    except TypeError as error:
        print(error)


class Counted:
    hashed = 0

    def __hash__(self):
        Counted.hashed += 1
        return object.__hash__(self)


counted = Counted()
print(look_up({counted: 4}, [counted], 500), Counted.hashed)
functions = {len: 1, print: 2, look_up: 3, Plain.__init__: 4, objects.append: 5}
print(look_up(functions, [len, print, look_up, objects.append, sorted], 200))
