"""__format__, __repr__, __str__, __bytes__ and who calls which."""


class Angle:
    def __init__(self, degrees): self.degrees = degrees

    def __format__(self, spec):
        if spec == "":
            return f"{self.degrees}deg"
        if spec.endswith("r"):
            return format(self.degrees / 180, spec[:-1] or "g") + "pi"
        if spec.endswith("d"):
            return format(int(self.degrees), spec)
        raise ValueError(f"unknown format {spec!r} for Angle")

    def __repr__(self): return f"Angle({self.degrees!r})"


class OnlyRepr:
    def __repr__(self): return "<only\nrepr é>"


class OnlyStr:
    def __str__(self): return "only str"
    __repr__ = None


class Text(str):
    def __str__(self): return "as str"
    def __repr__(self): return "as repr"
    def __format__(self, spec): return f"as format {spec!r}"


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


a = Angle(90)
print(f"{a}|{a:r}|{a:.2fr}|{a:>8d}|{a!r:>12}|{a!s}", format(a), str(a), [a])
print("{0:05d} {0!r} {x:r}".format(a, x=Angle(45)), "%s %r" % (a, a))
print(attempt(lambda: f"{a:zzz}"), attempt(lambda: format(OnlyRepr(), "10")), attempt(lambda: f"{[1]:5}"))
print(f"{OnlyRepr()!s} {OnlyRepr()!r} {OnlyRepr()!a}", ascii("é\u2603\U0001f600"), ascii(OnlyRepr()))
print(str(OnlyStr()), f"{OnlyStr()}", attempt(lambda: repr(OnlyStr())))
t = Text("inner")
print(t, [t], f"{t}", f"{t:>9}", "".join([t]), t + "", t == "inner", len(t))
width, precision, kind = 12, 3, "e"
print(f"{3.14159:{width}.{precision}{kind}}|{'mid':^{width}}|{255:#0{width // 2 + 1}x}|{-5:=+{width // 2}d}|{12345678:_}")
print(f"{a=}", f"{a = !s}", f"{a.degrees + 1 = :>6}", f"{'x' * 3=}", f"{3.0=:.2f}", f"{{}} {{{a}}}")


class Recursive:
    def __init__(self): self.parts = [self]
    def __repr__(self): return f"R({len(self.parts)})"


cycle = [1]
cycle.append(cycle)
table = {"me": None}
table["me"] = table
print(Recursive().parts, cycle, table, (cycle,))
for result in (None, 3, b"x"):
    bad = type("Bad", (), {"__repr__": lambda s: result, "__format__": lambda s, f: result, "__bytes__": lambda s: result})()
    print(attempt(lambda: repr(bad)), attempt(lambda: f"{bad}"), attempt(lambda: bytes(bad)), sep=" / ")


def render(items, turns):
    size = 0
    last = ""
    for i in range(turns):
        item = items[i % len(items)]
        last = f"{item!r}:{item}:{i:03x}:{i / 7:.3f}"
        size += len(last)
        if i == turns // 2:
            Angle.__repr__ = lambda self: "changed"
            Text.__format__ = lambda self, spec: "plain"
    return size, last


print(render([a, OnlyRepr(), t, 1, 2.5, "s", None, [a], {t: a}], 360))
print(render([a], 10), repr(t), f"{t:8}")
