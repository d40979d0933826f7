# A bank: accounts, transactions with rollback, interest, an audit log, reports, custom errors.


class BankError(Exception):
    """Anything that the bank refuses."""


class InsufficientFunds(BankError):
    def __init__(self, account, needed):
        super().__init__(f"{account.owner} has {account.balance} but needs {needed}")
        self.account = account
        self.short_by = needed - account.balance


class AccountClosed(BankError):
    pass


class Account:
    counter = 0
    kind = "basic"

    def __init__(self, owner, balance=0):
        if balance < 0:
            raise ValueError("opening balance must not be negative")
        type(self).counter += 1
        self.number = f"{self.kind[:2].upper()}{type(self).counter:03d}"
        self.owner = owner
        self._balance = balance
        self.closed = False
        self.history = []

    @property
    def balance(self):
        return self._balance

    def _record(self, what, amount):
        self.history.append((what, amount, self._balance))

    def deposit(self, amount):
        self._check(amount)
        self._balance += amount
        self._record("deposit", amount)

    def withdraw(self, amount):
        self._check(amount)
        if amount > self.available():
            raise InsufficientFunds(self, amount)
        self._balance -= amount
        self._record("withdraw", amount)

    def available(self):
        return self._balance

    def _check(self, amount):
        if self.closed:
            raise AccountClosed(f"{self.number} is closed")
        if amount <= 0:
            raise ValueError(f"amount must be positive, not {amount}")

    def month_end(self):
        pass

    def __repr__(self):
        return f"<{type(self).__name__} {self.number} {self.owner} {self._balance:.2f}>"

    def __lt__(self, other):
        return (self._balance, self.owner) < (other._balance, other.owner)


class Savings(Account):
    kind = "savings"
    rate = 0.02

    def month_end(self):
        interest = round(self._balance * self.rate, 2)
        if interest:
            self._balance += interest
            self._record("interest", interest)


class Checking(Account):
    kind = "checking"

    def __init__(self, owner, balance=0, overdraft=100):
        super().__init__(owner, balance)
        self.overdraft = overdraft

    def available(self):
        return super().available() + self.overdraft

    def month_end(self):
        if self._balance < 0:
            self._balance -= 5
            self._record("fee", 5)


class Transaction:
    """Restores every touched account when the block fails."""

    def __init__(self, *accounts):
        self.accounts = accounts

    def __enter__(self):
        self.saved = [(a._balance, len(a.history)) for a in self.accounts]
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None:
            for account, (balance, length) in zip(self.accounts, self.saved):
                account._balance = balance
                del account.history[length:]
        return False


class Bank:
    def __init__(self):
        self.accounts = {}
        self.audit = []

    def open(self, cls, owner, *args, **kwargs):
        account = cls(owner, *args, **kwargs)
        self.accounts[account.number] = account
        self.log("open {}", account.number)
        return account

    def log(self, template, *args):
        self.audit.append(template.format(*args))

    def transfer(self, source, target, amount):
        a, b = self.accounts[source], self.accounts[target]
        try:
            with Transaction(a, b):
                b.deposit(amount)
                a.withdraw(amount)
        except BankError as error:
            self.log("refused {} -> {}: {}", source, target, error)
            return False
        else:
            self.log("moved {} {} -> {}", amount, source, target)
            return True
        finally:
            self.log("checked {}", self.total())

    def total(self):
        return round(sum(a.balance for a in self.accounts.values()), 2)

    def month_end(self):
        for account in self.accounts.values():
            account.month_end()

    def report(self):
        width = max(len(a.owner) for a in self.accounts.values())
        for account in sorted(self.accounts.values(), reverse=True):
            yield f"{account.number} {account.owner:<{width}} {account.balance:>10,.2f} {'*' * (len(account.history) // 100)}"


bank = Bank()
ann = bank.open(Savings, "Ann", 1000)
bob = bank.open(Checking, "Bob", 50, overdraft=200)
cleo = bank.open(Account, "Cleopatra")
print(ann, bob, cleo)
print(bank.transfer("SA001", "CH001", 300), bank.transfer("CH001", "BA001", 520), bank.transfer("BA001", "SA001", 9999))
print(ann, bob, cleo)
for action in (lambda: bob.withdraw(500), lambda: ann.deposit(-5), lambda: Account("x", -1), lambda: bank.transfer("NO", "SA001", 1)):
    try:
        action()
    except InsufficientFunds as error:
        print("short by", error.short_by, "-", error)
    except (ValueError, KeyError) as error:
        print(type(error).__name__, error)
cleo.closed = True
print(bank.transfer("SA001", "BA001", 1))
cleo.closed = False
bank.month_end()
print("\n".join(bank.report()))
print("\n".join(bank.audit))
people = [bank.open(Savings if i % 2 else Checking, f"P{i:02}", 100 + i) for i in range(20)]
seed, moved = 17, 0
numbers = [p.number for p in people]
for day in range(800):
    seed = (seed * 1103515245 + 12345) % 2147483648
    a, b = numbers[seed % 20], numbers[seed // 20 % 20]
    if a != b and bank.transfer(a, b, seed % 90 + 1):
        moved += 1
    if day % 200 == 199:
        bank.month_end()
print(moved, bank.total(), len(bank.audit), sum(len(p.history) for p in people))
print([line for line in bank.report()][:4])
print(min(people), max(people), Savings.counter, Checking.counter, Account.counter)
