# What kind of character a string of one is, asked again and again; then of strings of other lengths, of characters that are no
# ASCII, and of what is no string.

METHODS = ["isalpha", "isalnum", "isdigit", "isdecimal", "isnumeric", "isspace", "isprintable", "isidentifier", "islower", "isupper"]
scope = {}
for name in METHODS:
    exec(f"def {name}(text):\n    n = 0\n    for c in text:\n        if c.{name}():\n            n += 1\n    return n\n"
         f"def one_{name}(c):\n    return c.{name}()", scope)

ascii = "".join(chr(code) for code in range(128))
others = "\x80\x85\xa0\xb2\xbd\xe9\xdf\u0130\u01c5\u0660\u2003\u2028\u3007\u4e2d\uff11\U0001d7ce\U0001f600"
for name in METHODS:
    count, one = scope[name], scope["one_" + name]
    for _ in range(30):
        count(ascii)
    kinds = "".join("1" if one(c) else "." for c in ascii)
    print(name, count(ascii), kinds)
    print("  ", count(others), "".join("1" if one(c) is True else "." for c in others), [one(t) for t in ("", "ab", "a1", "12", "  ", "A", "\xe9\xe9", "_x")])
    print("  ", count(ascii + others), one(ascii[65]), count(ascii))
    for wrong in (1, None, b"a", ["a"]):
        try:
            print("  ", one(wrong))
        except AttributeError as problem:
            print("  ", problem)


class Text(str):
    def isalpha(self):
        return "mine"


def ask(c):
    return c.isalpha()


for _ in range(500):
    ask("a"), ask("1")
print(ask(Text("a")), ask("a"), str.isalpha(Text("ab")), ask(Text("1")))


def tokens(text):
    found, i = [], 0
    while i < len(text):
        c = text[i]
        start = i
        if c.isspace():
            i += 1
            continue
        if c.isalpha() or c == "_":
            while i < len(text) and (text[i].isalnum() or text[i] == "_"):
                i += 1
        elif c.isdigit():
            while i < len(text) and text[i].isdigit():
                i += 1
        else:
            i += 1
        found.append(text[start:i])
    return found


for _ in range(60):
    tokens("let x_1 = (foo + 42) * b9\n")
print(tokens("let x_1 = (foo + 42) * b9\n"), tokens("caf\xe9 = \u0663 + n\xb2\u2003end"))
