"""with: orders of enter and exit, suppression, control flow out of bodies, contextlib tools."""
from contextlib import ExitStack, closing, contextmanager, nullcontext, redirect_stdout, suppress
import io

log = []


class Note:
    def __init__(self, name, swallow=()): self.name, self.swallow = name, swallow

    def __enter__(self):
        log.append("+" + self.name)
        return self

    def __exit__(self, kind, value, trace):
        log.append(f"-{self.name}:{kind.__name__ if kind else None}")
        return bool(kind) and issubclass(kind, self.swallow)


@contextmanager
def tagged(name):
    log.append("<" + name)
    try:
        yield name.upper()
    except KeyError as error:
        log.append(f"caught {error}")
    finally:
        log.append(">" + name)


def flows(how):
    for i in range(3):
        with Note("a"), tagged("t") as t, Note("b", (ValueError,)):
            if how == "return": return t
            if how == "break": break
            if how == "continue": continue
            if how == "value": raise ValueError
            if how == "key": raise KeyError("k")
            if how == "other": raise OSError("o")
    return "end"


for how in ("return", "break", "continue", "value", "key", "other"):
    log.clear()
    try:
        print(how, flows(how), log)
    except OSError as error:
        print("out", error, log)
log.clear()
with ExitStack() as stack:
    names = [stack.enter_context(tagged(n)) for n in "xy"]
    stack.callback(log.append, "callback")
    stack.push(lambda *e: log.append(e[0] and e[0].__name__) or True)
    raise KeyError("z")
print(names, log)
with suppress(ZeroDivisionError, KeyError):
    1 / 0
out = io.StringIO()
with redirect_stdout(out), nullcontext(5) as five:
    print("hidden", five)
print(repr(out.getvalue()))


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def never():
    if False:
        yield


@tagged("deco")
def decorated(): return "result"


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def use(manager):
    with manager as m:
        return m


print(attempt(lambda: use(twice())), attempt(lambda: use(never())), attempt(lambda: use(3)), decorated(), decorated())
g = (x for x in range(3))
with closing(g):
    next(g)
print(list(g))


def hot(turns):
    log.clear()
    total = 0
    for i in range(turns):
        with Note("h", (ValueError, IndexError)) as n:
            total += 1
            if i % 3 == 0:
                raise ValueError
            if i % 7 == 0:
                [][i]
            total += len(n.name)
        with suppress(TypeError):
            total += i if i % 2 else None
    return total, len(log), log.count("-h:IndexError")


print(hot(210))
