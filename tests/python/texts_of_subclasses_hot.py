"""Objects of classes made from `str` as operands of comparisons and as keys, in loops; and what their classes say later."""
from enum import StrEnum


class Symbol(str):
    pass


class Word(Symbol):
    __slots__ = ()


class Backwards(str):
    __eq__ = str.__ne__
    __hash__ = str.__hash__


class Own(Symbol):
    def __eq__(self, other):
        return "own"

    def __lt__(self, other):
        return NotImplemented

    __hash__ = str.__hash__


class Tint(StrEnum):
    RED = "red"
    BLUE = "blue"


def equal(a, b):
    return a == b


def different(a, b):
    return a != b


def below(a, b):
    return a < b


def hot(function, a, b, n=400):
    for _ in range(n):
        result = function(a, b)
    return result


quote, other = Symbol("quote"), Symbol("".join(["qu", "ote"]))
for function in equal, different, below:
    print(function.__name__, end=": ")
    for a, b in ((quote, "quote"), (quote, other), (quote, "if"), (quote, "quoth"), ("quote", quote), (quote, Word("quote")),
                 (Word("a"), Symbol("b")), (Tint.RED, "red"), (Tint.RED, Tint.BLUE), (Symbol("é"), "é"), (Symbol(""), "")):
        print(hot(function, a, b), end=" ")
    print()
print(hot(equal, quote, 3), hot(equal, quote, None), hot(equal, [1], "quote"), hot(different, quote, [quote]))
print(hot(equal, quote, Own("quote")), hot(equal, Own("a"), quote), hot(equal, "quote", Own("x")), hot(below, Own("a"), "b"))
print(hot(equal, Backwards("a"), "a"), hot(equal, "a", Backwards("a")), hot(below, Backwards("a"), "b"))
try:
    hot(below, quote, 3)
except TypeError as error:
    print(error)


def evaluate(x, depth=0):
    op = x[0] if isinstance(x, list) else x
    if op == "quote":
        return x[1]
    if op == "if":
        return evaluate(x[2 if evaluate(x[1]) else 3])
    if op == "begin":
        return [evaluate(e) for e in x[1:]][-1]
    return op


source = [Symbol("begin"), [Symbol("if"), Symbol("x"), [Symbol("quote"), [1, 2]], 3], [[1], 2], [Word("quote"), "end"]]
print([evaluate(source) for _ in range(300)][-1], evaluate([[Symbol("quote")], 5]))

# Keys.
table = {Symbol("a"): 1, "b": 2, Word("c"): 3, Tint.RED: 4}


def look(table, keys, n=300):
    found = 0
    for _ in range(n):
        for key in keys:
            if key in table:
                found += table[key]
    return found


keys = [Symbol("a"), "a", Symbol("b"), Word("b"), Word("c"), "c", "red", Tint.RED, Symbol("d"), 7, (Symbol("a"),)]
print(look(table, keys), len({Symbol("a"), "a", Word("a"), Tint.RED, "red"}), [Symbol("x"), "y"].index(Word("y")))
Late = type("Late", (str,), {})
print(look({"a": 1, "b": 2}, [Late("a"), Late("b"), Late("c")]))
Late.__eq__ = lambda self, other: str.__eq__(self, "b") and other == "a"
Late.__hash__ = lambda self: hash("a")
print(look({"a": 1, "b": 2}, [Late("a"), Late("b"), Late("c")], 10), hot(equal, Late("b"), "a", 10))
del Late.__eq__, Late.__hash__
print(look({"a": 1, "b": 2}, [Late("a"), Late("b"), Late("c")], 10), hot(equal, Late("b"), "a", 10))
