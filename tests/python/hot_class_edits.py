"""Classes edited while loops over their instances are hot: methods, attributes, bases of lookups."""


class Base:
    rate = 2

    def cost(self, n):
        return n * self.rate


class Child(Base):
    pass


class Grandchild(Child):
    def cost(self, n):
        return super().cost(n) + 1


def total(things, turns, edit):
    out = 0
    for i in range(turns):
        out += things[i % len(things)].cost(i % 5)
        if i == turns // 2:
            edit()
    return out


things = [Base(), Child(), Grandchild()]


def nothing(): pass
def child_rate(): Child.rate = 10
def base_method(): Base.cost = lambda self, n: n + self.rate
def child_method(): Child.cost = lambda self, n: -n
def drop_child(): del Child.cost
def instance_rate(): things[1].rate = 100
def instance_method(): things[2].cost = lambda n: 1000
def drop_instance(): del things[2].cost, things[1].rate
def data_descriptor(): Child.rate = property(lambda self: 7)
def drop_rate(): del Child.rate
def class_of_one(): things[0].__class__ = Grandchild
def getattr_hook():
    del Base.rate
    Base.__getattr__ = lambda self, name: 50 if name == "rate" else name


edits = [nothing, child_rate, base_method, child_method, drop_child, instance_rate, instance_method,
         drop_instance, data_descriptor, drop_rate, class_of_one, getattr_hook, nothing]
for edit in edits:
    print(edit.__name__, total(things, 240, edit))


class Counter:
    made = 0

    def __init__(self):
        type(self).made += 1
        Counter.last = self

    def step(self):
        Counter.made += 3
        return Counter.made


class Special(Counter):
    made = 1000


def count(turns):
    seen = 0
    for i in range(turns):
        c = Special() if i % 4 == 0 else Counter()
        seen += c.step() - c.made
        if i % 90 == 89:
            Counter.step = lambda self, old=Counter.step: old(self) + 1
    return seen, Counter.made, Special.made, type(Counter.last).__name__


print(count(400))


def methods(turns):
    class Local:
        def go(self, x): return x

    o = Local()
    bound = o.go
    out = []
    for i in range(turns):
        value = o.go(i) + bound(i)
        if i == 100:
            Local.go = staticmethod(lambda x: x * 2)
        elif i == 150:
            Local.go = classmethod(lambda cls, x: len(cls.__name__) + x)
        elif i == 200:
            Local.go = abs
        if i in (99, 101, 151, 201):
            out.append(value)
    return out


print(methods(300), methods(160))
