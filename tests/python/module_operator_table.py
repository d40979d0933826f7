"""operator: every function against its sign, getters and callers, in-place forms, errors."""
import operator as op

pairs = [("add", "+"), ("sub", "-"), ("mul", "*"), ("truediv", "/"), ("floordiv", "//"), ("mod", "%"), ("pow", "**"),
         ("lshift", "<<"), ("rshift", ">>"), ("and_", "&"), ("or_", "|"), ("xor", "^"), ("lt", "<"), ("le", "<="),
         ("eq", "=="), ("ne", "!="), ("gt", ">"), ("ge", ">="), ("is_", "is"), ("is_not", "is not"), ("contains", None)]
values = [(7, 3), (-7, 2), (7.5, -2), (True, 2), ("ab", "b"), ([1], [2]), ({1, 2}, {2}), ((1,), 2), (2**70, 3), (1j, 2), (None, None), (3, 0)]


def run(f, a, b):
    try:
        return repr(f(a, b))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


differing = 0
for name, sign in pairs:
    f = getattr(op, name)
    results = [run(f, a, b) for a, b in values]
    if sign and name != "concat":
        by_sign = [run(eval(f"lambda a, b: a {sign} b"), a, b) for a, b in values]
        differing += results != by_sign
    print(name, results[0], results[2], results[5], results[11])
print("differing", differing)
for name in ("neg", "pos", "not_", "truth"):
    f = getattr(op, name)
    print(name, [run(lambda a, b: f(a), a, None) for a in (5, -2.5, True, "s", None, 10**20, 1j)])
l = same = [1, 2]
l = op.iadd(l, [3]); l = op.imul(l, 2)
print(l, l is same, op.iadd(1, 2), op.ior({1}, {2}), op.ipow(2, 5), op.iconcat([1], (2,)), op.ifloordiv(7, 2))
op.setitem(l, slice(0, 2), ["x"]); op.delitem(l, -1)
print(l, op.getitem(l, 0), op.getitem("abc", slice(1, 3)), op.countOf([1, 2, 1.0, True], 1), op.indexOf("hello", "l"), run(op.indexOf, [], 3))


class Rec:
    def __init__(self, **k): self.__dict__.update(k)
    def greet(self, who, mark="!"): return f"{self.name} to {who}{mark}"


r = Rec(name="r", inner=Rec(name="in", deep=Rec(v=[1, 2])))
print(op.attrgetter("name")(r), op.attrgetter("inner.deep.v", "inner.name")(r), run(lambda a, b: op.attrgetter("inner.none")(r), 0, 0))
print(op.itemgetter(1)("abc"), op.itemgetter(0, -1, slice(1, 3))("abcd"), run(lambda a, b: op.itemgetter("k")({}), 0, 0), run(lambda a, b: op.attrgetter(3), 0, 0))
print(op.methodcaller("greet", "you")(r), op.methodcaller("greet", who="x", mark="?")(r), op.methodcaller("split", ",")("a,b"), run(lambda a, b: op.methodcaller("zz")(r), 0, 0))
print(op.attrgetter("a.b", "c"), op.itemgetter(1, "x"), op.methodcaller("m", 1, k=2), op.call(max, 3, 4), op.length_hint([1, 2]), op.length_hint(3, 7))
rows = [("b", 2), ("a", 2), ("c", 1)]
print(sorted(rows, key=op.itemgetter(1)), sorted(rows, key=op.itemgetter(1, 0)), sorted([r, r.inner], key=op.attrgetter("name"))[0].name)


def machine(program, turns):
    ops = {"+": op.add, "-": op.sub, "*": op.mul, "/": op.truediv, "%": op.mod, "<": op.lt, "&": op.and_, "^": op.pow}
    last = None
    for i in range(turns):
        stack = [i]
        for t in program.split():
            if t in ops:
                b, a = stack.pop(), stack.pop()
                stack.append(ops[t](a, b))
            elif t == "d":
                stack.append(stack[-1])
            else:
                stack.append(int(t))
        last = stack
    return last


print(machine("d * 7 % 3 +", 100), machine("d 50 < * 2 / 1 +", 120), machine("3 ^ 1000 % d d & *", 90))
