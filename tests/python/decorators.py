# Decorators on functions, methods and classes, with arguments, stacked, keeping state.

trace = []


def logged(function):
    def wrapper(*args, **kwargs):
        trace.append(function.__name__)
        return function(*args, **kwargs)

    wrapper.__name__ = function.__name__
    return wrapper


def times(n):
    def decorate(function):
        def wrapper(*args):
            return [function(*args) for _ in range(n)]

        return wrapper

    return decorate


@logged
def add(a, b=1):
    "Adds."
    return a + b


@times(3)
@logged
def shout(text):
    return text.upper() + "!"


print(add(1), add(1, b=5), shout("hey"), trace, add.__name__)


class CountCalls:
    def __init__(self, function):
        self.function = function
        self.calls = 0

    def __call__(self, *args):
        self.calls += 1
        return self.function(*args)


@CountCalls
def square(x):
    return x * x


print(sum(square(i) for i in range(1000)), square.calls)
registry = {}


def register(name):
    def decorate(cls):
        registry[name] = cls
        cls.tag = name
        return cls

    return decorate


@register("circle")
class Circle:
    def area(self):
        return 3


@register("square")
class Square:
    def area(self):
        return 4


print([registry[k]().area() for k in sorted(registry)], Circle.tag, registry["square"] is Square)


def retry(limit):
    def decorate(function):
        def wrapper(*args):
            last = None
            for attempt in range(limit):
                try:
                    return function(attempt, *args)
                except ValueError as error:
                    last = error
            raise RuntimeError("gave up") from last

        return wrapper

    return decorate


@retry(3)
def unstable(attempt, needed):
    if attempt < needed:
        raise ValueError(f"attempt {attempt}")
    return attempt


print(unstable(0), unstable(2))
try:
    unstable(9)
except RuntimeError as error:
    print(error, "/", error.__cause__)


class Service:
    def __init__(self):
        self.allowed = False

    def guarded(method):
        def wrapper(self, *args):
            if not self.allowed:
                return "denied"
            return method(self, *args)

        return wrapper

    @guarded
    def read(self, key):
        return "value of " + key

    @staticmethod
    @logged
    def helper(x):
        return x * 2

    @classmethod
    @logged
    def make(cls):
        made = cls()
        made.allowed = True
        return made


s = Service()
print(s.read("k"), Service.make().read("k"), Service.helper(21), trace[-2:])


def memo(function):
    cache = {}

    def wrapper(*args):
        try:
            return cache[args]
        except KeyError:
            cache[args] = result = function(*args)
            return result

    wrapper.cache = cache
    return wrapper


@memo
def binomial(n, k):
    return 1 if k in (0, n) else binomial(n - 1, k - 1) + binomial(n - 1, k)


print(binomial(60, 30), len(binomial.cache))


@lambda f: lambda x: f(x) + 1
def plus_one(x):
    return x * 10


print(plus_one(4))


def partial(function, *bound, **named):
    return lambda *args, **kw: function(*bound, *args, **{**named, **kw})


base2 = partial(int, base=2)
power = partial(pow, 2)
print(base2("1011"), power(10), list(map(partial(max, 5), range(3, 8))))
total = 0
for i in range(1500):
    total += add(i) + square(i % 10)
print(total, square.calls, len(trace))
