"""Comprehensions: scopes, nested kinds, walrus, conditions, classes, errors, hot use."""

x = "outer"
print([x for x in range(3)], x, {x: y for x, y in zip("ab", [1, 2])}, {x % 3 for x in range(7)}, tuple(x for x in "ab"), x)
print([(i, j) for i in range(3) for j in range(i)], [[i * j for j in range(3)] for i in range(3)], [y for row in [[1, 2], [3]] for y in row if y % 2])
print([last := n * 2 for n in range(4)], last, [(m, n) for n in range(5) if (m := n % 3)], m, any((hit := n) > 2 for n in [1, 3, 5]), hit)
print([a if a % 2 else -a for a in range(5)], [b for b in range(20) if b % 2 if b % 3], {k: {v for v in range(k)} for k in range(3)}, [*(z for z in range(2)), *[9]])
print([f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]], [(lambda t: t + n)(1) for n in range(3)])
print({**{k: 1 for k in "ab"}, "c": [c for c in "c"]}, sum(i * i for i in range(10)), max((len(w), w) for w in ["aa", "b"]), dict((k, v) for v, k in enumerate("xy")))


class Scoped:
    n = 3
    items = [1, 2]
    doubled = [i * 2 for i in items]
    try:
        wrong = [i * n for i in items]
    except NameError as error:
        message = str(error)
    first_is_fine = [i for i in range(n)]


print(Scoped.doubled, Scoped.message, Scoped.first_is_fine, hasattr(Scoped, "i"))


def local_scopes():
    k = 5
    grid = [[k + c for c in range(2)] for _ in range(2)]
    k = 6
    lazy = (k * c for c in range(3))
    k = 7
    return grid, list(lazy), sorted(locals())


print(local_scopes())


def noisy(n):
    print("source", n, end=" ")
    return range(n)


g = (a + b for a in noisy(2) for b in noisy(3))
print("made", list(g))
for text in ("[i for i in 3]", "[1 / i for i in (1, 0)]", "[q for i in range(2)]", "{[]: 1 for i in range(1)}", "{[] for i in range(1)}", "[a for a, b in [(1,)]]", "list(i for i in None)", "{a: b for a in [1]}"):
    try:
        print(eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)
for text in ("[i := 0 for i in range(2)]", "[j for i in (j := [1])]", "[*i for i in [[1]]]", "{**d for d in []}", "[i for i in range(3) if i else 2]", "(yield i for i in [1])", "[yield for i in []]"):
    try:
        compile(text, "t", "eval")
        print(text, "compiles")
    except SyntaxError as error:
        print(text, "-> SyntaxError")


def hot(turns):
    total = 0
    for i in range(turns):
        total += sum([j for j in range(i % 7) if j != 3])
        total += len({j % 4: j for j in range(i % 9)}) + len({j // 2 for j in range(i % 5)})
        total += sum(j * k for j in range(3) for k in range(j))
        if i % 10 == 0:
            i = [i for i in range(3)][-1]
        total += i
    return total


print(hot(300))
