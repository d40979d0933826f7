# Strings and the digits of numbers, added.

class Loud(str):
    def __add__(self, other):
        return Loud(str(self) + "+" + other.upper())
    def __radd__(self, other):
        return "r" + other + str(self)

def pair(a, b):
    return a + b

def numbered(name, n):
    return name + str(n)

def before(n, name):
    return str(n) + name

def numbers(a, b):
    return str(a) + str(b)

def kept(n):
    text = str(n)
    return text + "!" + text, text

def unused(n):
    str(n)
    return n

def grown(parts, count):
    text = ""
    for i in range(count):
        text += parts[i % len(parts)]
        text += str(i)
    return text

def caught(a, b):
    try:
        return a + b
    except TypeError as e:
        return str(e)

def formatted(a, b):
    return f"{a}{b}", f"{a}:{b}", f"{b}"

for _ in range(80):
    found = [pair("ab", "cd"), numbered("n", 12), numbered("", 7), before(-5, "x"), numbers(10, -20), kept(123456789), unused(5)]
    found += [len(grown(["a", "bc", ""], 30)), caught("x", "y"), formatted("k", 5)]
print(found)
# Others than those that were met.
print(pair("é", "b"), pair("a", "日本"), pair("😀", "é"), pair("", ""), pair("a", ""), pair("", "b"))
print(pair(Loud("a"), "b"), pair("a", Loud("b")), pair(1, 2), pair([1], [2]), pair(1.5, 2))
print(numbered("é", 12), numbered("日", -7), numbered(Loud("x"), 1), before(3, "é"), before(3, Loud("y")))
print(numbered("b", 2 ** 70), numbered("f", 1.5), numbered("n", None), numbered("t", True), numbers(2 ** 61, -2 ** 62), numbers(2 ** 60, -2 ** 60))
print(kept(2 ** 64), kept(True), kept("s"), unused("s"))
print(caught("x", 1), caught(1, "y"), caught("x", b"y"), caught("x", None))
print(formatted("é", 5), formatted(1, 2), formatted("a", "b"), formatted(None, 1.5), formatted(2 ** 70, True))
text = grown(["long " * 20, "日本", "x"], 200)
print(len(text), text[-30:], text[190:240])
a = "x" * 300
b = a + "y"
c = a + "z"
d = b + str(5)
e = b + str(6)
print(len(b), b[-2:], c[-2:], d[-3:], e[-3:], a == "x" * 300)
print(numbers(0, 0), pair("a", "b") == "ab", {pair("k", "1"): 1}["k1"])
for _ in range(80):
    found = [pair("ab", "cd"), numbered("n", 12), before(-5, "x"), numbers(10, -20), caught("x", "y"), caught("x", 1)]
print(found)
