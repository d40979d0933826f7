# Objects of several classes whose attributes are in the same places, where they are read, written, added, deleted and called;
# and tests for instances of these classes, which change meanwhile.


class State:
    def __init__(self):
        self.pending = False
        self.waiting = True

    def wait(self):
        self.waiting = True
        return self

    def run(self):
        self.pending = not self.pending
        self.waiting = False
        return self

    def ready(self):
        return self.pending or not self.waiting


class Idle(State):
    def step(self, n):
        return n + 1


class Work(State):
    def step(self, n):
        return n + 2


class Handler(State):
    def __init__(self):
        State.__init__(self)
        self.extra = 0

    def step(self, n):
        self.extra += n
        return n + 3


class Moved:
    def __init__(self):
        self.other = 1
        self.waiting = False
        self.pending = True

    wait, run, ready = State.wait, State.run, State.ready

    def step(self, n):
        return n + 5


def turn(tasks, rounds):
    total = ready = 0
    for i in range(rounds):
        task = tasks[i % len(tasks)]
        if task.ready():
            ready += 1
            task.wait()
        else:
            task.run()
        total = task.step(total) % 1000003
    return total, ready


tasks = [Idle(), Work(), Handler()]
print(turn(tasks, 3000))
tasks.append(Moved())
print(turn(tasks, 3000))
tasks[0].fresh = 1
del tasks[1].pending
tasks[1].pending = True
print(turn(tasks, 3000))
tasks[2].pending = False
del tasks[2].waiting
try:
    turn(tasks, 100)
except AttributeError as error:
    print(error)
tasks[2].waiting = 0.5
print(turn(tasks, 1000))


# Floats held raw in some, words in others, in the same place.
class A:
    def __init__(self, x):
        self.x = x


class B(A):
    pass


class C(A):
    pass


def add_up(objects, rounds):
    total = 0
    for i in range(rounds):
        it = objects[i % len(objects)]
        total += it.x
        it.x = it.x + 1
    return total


print(add_up([A(1), B(2), C(3)], 2000))
print(add_up([A(1.5), B(2.5), C(3.5)], 2000))
print(add_up([A(1.5), B(2), C(3.25), B(True)], 2000))
print(add_up([A(2 ** 70), B(2), C(3.25)], 20))


# Tests for instances.
class Node:
    def __init__(self, value):
        self.value = value


class Leaf(Node):
    pass


class Branch(Node):
    pass


class Stranger:
    def __init__(self, value):
        self.value = value


def count(things, rounds):
    nodes = leaves = rest = 0
    for i in range(rounds):
        thing = things[i % len(things)]
        if isinstance(thing, Leaf):
            leaves += thing.value
        elif isinstance(thing, (Node, int)):
            nodes += thing.value if isinstance(thing, Node) else thing
        else:
            rest += thing.value
    return nodes, leaves, rest


things = [Leaf(1), Branch(10), Stranger(100), 7]
print(count(things, 3000))
things[1].__class__ = Stranger
print(count(things, 3000))
things[2].__class__ = Leaf
print(count(things, 3000))


class Late(Stranger):
    pass


class Other:
    pass


class Both(Stranger, Other):
    pass


def is_other(thing, rounds):
    return sum(isinstance(thing, Other) + thing.value for _ in range(rounds))


print(is_other(Both(2), 2000), is_other(Late(3), 2000))
both = Both(2)
Both.__bases__ = (Stranger,)
print(is_other(both, 2000), isinstance(both, Other))
Late.__bases__ = (Stranger, Other)
print(is_other(Late(3), 2000))
