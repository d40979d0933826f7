"""Parameters of all kinds: positional-only, keyword-only, stars, defaults, and messages of wrong calls."""


def attempt(action):
    try:
        return action()
    except TypeError as error:
        return str(error)


def full(a, b=2, /, c=3, *rest, d, e=5, **more):
    return a, b, c, rest, d, e, more


def only(*, x, y, z=0): return x, y, z
def pos(p, q, /): return p, q
def plain(a, b, c): return a, b, c
def keys(a, /, **kw): return a, kw


print(full(1, d=4), full(1, 9, 8, 7, 6, d=0, f=1), full(*"xyz", **{"d": 1, "a": 2, "b": 3}), keys(1, a=2))
for action in (lambda: full(), lambda: full(1), lambda: full(1, 2, 3, c=4, d=5), lambda: only(1), lambda: only(), lambda: only(x=1), lambda: only(x=1, y=2, w=3),
               lambda: pos(1, q=2), lambda: pos(1), lambda: plain(), lambda: plain(1), lambda: plain(1, 2, 3, 4), lambda: plain(1, 2, b=3),
               lambda: plain(1, 2, 3, d=4), lambda: plain(*[1, 2], **{"b": 3}), lambda: plain(**{"a": 1}, **{"a": 2}), lambda: plain(*3), lambda: plain(**[1]),
               lambda: plain(**{1: 2}), lambda: (lambda: 1)(2), lambda: len(), lambda: len([], 1), lambda: print(end=3), lambda: [].append(), lambda: int("1", bas=2)):
    print(attempt(action))


def remembered(item, seen=[]):
    seen.append(item)
    return len(seen)


def now(x=[i * i for i in range(3)], *, f=lambda: "default"): return x, f()


print(remembered(1), remembered(2), remembered(3, []), remembered.__defaults__, now(), now.__kwdefaults__.keys())
now.__defaults__ = ("replaced",)
print(attempt(now), now(f=str))
print([*range(3), *"ab"], (*[], 1), {*[1], *(2,)}, {**{"a": 1}, "b": 2, **{"a": 3}}, full(*[1], *(2, 3), d=1, **{"q": 1}, **{"r": 2}))
order = []


def note(x):
    order.append(x)
    return x


full(note(1), *[note(2)], note(3), d=note(4), **{"e": note(5)}, g=note(6))
print(order)


class Thing:
    def __init__(self, a, *, b=1): self.a, self.b = a, b
    def method(self, x, /, *ys, k=None, **kw): return x, ys, k, kw
    def none(): pass
    def star(*args): return len(args)


t = Thing(5)
print(t.method(1, 2, self=3), t.star(1), Thing.star(), attempt(t.none), attempt(Thing), attempt(lambda: Thing(1, 2)), attempt(lambda: t.method()), attempt(lambda: Thing.method()), sep="\n")


def hot(turns):
    total = 0
    args, kw = (1, 2), {"d": 3}
    for i in range(turns):
        a, b, c, rest, d, e, more = full(i, *args[: i % 3], **kw, **({"z": i} if i % 5 == 0 else {}))
        total += a + b + c + len(rest) + d + e + more.get("z", 0)
        if i % 50 == 0:
            kw = {**kw, "e": i}
            try:
                full(i, **kw, e=1)
            except TypeError:
                total += 1000
        if i == 120:
            kw.pop("e")
    return total


print(hot(250))
