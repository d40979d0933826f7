# Traces are the same objects at each look; parts of exceptions that programs set; what generators handle.
import sys
import traceback


def attempt(work, *arguments):
    try:
        print(work(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


def fail(depth):
    if depth == 0:
        raise ValueError("deep")
    fail(depth - 1)


try:
    fail(3)
except ValueError as error:
    trace = error.__traceback__
    print(error.__traceback__ is trace, trace.tb_next is trace.tb_next, trace.tb_frame is trace.tb_frame)
    inner = trace
    while inner.tb_next:
        inner = inner.tb_next
    print(inner.tb_frame.f_code is fail.__code__, inner.tb_frame.f_back.f_code.co_name, fail.__code__ is fail.__code__)
    other = KeyError("other").with_traceback(trace)
    print(other.__traceback__ is trace, other.__traceback__.tb_next is trace.tb_next)

try:
    raise ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [KeyError("k"), TypeError(2)])])
except ExceptionGroup as group:
    left, right = group.split(ValueError)
    print(left.__traceback__ is group.__traceback__, right.__traceback__ is group.__traceback__)
    text = traceback.format_exc()
    print(text.replace(__file__, "FILE"))


def handles():
    try:
        yield 1
    except ValueError:
        yield 2
        print(repr(sys.exception()))
        yield 3
        raise


def thrown_in_handler():
    generator = handles()
    next(generator)
    try:
        raise ValueError("v")
    except ValueError as error:
        generator.throw(error)
    next(generator)
    try:
        next(generator)
    except ValueError as error:
        return repr(error), error.__context__
    return None


print(thrown_in_handler())


def catching():
    while True:
        try:
            yield
        except ValueError as error:
            print("caught", repr(error))


generator = catching()
next(generator)
generator.throw(ValueError("one"))
for arguments in (("abc",), (list,)):
    attempt(generator.throw, *arguments)
    generator = catching()
    next(generator)


class Holder:
    def made(self):
        def inside():
            yield

        return inside()


made = Holder().made()
print(made.__name__, made.__qualname__)

stop = StopIteration("x")
stop.value = "eggs"
print(stop.value, stop.args)
error = OSError(2, "gone", "a", None, "b")
print(error, error.filename, error.filename2)
error.filename = "c"
print(error.filename)
for name in ("args", "__traceback__", "__cause__", "__context__"):
    attempt(delattr, error, name)


class Account:
    rate = 1

    def __init__(self):
        self.total = 1

    def reads(self):
        return total

    def names(self):
        return rate


for method in (Account().reads, Account().names):
    try:
        method()
    except NameError:
        print(traceback.format_exc().splitlines()[-1])
for text in ("ZeroDivisionErrrrr", "import math\nmath.sqrtt", '"a".upperr'):
    try:
        exec(text)
    except Exception:
        print(traceback.format_exc().splitlines()[-1])
print(sum([1, 0.1] * 5), sum([True, 0.1] * 5), sum([0.1] * 10), sum([3, 0.1, 0.2, 0.3, 7]))
a, b = {1: [1], 2: {}}, {2: {}, 1: [1]}
print(a.items() == b.items(), a.items() <= b.items(), a.items() != b.items(), a.items() >= {}.items())
print({1: 2}.keys().isdisjoint([3]), {1: 2}.items().isdisjoint([(1, 2)]))
