"""A ledger of accounts: transfers that roll back, interest in exact cents, overdrafts, history by generator, statements in columns."""
from abc import ABC, abstractmethod
from contextlib import contextmanager
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation


class Refused(Exception):
    pass


class Overdraft(Refused):
    def __init__(self, account, short):
        super().__init__(f"{account.name} is short of {short}")
        self.short = short


def money(x):
    try:
        return Decimal(str(x)).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
    except InvalidOperation:
        raise Refused(f"not money: {x!r}") from None


class Account(ABC):
    opened = 0

    def __init_subclass__(cls, rate="0", **kw):
        super().__init_subclass__(**kw)
        cls.rate = Decimal(rate)

    def __new__(cls, *args, **kw):
        Account.opened += 1
        self = super().__new__(cls)
        self.number = f"{cls.__name__[0]}{Account.opened:04}"
        return self

    def __init__(self, name, balance=0):
        self.name, self.balance, self.moves = name, money(balance), []

    @abstractmethod
    def limit(self):
        """How far below zero it may go."""

    def change(self, amount, why):
        new = self.balance + money(amount)
        if new < -self.limit():
            raise Overdraft(self, -self.limit() - new)
        self.balance = new
        self.moves.append((why, money(amount)))
        return self

    def month(self):
        if gain := money(self.balance * self.rate / 12):
            self.change(gain, "interest")


class Saving(Account, rate="0.035"):
    def limit(self):
        return Decimal(0)


class Current(Account, rate="0.001"):
    def __init__(self, *args, overdraft=100):
        super().__init__(*args)
        self.overdraft = overdraft

    def limit(self):
        return self.overdraft


class Ledger(dict):
    def __missing__(self, name):
        raise Refused(f"no account of {name}")

    def open(self, account):
        if account.name in self:
            raise Refused(f"{account.name} has one already")
        self[account.name] = account
        return self

    @contextmanager
    def together(self):
        saved = {n: (a.balance, len(a.moves)) for n, a in self.items()}
        try:
            yield self
        except Refused as e:
            for n, (balance, count) in saved.items():
                self[n].balance = balance
                del self[n].moves[count:]
            print("rolled back:", e)

    def transfer(self, a, b, amount):
        if money(amount) <= 0:
            raise Refused(f"cannot transfer {amount}")
        self[b].change(amount, f"from {a}")
        self[a].change(-money(amount), f"to {b}")

    def total(self):
        return sum((a.balance for a in self.values()), Decimal())

    def statement(self):
        for a in sorted(self.values(), key=lambda a: a.number):
            yield f"{a.number} {a.name:<6}{a.balance:>12,.2f} {len(a.moves):>4}"


book = Ledger().open(Saving("ann", 1000)).open(Current("bob", "50.005")).open(Current("cy", 0, overdraft=Decimal("20.50")))
with book.together():
    book.transfer("ann", "bob", 250.10)
    book.transfer("bob", "cy", "33.33")
print(*book.statement(), book.total(), sep="\n")
for moves in ([("ann", "cy", 10), ("cy", "bob", 500)], [("ann", "zed", 1)], [("ann", "bob", -5)], [("ann", "bob", "ten")], [("cy", "ann", "63.84")], [("cy", "ann", "53.83")]):
    with book.together() as b:
        for m in moves:
            b.transfer(*m)
print(*book.statement(), book.total(), sep="\n")
for month in range(120):
    for a in book.values():
        a.month()
    with book.together():
        book.transfer("ann", "bob", 5 + month % 3)
print(*book.statement(), book["ann"].moves[-3:], book["cy"].moves, sep="\n")
for act in (lambda: book["nobody"], lambda: book.open(Saving("ann")), lambda: Saving(), lambda: book.transfer("bob", "ann", 10**9), lambda: money(None), lambda: Current("d", 5, 6), lambda: book.get("nobody")):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "short", ""))
print(Account.opened, Saving.rate, Current.rate, Account.__abstractmethods__, money("2.675"), money("2.665"), money("1e3"), money("-0.005"))
