# Descriptors: __get__, __set__, __set_name__, a lazy attribute kept in the instance.


class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        if instance is None:
            return "descriptor " + self.name
        return getattr(instance, self.name)

    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError(self.name[1:] + " must be positive")
        setattr(instance, self.name, value)


class Order:
    quantity = Positive()
    price = Positive()

    def __init__(self, quantity, price):
        self.quantity = quantity
        self.price = price

    total = property(lambda self: self.quantity * self.price)


o = Order(3, 7)
o.quantity += 1
print(o.total, Order.price)
try:
    o.price = 0
except ValueError as error:
    print("ValueError:", error)


class Lazy:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        value = self.function(instance)
        instance.__dict__[self.function.__name__] = value
        return value


class Report:
    computed = 0

    @Lazy
    def summary(self):
        Report.computed += 1
        return "summary"


report = Report()
print(report.summary, report.summary, Report.computed)
