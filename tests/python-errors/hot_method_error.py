class Account:
    def __init__(self, balance):
        self.balance = balance

    def withdraw(self, amount):
        if amount > self.balance:
            raise ValueError(f"short by {amount - self.balance}")
        self.balance -= amount


class Bank:
    def __init__(self):
        self.accounts = [Account(10000) for _ in range(4)]

    def run(self, days):
        for day in range(days):
            self.accounts[day % 4].withdraw(day % 11)


bank = Bank()
bank.run(3000)
print([account.balance for account in bank.accounts])
bank.run(9000)
