"""Class hierarchies in loops: super chains, cooperative init, template methods, shared state."""


class Account:
    fee = 1
    log = []

    def __init__(self, *, owner, balance=0, **rest):
        super().__init__(**rest)
        self.owner, self.balance = owner, balance

    def move(self, amount):
        self.check(amount)
        self.balance += amount - self.charge(amount)
        return self.balance

    def check(self, amount):
        if self.balance + amount < self.floor:
            raise ValueError(f"{self.owner}: {self.balance} + {amount} < {self.floor}")

    floor = 0

    def charge(self, amount):
        return self.fee


class Interest:
    def __init__(self, *, rate=0, **rest):
        super().__init__(**rest)
        self.rate = rate

    def charge(self, amount):
        return super().charge(amount) - amount * self.rate // 100


class Audited:
    def __init__(self, **rest):
        super().__init__(**rest)
        self.moves = 0

    def move(self, amount):
        self.moves += 1
        result = super().move(amount)
        if self.moves % 50 == 0:
            self.log.append((self.owner, self.moves, result))
        return result


class Overdraft(Account):
    @property
    def floor(self):
        return -100 - (self.balance > 50) * 25


class Savings(Interest, Account):
    fee = 0


class Full(Audited, Interest, Overdraft):
    fee = 2


class Silent(Full):
    log = []

    def check(self, amount):
        try:
            super().check(amount)
        except ValueError:
            self.balance = 0


accounts = [Account(owner="a", balance=10), Savings(owner="s", balance=5, rate=3), Full(owner="f", rate=1), Silent(owner="q", rate=2), Overdraft(owner="o")]
print([c.__name__ for c in Full.__mro__])


def simulate(turns):
    failures = []
    seed = 7
    for i in range(turns):
        seed = (seed * 1103515245 + 12345) % 2**31
        account = accounts[i % 5]
        try:
            account.move(seed % 200 - 99)
        except ValueError as error:
            failures.append(str(error))
    return failures


failures = simulate(400)
print(len(failures), failures[:3], failures[-1])
print([a.balance for a in accounts], Account.log, Silent.log)
try:
    Full(owner="x", colour="blue")
except TypeError as error:
    print(error)


class Visitor:
    def visit(self, node):
        return getattr(self, "visit_" + type(node).__name__, self.generic)(node)

    def generic(self, node):
        return sum(self.visit(x) for x in node) if isinstance(node, (list, tuple, dict)) else 0


class Adder(Visitor):
    def visit_int(self, n): return n
    def visit_str(self, s): return len(s)
    def visit_tuple(self, t): return 100 + self.generic(t)


class Doubler(Adder):
    def visit_int(self, n): return super().visit_int(n) * 2
    visit_float = visit_int

    def visit_bool(self, b):
        return super(Adder, self).generic(b)


tree = [1, "two", (3, [4, (5,)]), {"k": 1}, None, True]
print(Adder().visit(tree), Doubler().visit(tree), sum(v.visit(tree) for v in [Adder(), Doubler(), Visitor()] * 30))
try:
    Doubler().visit(1.5)
    print(Doubler().visit([1.5]))
except Exception as error:
    print(error)


class Base:
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        cls.depth = getattr(cls, "depth", 0) + 1

    def path(self):
        return [self.depth]


made = Base
for n in range(25):
    def path(self, _n=n):
        return [_n] + super(self.levels[_n], self).path()

    made = type(f"L{n}", (made,), {"path": path})
made.levels = [c for c in reversed(made.__mro__) if c not in (object, Base)]
print(made.depth, made().path(), sum(len(made().path()) for _ in range(20)))
