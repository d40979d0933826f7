# Functions that keep things: counters, memo, currying, composition, decorators with arguments, late binding, recursion.
import functools


def counter(start=0):
    def step(by=1):
        nonlocal start
        start += by
        return start

    step.reset = lambda: step.__closure__[0].cell_contents
    return step


a, b = counter(), counter(10)
print(a(), a(5), b(), a(), b(-1), a.reset(), b.reset())
late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in early])


def compose(*fs):
    return functools.reduce(lambda f, g: lambda *a: f(g(*a)), fs, lambda x: x)


print(compose(str, abs, int)("-42"), compose()(1), compose(lambda x: x + 1, lambda x: x * 2)(5))


def curry(f, n=None):
    n = f.__code__.co_argcount if n is None else n

    def take(*args):
        return f(*args) if len(args) >= n else lambda *more: take(*args, *more)

    return take


add3 = curry(lambda a, b, c: a * 100 + b * 10 + c)
print(add3(1)(2)(3), add3(1, 2)(3), add3(1)(2, 3), add3(1, 2, 3))


def logged(prefix, log):
    def decorate(f):
        @functools.wraps(f)
        def wrapper(*args, **kwargs):
            log.append(f"{prefix}{f.__name__}{args}{sorted(kwargs.items())}")
            result = f(*args, **kwargs)
            log.append(f"={result}")
            return result

        wrapper.calls = log
        return wrapper

    return decorate


log = []


@logged(">", log)
@logged("-", log)
def power(base, exponent=2):
    "raises"
    return base**exponent


print(power(3), power(2, exponent=5), power.__name__, power.__doc__, power.__wrapped__.__wrapped__(4), log)


def retry(times):
    def decorate(f):
        def wrapper(*args):
            for attempt in range(times):
                try:
                    return f(*args), attempt
                except ValueError as error:
                    last = error
            raise RuntimeError("gave up") from last

        return wrapper

    return decorate


failures = iter([1, 1, 0, 1, 1, 1, 1])


@retry(3)
def flaky():
    if next(failures):
        raise ValueError("no")
    return "yes"


print(flaky())
try:
    flaky()
except RuntimeError as error:
    print(error, repr(error.__cause__))


class Memo:
    def __init__(self, f):
        functools.update_wrapper(self, f)
        self.f, self.known, self.misses = f, {}, 0

    def __call__(self, *args):
        if args not in self.known:
            self.misses += 1
            self.known[args] = self.f(*args)
        return self.known[args]

    def __get__(self, instance, owner):
        return functools.partial(self, instance)


@Memo
def ackermann(m, n):
    return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))


print(ackermann(2, 3), ackermann.misses, ackermann.__name__)


class Point:
    def __init__(self, x):
        self.x = x

    @Memo
    def times(self, k):
        return self.x * k


p = Point(4)
print(p.times(2), p.times(2), Point.__dict__["times"].misses)


def outer():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x += "!"
            return x

        return inner, lambda: x

    return middle()


inner, look = outer()
print(inner(), inner(), look())


def accumulate(items=[]):
    items.append(len(items))
    return items


print(accumulate(), accumulate(), accumulate([]), accumulate.__defaults__)
Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(Y(lambda fact: lambda n: 1 if n == 0 else n * fact(n - 1))(10))
church = [lambda f: lambda x: x]
for _ in range(4):
    church.append((lambda n: lambda f: lambda x: f(n(f)(x)))(church[-1]))
number = lambda n: n(lambda x: x + 1)(0)
plus = lambda a: lambda b: lambda f: lambda x: a(f)(b(f)(x))
times = lambda a: lambda b: lambda f: a(b(f))
print([number(n) for n in church], number(plus(church[3])(church[4])), number(times(church[3])(church[4])))


def pipeline(*stages):
    def run(items):
        for stage in stages:
            items = stage(items)
        return list(items)

    return run


print(pipeline(lambda xs: (x for x in xs if x % 2), lambda xs: map(str, xs), reversed_list := lambda xs: list(xs)[::-1])(range(10)))


def make_account(balance):
    def withdraw(n):
        nonlocal balance
        if n > balance:
            return "too much"
        balance -= n
        return balance

    def deposit(n):
        nonlocal balance
        balance += n
        return balance

    return {"withdraw": withdraw, "deposit": deposit, "balance": lambda: balance}


acc, other = make_account(100), make_account(5)
print(acc["withdraw"](30), acc["deposit"](5), acc["withdraw"](500), acc["balance"](), other["balance"]())
handlers = {}


def on(name):
    return lambda f: handlers.setdefault(name, []).append(f) or f


@on("x")
@on("y")
def first(v):
    return f"first {v}"


@on("x")
def second(v):
    return f"second {v}"


print([f(1) for f in handlers["x"]], len(handlers["y"]), first(0))
total = 0
adders = [lambda x, k=k: x + k for k in range(5)]
for i in range(1500):
    for f in adders:
        total = f(total) % 10007
print(total)


def keywords(a, /, b, *rest, c=3, **others):
    return a, b, rest, c, others


print(keywords(1, 2), keywords(1, b=2), keywords(1, 2, 3, 4, c=5, d=6, a=7), keywords(*"ab", **{"c": 1, "z": 2}))
for bad in (lambda: keywords(), lambda: keywords(a=1, b=2), lambda: keywords(1), lambda: (lambda *, k: k)(), lambda: (lambda x: x)(1, x=2), lambda: (lambda: 0)(k=1)):
    try:
        bad()
    except TypeError as error:
        print(error)
