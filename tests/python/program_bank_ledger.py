class InsufficientFunds(Exception):
    def __init__(self, need, have): super().__init__(f"need {need}, have {have}"); self.short = need - have
class Account:
    rate = 0
    def __init__(self, owner, balance=0): self.owner, self._b, self.log = owner, balance, []
    @property
    def balance(self): return self._b
    def deposit(self, n):
        if n <= 0: raise ValueError(f"bad amount {n}")
        self._b += n; self.log.append(("d", n)); return self
    def withdraw(self, n):
        if n > self.limit(): raise InsufficientFunds(n, self.limit())
        self._b -= n; self.log.append(("w", n)); return self
    def limit(self): return self._b
    def month(self): self._b += self._b * self.rate // 100
    def __repr__(self): return f"{type(self).__name__}({self.owner!r}, {self._b})"
class Saving(Account): rate = 2
class Checking(Account):
    def limit(self): return self._b + 500
    def month(self): self._b -= 5
class Bank:
    def __init__(self): self.accounts = {}
    def open(self, kind, owner, n=0): self.accounts[owner] = kind(owner, n); return self.accounts[owner]
    def transfer(self, a, b, n):
        x, y = self.accounts[a], self.accounts[b]
        x.withdraw(n)
        try: y.deposit(n)
        except ValueError: x._b += n; raise
bank = Bank(); a = bank.open(Saving, "ann", 1000); b = bank.open(Checking, "bob", 100)
for s, t, n in [("ann", "bob", 300), ("bob", "ann", 850), ("bob", "ann", 100), ("ann", "zed", 1), ("ann", "bob", -5)]:
    try: bank.transfer(s, t, n); print("ok", a, b)
    except InsufficientFunds as e: print("short", e.short, e)
    except (KeyError, ValueError) as e: print(type(e).__name__, e)
for i in range(600):
    for acc in bank.accounts.values(): acc.month()
    if i % 7 == 0: a.withdraw(min(a.balance, 30)); b.deposit(40)
print(a, b, len(a.log), sum(n for k, n in b.log if k == "d"))
