# __repr__, __str__, __format__ and who calls which.


class Both:
    def __repr__(self):
        return "repr!"

    def __str__(self):
        return "str!"


class OnlyRepr:
    def __repr__(self):
        return "only-repr"


class OnlyStr:
    def __str__(self):
        return "only-str"


class Temp:
    def __init__(self, degrees):
        self.degrees = degrees

    def __format__(self, spec):
        if spec == "":
            return f"{self.degrees}C"
        if spec.endswith("F"):
            return format(self.degrees * 9 / 5 + 32, spec[:-1] + "f") + "F"
        return "spec<" + spec + ">"


b, r, s = Both(), OnlyRepr(), OnlyStr()
print(b, r, s, [b, r], (b,), {b: r}, str(b), repr(b))
print(f"{b} {b!r} {b!s} {r} {r!s:>12}|", "%s %r" % (b, b), "{} {!r}".format(b, b))
t = Temp(21.5)
print(f"{t} {t:.1F} {t:>8.2F} {t:anything}", format(t), format(t, "x"), "{0:.0F}".format(t))
print(str(type(b)), repr(int), str(ValueError), type(None), type(print).__name__)
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\tnew\nnul\0\x7f"), repr("é\u200b😀"))
print(str([1, "a", None, True, 2.5, (1,), {}, {"k": [()]}]), repr({1}), set(), frozenset({2}))
print(ascii("é😀"), "é😀", len("é😀"))


class Node:
    def __init__(self, value, children=()):
        self.value = value
        self.children = list(children)

    def __repr__(self):
        if not self.children:
            return f"Node({self.value!r})"
        return f"Node({self.value!r}, {self.children!r})"


print(Node(1, [Node("two"), Node(3.0, [Node(None)])]))
cyclic = [1]
cyclic.append(cyclic)
print(cyclic)
loop = {}
loop["self"] = loop
print(loop)

try:

    class BadRepr:
        def __repr__(self):
            return 5

    repr(BadRepr())
except TypeError as error:
    print("TypeError:", error)
try:
    format(object(), ">10")
except TypeError as error:
    print("TypeError:", error)

size = 0
for i in range(1200):
    size += len(f"{Temp(i)}{Temp(i):.2F}") + len(str(OnlyRepr()))
print(size)
print(..., NotImplemented, None, True)
print(1, "a", sep="", end="!\n")
print(*[1, 2, 3], sep=", ")
print()
print("a", "b", sep="\n", end="")
print(end="\n")
