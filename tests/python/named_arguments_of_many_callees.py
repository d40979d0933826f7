"""A call with named arguments that meets several callees: functions, methods, classes, builtins; those that do not fit."""


def plain(a, b=1, *, c=2):
    return a, b, c


def rest(*args, **others):
    return args, others


def only(a, /, **others):
    return a, others


def generator(a, b=0, c=0):
    yield a
    yield (b, c)


class Thing:
    def __init__(self, a, b=0, c=0):
        self.parts = a, b, c

    def method(self, a, b=5, c=6):
        return self.parts, a, b, c

    def __call__(self, a, **named):
        return "called", a, named

    @classmethod
    def make(cls, a, c=1, b=2):
        return cls(a, b, c).parts

    @staticmethod
    def free(a, *, b=3, c=4):
        return a, b, c


def shown(result):
    if isinstance(result, Thing):
        return result.parts
    return list(result) if hasattr(result, "send") else result


def meet(callees, n):
    for _ in range(n):
        results = []
        for f in callees:
            try:
                results.append(shown(f(1, b=2, c=3)))
            except TypeError as error:
                results.append(str(error))
    return results


def missing(a, b, c, d):
    pass


thing = Thing(9)
groups = [[plain, rest], [plain, Thing], [Thing, type("Other", (Thing,), {}), dict], [thing.method, plain], [rest, only, generator, plain],
          [plain, rest, only, Thing, thing.method, thing, Thing.make, Thing.free, generator, missing, len, print.__call__, 7, lambda a: a]]
for group in groups[:-1]:
    print(meet(group, 200))
for result in meet(groups[-1][:-3] + groups[-1][-2:], 60):
    print(result)
print(meet(groups[0], 100), meet([missing, plain], 100))


def sort_all(rows, ways):
    return [sorted(rows, key=way, reverse=True)[0] for way in ways for _ in range(40)][::40]


print(sort_all(["bb", "a", "ccc"], [len, str, lambda s: s[-1], None]))


def deep(n, f=None):
    return n if n == 0 else f(n - 1, f=f)


print(deep(300, f=deep))


def fails(a, b=0, c=0):
    raise ValueError(a + b + c)


def caught(callees, n):
    count = 0
    for i in range(n):
        for f in callees:
            try:
                f(i, b=i, c=1)
            except ValueError as error:
                count += error.args[0]
    return count


print(caught([plain, fails, rest], 150))
