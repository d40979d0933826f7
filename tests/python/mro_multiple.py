# Multiple inheritance, C3 order, cooperative super, mixins, inconsistent hierarchies.


class A:
    def who(self):
        return ["A"]


class B(A):
    def who(self):
        return ["B"] + super().who()


class C(A):
    def who(self):
        return ["C"] + super().who()


class D(B, C):
    def who(self):
        return ["D"] + super().who()


class E(C):
    def who(self):
        return ["E"] + super().who()


class F(D, E):
    def who(self):
        return ["F"] + super().who()


def names(cls):
    return [c.__name__ for c in cls.__mro__]


print(D().who(), names(D))
print(F().who(), names(F))
print(names(F) == [c.__name__ for c in F.mro()])

try:

    class Broken(A, B):
        pass

except TypeError as error:
    print("TypeError:", str(error).split("\n")[0])


class Named:
    def __init__(self, name, **rest):
        super().__init__(**rest)
        self.name = name


class Priced:
    def __init__(self, price=0, **rest):
        super().__init__(**rest)
        self.price = price

    def total(self, n):
        return self.price * n


class Taxed(Priced):
    def __init__(self, rate=10, **rest):
        super().__init__(**rest)
        self.rate = rate

    def total(self, n):
        base = super().total(n)
        return base + base * self.rate // 100


class Item(Named, Taxed):
    def __init__(self, name, **rest):
        super().__init__(name=name, **rest)


item = Item("lamp", price=50, rate=20)
print(item.name, item.price, item.rate, item.total(3))


class ReprMixin:
    def __repr__(self):
        fields = ", ".join(f"{k}={v!r}" for k, v in sorted(self.__dict__.items()))
        return f"{type(self).__name__}({fields})"


class CompareMixin:
    def __eq__(self, other):
        return self.key() == other.key()

    def __lt__(self, other):
        return self.key() < other.key()


class Card(ReprMixin, CompareMixin):
    def __init__(self, rank, suit):
        self.rank = rank
        self.suit = suit

    def key(self):
        return (self.rank, self.suit)


cards = [Card(5, "s"), Card(2, "h"), Card(5, "c")]
print(sorted(cards))
print(Card(1, "x") == Card(1, "x"), Card(1, "x") == Card(2, "x"))

count = 0
f = F()
for i in range(800):
    count += len(f.who())
print(count)


class Left:
    value = "left"


class Right:
    value = "right"
    only = "right only"


class Both(Left, Right):
    pass


print(Both.value, Both().only)
Left.value = "left again"
print(Both().value)
del Left.value
print(Both().value)
