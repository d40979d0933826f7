# Attributes read from classes, static methods, initializers called by class, and what changes them while loops run.


class Strength:
    STRONG = 1
    WEAK = 5
    count = 0

    @staticmethod
    def stronger(a, b):
        return a < b

    @classmethod
    def make(cls, n):
        cls.count += 1
        return cls(n)

    def __init__(self, n):
        self.n = n


class Variable(Strength):
    def __init__(self, n, name):
        Strength.__init__(self, n)
        self.name = name

    @property
    def power(self):
        return self.n * Strength.STRONG + Variable.WEAK

    def test(self, other):
        return self.stronger(self.n, other.n) or Strength.stronger(other.n, self.n)


class Odd:
    plain = 4


def work(n):
    total = 0
    for i in range(n):
        v = Variable(i, "v")
        w = Strength.make(i + 1)
        if v.test(w):
            total += v.power
        total += Strength.count
        total += Odd.plain
        if i == n // 2:
            Strength.STRONG = 3
            Variable.stronger = staticmethod(lambda a, b: False)
        if i == n // 2 + 50:
            Variable.WEAK = 100
            Variable.power = property(lambda self: 7)
        if i == n // 2 + 90:
            del Variable.stronger
            Odd.plain = 9
    return total


def pick(classes, n):
    total = 0
    for i in range(n):
        total += classes[i % len(classes)].WEAK
    return total


print(work(3000))
print(Strength.STRONG, Strength.WEAK, Strength.count)
print(pick([Strength], 1000), pick([Strength, Variable], 1000), pick([Strength], 100))
