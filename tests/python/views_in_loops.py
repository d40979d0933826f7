# Loops over what shows the keys, values and entries of dicts.
from collections import OrderedDict, defaultdict


def total(table):
    found = 0
    for value in table.values():
        found += value
    for key in table.keys():
        found += len(key)
    for key, value in table.items():
        found += value * len(key)
    return found


def copied(table):
    made = {}
    for key, value in table.items():
        made[key] = value
    return made


def pairs(table):
    return [pair for pair in table.items()]


def rounds(table, count):
    found = 0
    for _ in range(count):
        found += total(table)
    return found


SMALL = {"this": 1, "right": 2}
print(rounds(SMALL, 3000), rounds({}, 300))
for _ in range(1000):
    made = copied(SMALL)
print(made, pairs(SMALL))
print(rounds({"big": 1 << 70}, 300), rounds({"half": 0.5, "x": 2}, 300))


class Counting(dict):
    def values(self):
        return [100]


class Derived(dict):
    pass


for table in (
    OrderedDict(a=1, b=2),
    defaultdict(int, {"k": 4}),
    Counting(a=1),
    Derived(abc=9),
    {"again": 3},
):
    print(rounds(table, 500))


def grows(table):
    seen = 0
    for value in table.values():
        seen += 1
        if value == 2:
            table["new%d" % len(table)] = 5
    return seen


def shrinks(table):
    seen = []
    for key, value in table.items():
        seen.append(key)
        if value == 2:
            del table[key]
    return seen


def caught(function, make, count):
    said = None
    for _ in range(count):
        try:
            said = function(make())
        except RuntimeError as error:
            said = str(error)
    return said


print(caught(grows, lambda: {"a": 1, "b": 1}, 300))
print(caught(grows, lambda: {"a": 1, "b": 2}, 300))
print(caught(grows, lambda: {"a": 2, "b": 1}, 300))
print(caught(shrinks, lambda: {"a": 1, "b": 2}, 300))
print(caught(shrinks, lambda: {"a": 2, "b": 1}, 300))


def with_holes(count):
    table = {n: n * n for n in range(12)}
    for n in range(0, 12, 3):
        del table[n]
    found = 0
    for _ in range(count):
        for key, value in table.items():
            found += key * value
        for value in table.values():
            found -= value
    return found


print(with_holes(500))


def nested(table):
    found = 0
    for left in table.values():
        for right in table.values():
            if right == 3:
                break
            found += left * right
        else:
            found += 1000
    return found


print([nested({"a": 1, "b": 2, "c": n % 4}) for n in range(300)][-4:])


def kept(table):
    view = table.values()
    found = []
    for value in view:
        found.append(value)
    table["z"] = 26
    for value in view:
        found.append(value)
    return found


for _ in range(300):
    shown = kept({"a": 1})
print(shown)


def searched(table, wanted):
    for key, value in table.items():
        if value == wanted:
            return key
    return None


print([searched({"a": 1, "b": 2, "c": 3}, n % 5) for n in range(500)][-5:])


def raising(table):
    try:
        for key, value in table.items():
            found = 10 // value
        return found
    except ZeroDivisionError:
        return key


print([raising({"a": 1, "b": n % 3}) for n in range(400)][-3:])
