"""Calls of bound methods that are met in tables: of functions with few and many parameters, of builtins, and those that fail."""


class Machine:
    def __init__(self):
        self.stack, self.trace = [], []
        self.table = {name[3:]: getattr(self, name) for name in dir(self) if name.startswith("op_")}
        self.table["append"] = self.stack.append
        self.table["static"] = self.helper
        self.table["class"] = self.of_class

    def op_push(self, value):
        self.stack.append(value)

    def op_add(self, _):
        self.stack.append(self.stack.pop() + self.stack.pop())

    def op_double(self, times=2):
        self.stack.append(self.stack.pop() * times)

    def op_rest(self, *values):
        self.stack.append(len(values))

    def op_steps(self, n):
        yield from range(n)

    def op_deep(self, n):
        return self.table["deep"](n - 1) if n else len(self.stack)

    @staticmethod
    def helper(value):
        return value

    @classmethod
    def of_class(cls, value):
        return cls.__name__, value

    def run(self, program):
        results = []
        for name, argument in program:
            results.append(self.table[name](argument))
        return results


machine = Machine()
program = [("push", 1), ("push", 2), ("add", None), ("double", 3), ("rest", 9), ("append", 5), ("static", 6), ("class", 7), ("deep", 3)]
for _ in range(200):
    results = machine.run(program)
print(results, len(machine.stack), sum(machine.stack))
print(list(machine.run([("steps", 3)])[0]))


class Many:
    def none(self):
        return 0

    def one(self, a):
        return a

    def two(self, a, b):
        return a, b

    def three(self, a, b, c):
        return a, b, c

    def four(self, a, b, c, d):
        return a, b, c, d

    def fails(self, a=0):
        raise ValueError(a)


many = Many()
tables = [[many.none, lambda: 1, many.fails, Many().none, print.__class__, many.none], [many.one, len, many.fails, abs, str, many.one],
          [many.two, max, many.three, divmod, pow, many.two], [many.three, max, many.four, min, many.three, pow]]


def call_all(n):
    results = []
    for _ in range(n):
        for count, table in enumerate(tables):
            for f in table:
                try:
                    results.append(f() if count == 0 else f("7") if count == 1 else f(7, 2) if count == 2 else f(7, 2, 5))
                except (TypeError, ValueError) as error:
                    results.append(str(error))
    return results


results = call_all(60)
print(len(results), results[-24:])


def depth(n):
    return 0 if n == 0 else 1 + handlers[n % 5](n - 1)


class Deep:
    def go(self, n):
        return depth(n)


handlers = [Deep().go, Deep().go, depth, lambda n: depth(n), type("Other", (Deep,), {"go": lambda self, n: depth(n)})().go]
print(depth(200))
try:
    depth(10**6)
except RecursionError:
    print("too deep")
