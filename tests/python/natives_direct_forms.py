# Natives that take short ways for what is usual, beside what they must not take for usual.
from collections import OrderedDict, deque
import functools

nan, inf = float("nan"), float("inf")
for values in ([3, 1, 2], [], [5], [2, True, 1, False], [1.5, -0.0, 0.0, inf, -inf], [nan, 1.0, 2.0], [1, 2.0, 0], ["b", "", "ab", "é", "a"],
               ["same-start-1", "same-start-10", "same-start-0"], [(2, "b"), (1, "z"), (2, "a")], [10**30, 1, -10**30], list(range(30, 0, -1))):
    copy = list(values)
    copy.sort()
    again = list(values)
    again.sort(reverse=True)
    print(copy, again, sorted(values, key=lambda v: 0), sorted(values, key=str, reverse=True))
    if values:
        print(min(values), max(values), min(values, key=lambda v: 0), max(tuple(values)))
for wrong in (lambda: max([]), lambda: min(()), lambda: max(), lambda: max([1, "a"]), lambda: min([1.0, None]), lambda: max(1, default=2),
              lambda: max([1], other=2), lambda: max(1, 2, default=3), lambda: sorted([1, "a"]), lambda: [3, 1].sort(1)):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(max([], default=7), max([1, 2.5, True]), min(0.0, -0.0), max([0.0, -0.0]), min([3, 1, 2], key=None))


@functools.total_ordering
class Item:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return self.value == other.value if isinstance(other, Item) else NotImplemented

    def __lt__(self, other):
        return self.value < other.value if isinstance(other, Item) else NotImplemented

    def __hash__(self):
        return hash(self.value)

    def __repr__(self):
        return f"I{self.value}"


class Shy:
    def __lt__(self, other):
        return NotImplemented

    def __gt__(self, other):
        return True

    def __eq__(self, other):
        return NotImplemented


def objects(rounds):
    items = [Item(i * 7 % 11) for i in range(11)]
    total = 0
    for _ in range(rounds):
        total += sorted(items)[3].value + min(items).value + max(items).value + items.index(Item(4)) + items.count(Item(5))
        total += (Item(3) in items) + (Item(3) in {Item(3): 1}) + (items[0] == 5) + (items[0] != 5) + len({*items, *items})
    return total


print(objects(60), sorted([Item(2), Item(1)]), Shy() < Shy(), [Shy(), 1].index(1))
try:
    sorted([Item(1), 2])
except TypeError as error:
    print(error)
try:
    print([Shy() <= Shy()])
except TypeError as error:
    print(error)

# Lists of what is no list.
d = {i: str(i) for i in range(12)}
print(list(d), list(d.items())[:3], list(d.values())[-2:], sorted(d, reverse=True)[:3], tuple(d.keys())[:2], [*d.items()][:1])
print(list({3, 1, 2}), list(frozenset("a")), list("aéb"), list(""), sorted({"b": 1, "a": 2}.items()), list({}), [*"xy", *{}])


class Own(dict):
    def __iter__(self):
        return iter(["own"])


class Letters(str):
    def __iter__(self):
        return iter([1, 2])


print(list(Own(a=1)), list(Own(a=1).keys()), list(Own(a=1).items()), list(Letters("ab")), sorted(Own()))
for make in (lambda v: v, iter, reversed):
    grown = dict(d)
    try:
        for key in make(grown):
            grown[key + 100] = 1
    except RuntimeError as error:
        print(error)
l = [1]
l.extend(d.values())
l.extend("ab")
l += {9: 1}
print(l)

# Texts.
print("-".join(["a", "b", "é"]), "".join(["x"] * 5), ", ".join(()), "".join(["", ""]), repr("ab".join(["", ""])), "é".join("abc"))
for wrong in (["a", 1], [1], ("a", None)):
    try:
        print(",".join(wrong))
    except TypeError as error:
        print(error)
print("ab" * 3, "é" * 3, "" * 5, "a" * 0, "abc" * -1, len("ab" * 200), ("xy" * 100)[-3:], "🙂a" * 2, "a" * 1)
for n in (0, 5, -5, 123456, -123456, 255, 10**20, True):
    print([format(n, spec) for spec in ("", "d", "5", "05", "5d", "05d", "012", "x", "4x", "08x", "02x", "1", "99")])
    print([format(n, spec) for spec in ("<5", "+5", ",", "_d", "X", "#x", "^9", "5b", "o", " d")])
for spec in ("0", "00", "00d", "010", "0x", "005"):
    print(repr(format(42, spec)), repr(format(-42, spec)))
print(b"ab" + b"cd", b"" + b"x", len(b"a" * 200 + b"b" * 100), bytearray(b"a") + b"b", b"a" + bytearray(b"b"))
print("abc".startswith(("x", "a")), "abc".endswith(("c",)), "abc".startswith(()), "abc".startswith("b", 1), "abc".endswith("b", 0, 2))

# Dicts and sets.
o = OrderedDict((i, i * i) for i in range(5))
for key in (0, 4, 2, 2):
    o.move_to_end(key)
    print(list(o))
o.move_to_end(4, last=False)
print(list(o), o.popitem(last=False), o.popitem(), len(o), bool(o), 3 in o, 9 in o)
try:
    o.move_to_end("no")
except KeyError as error:
    print(repr(error))
for size in (3, 9, 40, 200):
    whole = {i: -i for i in range(size)}
    copies = [whole.copy(), dict(whole), {**whole}]
    for copy in copies:
        copy[size] = 1
        del copy[0]
        copy.pop(size // 2)
    removed = copies[0].copy()
    removed["new"] = 0
    print(size, len(whole), whole[size - 1], [len(copy) for copy in copies], list(removed)[-2:], 0 in removed, size in removed, copies[0] == copies[1])
shrunk = dict.fromkeys(range(1000))
for i in range(999, 20, -1):
    del shrunk[i]
copy = shrunk.copy()
copy[5000] = 1
print(list(copy)[:3], len(copy), 5000 in copy, 20 in copy, 21 in copy)


class Sized(list):
    pass


class Long(list):
    def __len__(self):
        return 77


def lengths(objects, rounds):
    return sum(len(o) + bool(o) for _ in range(rounds) for o in objects)


print(lengths([Sized("ab"), Sized(), Long(), OrderedDict(a=1), deque([1, 2]), "abc", Letters("abcd"), {1}], 300))
s = {1, 2}
for wrong in (lambda: frozenset.copy({1}), lambda: set.add(frozenset(), 1), lambda: set.union([1]), lambda: set.discard(), lambda: [] in s,
              lambda: s.add([]), lambda: set.copy(frozenset([1]))):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
print({1} in s, frozenset([1]) in {frozenset([1])}, {1} in {frozenset([1])}, s.discard({3}), (1, 2) in {(1, 2)}, "a" in {"a"}, 2.0 in s)
