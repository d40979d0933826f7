# Functions redefined and methods replaced while hot; default changes; instances overriding methods.


def step(x):
    return x + 1


def run(n):
    x = 0
    for _ in range(n):
        x = step(x)
    return x


print(run(3000))


def step(x):
    return x + 2


print(run(3000))
step = lambda x: x * 1.0 + 0.5
print(run(3000))
step = abs
print(run(100))


class Stepper:
    def __init__(self, k):
        self.k = k

    def __call__(self, x):
        return x + self.k


step = Stepper(7)
print(run(2000))


class Walker:
    speed = 1

    def __init__(self):
        self.position = 0

    def move(self):
        self.position += self.speed

    def walk(self, n):
        for _ in range(n):
            self.move()
        return self.position


w = Walker()
print(w.walk(2000))
Walker.move = lambda self: setattr(self, "position", self.position - 1)
print(w.walk(1500))


def leap(self):
    self.position += 10


Walker.move = leap
print(w.walk(1000))
w.move = lambda: None
print(w.walk(1000))
del w.move
Walker.speed = 5
print(w.walk(10))


class Child(Walker):
    def move(self):
        self.position += 100


c = Child()
print(c.walk(1000))
del Child.move
print(c.walk(1000))
Walker.move = Walker.walk and (lambda self: setattr(self, "position", 0))
print(c.walk(3))


class A:
    def kind(self):
        return 1


class B:
    def kind(self):
        return 2


def survey(objects):
    return sum(o.kind() for o in objects)


things = [A(), B(), A()]
print(survey(things * 400))
things[0] = B()
print(survey(things * 400))
A.kind, B.kind = B.kind, A.kind
print(survey(things * 400))


def in_loop(n):
    total = 0

    def f(x):
        return x

    for i in range(n):
        total += f(i)
        if i == n // 2:

            def f(x):
                return -x

    return total


print(in_loop(3000))
handlers = [lambda v: v + 1, lambda v: v * 2]
acc = 0
for i in range(4000):
    acc = handlers[i % len(handlers)](acc) % 10007
    if i == 2000:
        handlers.append(lambda v: v - 3)
print(acc)
for i in range(3000):
    if i % 1000 == 0:
        exec_count = i

        def dynamic(v, k=exec_count):
            return v + k

    acc = dynamic(acc) % 9973
print(acc)


class Prop:
    @property
    def value(self):
        return 1


p = Prop()


def read(n):
    return sum(p.value for _ in range(n))


print(read(1000))
Prop.value = property(lambda self: 3)
print(read(1000))
Prop.value = 5
print(read(1000))
p.value = 7
print(read(1000))
