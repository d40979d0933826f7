# `in` of tuples and lists of characters: strings of one character, of more, of none, beyond ASCII, and other values.
class Same:
    def __eq__(self, other):
        return other == "+"

    def __hash__(self):
        return 1


def operators(text):
    return [c for c in text if c in ("+", "-", "*", "/")]


def others(values):
    return [value in ("a", "b", "c") for value in values], [value not in ["x", "y"] for value in values]


total = 0
for i in range(3000):
    total += len(operators("a+b-c*d/é€+"))
print(total, operators("1 + 2"), operators(["+", "++", "", "-é", "é"]))
for i in range(500):
    found = others(["a", "ab", "", "x", "é", "yy", "y"])
print(found)
for i in range(500):
    mixed = others(["a", 1, None, ("a",), b"a", "c", 2.5])
print(mixed)
print("+" in ("+",), Same() in ("+", "-"), Same() in ("-", "*"), 5 in ("a", 5), "a" in (), "ab" in ("a", "ab"))
