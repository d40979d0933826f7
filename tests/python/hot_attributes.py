# Attribute loops: shapes that grow, types of fields that change, class attributes shadowed, storms of changes.


class Particle:
    gravity = -1
    drag = 0

    def __init__(self, x, v):
        self.x = x
        self.v = v

    def step(self):
        self.v += self.gravity
        self.x += self.v
        if self.x < 0:
            self.x = 0
            self.v = -self.v


def simulate(particles, steps):
    for _ in range(steps):
        for p in particles:
            p.step()
    return sum(p.x for p in particles), sum(p.v for p in particles)


ps = [Particle(i * 10, i % 3) for i in range(10)]
print(simulate(ps, 200))
ps[3].x = 0.5
print(simulate(ps, 100))
Particle.gravity = -0.25
print(simulate(ps, 100))
ps[0].gravity = -5
print(simulate(ps, 100))
del ps[0].gravity
Particle.gravity = -1
ps[1].color = "red"
ps[2].x, ps[2].v = 2**62, 2**61
print(simulate(ps, 100))
try:
    ps[5].v = "fast"
    simulate(ps, 1)
except TypeError as error:
    print("TypeError:", error)


class Node:
    def __init__(self, value):
        self.value = value
        self.next = None


def build(n):
    head = None
    for i in range(n):
        node = Node(i)
        node.next = head
        head = node
    return head


def walk(node):
    total = 0
    while node is not None:
        total += node.value
        node = node.next
    return total


def reverse(node):
    previous = None
    while node:
        node.next, previous, node = previous, node, node.next
    return previous


lst = build(3000)
print(walk(lst), reverse(lst).value)


class Lazy:
    def __init__(self, i):
        self.i = i
        if i % 2:
            self.odd = True
        if i % 3 == 0:
            self.third = i
        self.last = -i


items = [Lazy(i) for i in range(600)]
count = 0
for _ in range(5):
    for item in items:
        count += item.last + item.i
        if hasattr(item, "odd"):
            count += 1
        count += getattr(item, "third", 0)
print(count)


class Storm:
    pass


s = Storm()
for i in range(1500):
    setattr(s, "f%d" % (i % 20), i)
    if i % 7 == 0:
        s.__dict__.pop("f%d" % (i % 20), None)
    if i % 50 == 0:
        Storm.extra = i
print(sum(v for v in s.__dict__.values()), Storm.extra, s.extra)


class Account:
    rate = 2
    opened = 0

    def __init__(self):
        Account.opened += 1
        self.total = 0

    def add(self, n):
        self.total += n * self.rate


accounts = [Account() for _ in range(300)]
for i in range(3000):
    accounts[i % 300].add(i)
    if i == 1000:
        Account.rate = 3
    if i == 2000:
        accounts[7].rate = 100
print(sum(a.total for a in accounts), Account.opened)


class Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y)

    def dot(self, o):
        return self.x * o.x + self.y * o.y


acc = Vec(0, 0)
one = Vec(1, 2)
for i in range(3000):
    acc = acc + one
    if i == 1500:
        one = Vec(0.5, 0.25)
print(acc.x, acc.y, acc.dot(one))


class Watched:
    def __init__(self):
        self.reads = 0

    @property
    def value(self):
        self.reads += 1
        return self.reads

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)


w = Watched()
t = 0
for i in range(2000):
    t += w.value
print(t, w.reads)


class Meta:
    x = 1


class Sub(Meta):
    pass


obj = Sub()
seen = 0
for i in range(2500):
    seen += obj.x
    if i == 500:
        Sub.x = 10
    if i == 1000:
        obj.x = 100
    if i == 1500:
        del obj.x
    if i == 2000:
        del Sub.x
print(seen)
