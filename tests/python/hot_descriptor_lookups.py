"""Descriptors at hot sites: data and non-data, instance shadows, switching kinds, __get__ of functions."""


class Data:
    def __init__(self, v): self.v = v
    def __get__(self, o, t=None): return self if o is None else self.v + o.base
    def __set__(self, o, v): self.v = v


class Plain:
    def __init__(self, v): self.v = v
    def __get__(self, o, t=None): return self.v if o is None else self.v * o.base


class Thing:
    a = Data(1)
    b = Plain(2)
    c = 3

    def __init__(self, base): self.base = base


def read(things, turns, edit=None):
    total = 0
    for i in range(turns):
        t = things[i % len(things)]
        total += t.a + t.b + t.c
        if edit and i == turns // 2:
            edit()
    return total


t, u = Thing(1), Thing(10)
both = [t, u]
print(read(both, 200))
print(read(both, 200, lambda: t.__dict__.update(a=1000, b=5000, c=0)), t.a, t.b, t.c, u.b)
print(read(both, 200, lambda: setattr(t, "a", 50)), Thing.a.v, u.a)
print(read(both, 200, lambda: setattr(Thing, "b", Data(7))), t.b, Thing.b.v)
print(read(both, 200, lambda: setattr(Plain, "__set__", lambda *a: None)), t.b)
print(read(both, 200, lambda: setattr(Thing, "c", Plain(4))), t.c, u.c, Thing.c)
print(read(both, 200, lambda: delattr(Plain, "__set__")), t.c)
print(read(both, 200, lambda: setattr(Data, "__get__", lambda s, o, k=None: -1)), t.a)
print(read(both, 200, lambda: delattr(Data, "__set__")), t.a, u.a)


class Method:
    def f(self, x): return self, x
    f2 = f


m = Method()
bound = m.f
print(bound(1) == (m, 1), Method.f(5, 6), bound == m.f, bound is m.f, m.f2.__name__, Method.f.__get__(7)(8), Method.f.__get__(None, Method) is Method.f, bound.__self__ is m, bound.__func__ is Method.f)
