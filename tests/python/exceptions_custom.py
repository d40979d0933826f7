# Custom exceptions, hierarchies, raise from, context, suppression, exception attributes.


class AppError(Exception):
    """Base of all errors here."""

    code = 1

    def describe(self):
        return f"[{self.code}] {self}"


class NotFound(AppError):
    code = 404

    def __init__(self, what, where="store"):
        super().__init__(f"{what} not in {where}")
        self.what = what


class Denied(AppError):
    code = 403

    def __str__(self):
        return "denied for " + ", ".join(map(str, self.args))


class Both(NotFound, KeyError):
    pass


def find(kind):
    if kind == 0:
        raise NotFound("apple")
    if kind == 1:
        raise Denied("bob", 7)
    if kind == 2:
        raise Both("pear", where="tree")
    if kind == 3:
        raise AppError
    return "found"


for kind in range(5):
    try:
        print(find(kind))
    except NotFound as error:
        print("not found:", error.what, error.describe(), isinstance(error, KeyError))
    except AppError as error:
        print("app:", error.describe(), error.args, repr(error))

try:
    try:
        {}["k"]
    except KeyError as error:
        raise NotFound("k") from error
except NotFound as error:
    cause = error.__cause__
    print(repr(error), "caused by", repr(cause), error.__context__ is cause, error.__suppress_context__)

try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("hidden") from None
except ValueError as error:
    print(repr(error), error.__cause__, repr(error.__context__), error.__suppress_context__)

try:
    try:
        1 / 0
    except ZeroDivisionError:
        undefined
except NameError as error:
    print(repr(error), "during", repr(error.__context__))

try:
    raise ValueError("x") from 5
except TypeError as error:
    print("TypeError:", error)

try:
    raise NotFound
except TypeError as error:
    print("TypeError:", error)


class Retry(Exception):
    def __init__(self, attempts):
        self.attempts = attempts


def flaky(n):
    attempts = 0
    while True:
        try:
            attempts += 1
            if attempts < n:
                raise Retry(attempts)
            return attempts
        except Retry as retry:
            if retry.attempts > 50:
                return -1


print([flaky(n) for n in (1, 2, 10, 60)], sum(flaky(i % 20) for i in range(300)))

print(issubclass(NotFound, Exception), issubclass(Exception, BaseException), issubclass(KeyError, LookupError))
print(issubclass(ZeroDivisionError, ArithmeticError), issubclass(OverflowError, ArithmeticError), issubclass(StopIteration, Exception))
print(issubclass(KeyboardInterrupt, Exception), issubclass(SystemExit, Exception), issubclass(NotImplementedError, RuntimeError))
print(issubclass(RecursionError, RuntimeError), issubclass(FileNotFoundError, OSError), IOError is OSError, issubclass(UnicodeError, ValueError))
error = ValueError("kept")
try:
    raise error
except ValueError as caught:
    print(caught is error, caught.__traceback__ is not None)
try:
    raise SystemExit(3)
except SystemExit as stop:
    print("stopped", stop.code)
try:
    raise StopIteration("value")
except StopIteration as stop:
    print(stop.value)
print(str(KeyError("quoted")), str(KeyError(1, 2)), repr(IndexError("i")), str(OSError(2, "No such file")), str(Exception()))


def chain(depth):
    try:
        if depth:
            chain(depth - 1)
        else:
            raise AppError("root")
    except AppError as inner:
        raise AppError("level %d" % depth) from inner


try:
    chain(4)
except AppError as error:
    walk = []
    while error is not None:
        walk.append(str(error))
        error = error.__cause__
    print(walk)
