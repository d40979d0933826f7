"""Exception groups: split, subgroup, derive, except* with leftovers, notes and contexts."""


def tree(error, depth=0):
    if isinstance(error, BaseExceptionGroup):
        return f"{error.message}[{', '.join(tree(e) for e in error.exceptions)}]"
    return f"{type(error).__name__}({error})"


g = ExceptionGroup("top", [ValueError(1), ExceptionGroup("in", [KeyError("k"), TypeError("t"), ValueError(2)]), OSError("os")])
print(g, len(g.exceptions), tree(g), repr(g.exceptions[1]))
for kind in (ValueError, (KeyError, OSError), LookupError, lambda e: str(e) == "t", ZeroDivisionError, ExceptionGroup):
    match, rest = g.split(kind)
    print(match and tree(match), "|", rest and tree(rest), "|", (s := g.subgroup(kind)) and tree(s))
for make in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [1]), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup("x", [KeyboardInterrupt()]), lambda: ExceptionGroup("x", 3)):
    try:
        make()
    except Exception as error:
        print(type(error).__name__, error)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)


class Mine(ExceptionGroup):
    def derive(self, excs):
        return Mine(self.message + "'", excs)


def run(error):
    log = []
    try:
        try:
            raise error
        except* ValueError as e:
            log.append("V " + tree(e))
        except* (KeyError, TypeError) as e:
            log.append("KT " + tree(e))
            raise RuntimeError("new") from e.exceptions[0]
        else:
            log.append("else")
        finally:
            log.append("finally")
    except BaseException as left:
        log.append("left " + tree(left))
    return log


for error in (g, ValueError("plain"), KeyError("one"), Mine("m", [ValueError(1), OSError(2)]), Mine("m", [TypeError(1), OSError(2)]), ZeroDivisionError("z")):
    print(run(error))
e = ValueError("noted")
e.add_note("first")
e.add_note("second")
print(e.__notes__, e, ExceptionGroup("g", [e]).split(ValueError)[0].exceptions[0].__notes__)
try:
    e.add_note(3)
except TypeError as error:
    print(error)


def contexts():
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise KeyError("second")
        finally:
            try:
                int("x")
            except ValueError as inner:
                seen = type(inner.__context__).__name__
    except KeyError as outer:
        return seen, type(outer.__context__).__name__, outer.__cause__, outer.__suppress_context__


print(contexts())
try:
    raise OSError("a") from None
except OSError as error:
    print(error.__cause__, error.__suppress_context__)


def hot(turns):
    counts = {}
    for i in range(turns):
        try:
            raise ExceptionGroup("h", [[ValueError, KeyError, OSError][(i + k) % 3](k) for k in range(1 + i % 3)])
        except* ValueError as e:
            counts["v"] = counts.get("v", 0) + len(e.exceptions)
        except* Exception as e:
            counts["e"] = counts.get("e", 0) + sum(x.args[0] for x in e.exceptions)
    return counts


print(hot(150))
