# A call site that meets more classes than it remembers: own and inherited methods, functions held by objects, static
# methods, methods that change meanwhile, objects without the method.


class Node:
    def __init__(self, x):
        self.x = x

    def value(self):
        return self.x


class Twice(Node):
    def value(self):
        return self.x * 2


class Inherits(Twice):
    pass


class Static(Node):
    @staticmethod
    def value():
        return 7


class OfClass(Node):
    @classmethod
    def value(cls):
        return len(cls.__name__)


class Calls(Node):
    def value(self):
        return Node.value(self) + super().value()


class Deep(Calls):
    def value(self):
        return super().value() + 1


class Held(Node):
    def __init__(self, x):
        self.x = x
        self.value = lambda: x + 100


class Float(Node):
    def value(self):
        return self.x / 2


class Fallback:
    def __getattr__(self, name):
        return lambda: len(name)


def total(objects):
    result = 0
    for o in objects:
        result += o.value()
    return result


def kinds(objects):
    try:
        return total(objects)
    except AttributeError as e:
        return str(e)


classes = [Node, Twice, Inherits, Static, OfClass, Calls, Deep, Held, Float]
for c in classes:
    print(c.__name__, total([c(i) for i in range(50)]))
mixed = [classes[i % len(classes)](i) for i in range(90)]
for _ in range(40):
    last = total(mixed)
print(last)
print(total([Fallback()] * 20 + mixed))

Twice.value = lambda self: self.x * 3
print(total(mixed))
Inherits.value = lambda self: -self.x
print(total(mixed))
del Inherits.value
mixed[0].value = lambda: 10_000
print(total(mixed))
print(kinds(mixed + [object()]), kinds([5]), kinds([None]))
for c in classes:
    for _ in range(30):
        last = total([c(i) for i in range(30)])
    print(c.__name__, last)
