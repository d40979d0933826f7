# Exceptions: who catches what, in which order things are undone, chains, groups, notes, own classes.
import contextlib

trace = []


@contextlib.contextmanager
def step(name, swallow=()):
    trace.append(f"+{name}")
    try:
        yield name
    except swallow as error:
        trace.append(f"!{type(error).__name__}")
    finally:
        trace.append(f"-{name}")


with step("a"), step("b", ValueError) as b, step("c"):
    trace.append(b)
    raise ValueError("x")
print(trace)


def nested(n):
    try:
        try:
            if n == 0:
                return "zero"
            if n == 1:
                raise KeyError(n)
            if n == 2:
                raise ValueError(n)
            if n == 3:
                1 / 0
            return "none"
        except KeyError:
            return "key"
        except ValueError as error:
            raise RuntimeError("again") from error
        else:
            return "else"
        finally:
            if n == 4:
                return "finally wins"
    except (RuntimeError, ZeroDivisionError) as error:
        return f"{error!r} cause {error.__cause__!r} context {error.__context__!r}"
    finally:
        trace.append(n)


for n in range(6):
    print(n, nested(n))


def loops():
    out = []
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        finally:
            out.append(f"f{i}")
    else:
        out.append("never")
    return out


print(loops())


class AppError(Exception):
    code = 1

    def __init__(self, message, **details):
        super().__init__(message)
        self.details = details

    def __str__(self):
        return f"[{self.code}] {self.args[0]} {self.details}"


class NotFound(AppError):
    code = 404


try:
    raise NotFound("page", path="/x")
except AppError as error:
    error.add_note("a note")
    print(error, repr(error), error.args, error.__notes__, isinstance(error, NotFound), error.__traceback__ is not None)
try:
    try:
        raise KeyError("inner")
    except KeyError:
        raise TypeError("outer") from None
except TypeError as error:
    print(error.__cause__, error.__context__, error.__suppress_context__)


def group():
    raise ExceptionGroup("many", [ValueError(1), TypeError(2), ExceptionGroup("deep", [ValueError(3), OSError(4)])])


try:
    group()
except* ValueError as eg:
    print("values", [e.args for e in eg.exceptions], eg.message)
except* (TypeError, OSError) as eg:
    print("rest", len(eg.exceptions), eg.split(TypeError)[0].exceptions)
try:
    raise BaseException("base")
except Exception:
    print("no")
except BaseException as error:
    print("base", error)
for action in (lambda: [][0], lambda: {}["k"], lambda: None.x, lambda: "a" + 1, lambda: undefined, lambda: int("z"), lambda: [].x, lambda: (1, 2) + [3], lambda: len(5), lambda: {}.update(1), lambda: next(iter([])), lambda: "x".y, lambda: 5(), lambda: [1, 2].index(3), lambda: range(0, 1, 0), lambda: object() < object(), lambda: sorted([1, "a"]), lambda: chr(-1), lambda: __import__("nothing_here"), lambda: open("/no/such/file"), lambda: (lambda a: a)(), lambda: (lambda: 0)(1), lambda: print(x=1), lambda: isinstance(1, 1), lambda: iter(1), lambda: "%d" % "x", lambda: "{}".format(), lambda: b"a" + "b", lambda: [*1], lambda: dict([1]), lambda: setattr(1, "a", 2), lambda: exec("1 +")):
    try:
        action()
        print("nothing")
    except Exception as error:
        print(type(error).__name__, "|", error)


with contextlib.suppress(ZeroDivisionError):
    1 / 0
with contextlib.ExitStack() as stack:
    for name in "xyz":
        stack.enter_context(step(name))
    stack.callback(trace.append, "callback")
print(trace[-7:])
caught = 0
for i in range(3000):
    try:
        if i % 3:
            raise ValueError(i)
    except ValueError as error:
        caught += error.args[0]
print(caught)
try:
    assert 1 == 2, "message"
except AssertionError as error:
    print(repr(error))
