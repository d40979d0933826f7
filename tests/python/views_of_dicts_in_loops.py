"""Views of dicts that are made and gone through in loops: of dicts, of classes made from dict, with changes on the way."""
from collections import Counter, OrderedDict, defaultdict


class Own(dict):
    def items(self):
        return [("own", 1)]


class Plain(dict):
    pass


def total(table):
    found = 0
    for _ in range(100):
        for key, value in table.items():
            found += value
        for value in table.values():
            found += value * 10
        for key in table.keys():
            found += len(key) * 100
    return found


for kind in dict, Own, Plain, OrderedDict, Counter, lambda pairs: defaultdict(int, pairs):
    print(total(kind({"a": 1, "bc": 2})), total(kind({})))

views = [{1: 2}.items(), {1: 2}.keys(), {1: 2}.values()]
for view in views:
    iterator = iter(view)
    print(view, type(iterator).__name__, list(iterator), list(iterator), len(view), list(reversed(view)))
table = {"a": 1}
items, iterator = table.items(), iter(table.items())
table["b"] = 2
print(list(items))
try:
    next(iterator)
except RuntimeError as error:
    print(error)
for wrong in (dict.items, dict.keys, dict.values):
    for arguments in ([3], [{}, 1], []):
        try:
            wrong(*arguments)
        except TypeError as error:
            print(error)
for base in map(type, views):
    try:
        type("Sub", (base,), {})
    except TypeError as error:
        print(error)
print(sum(hash((i, (i, "x"))) == hash((i, (i, "x"))) for i in range(50)), (1, (2, 3)) == (1, (2, 3)), (1, (2, 3)) == (1, (2, 4)), (1, 2.0) == (1.0, 2))
