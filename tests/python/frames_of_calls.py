import inspect
import logging
import sys
import traceback
import types


def where(depth=1):
    frame = sys._getframe(depth)
    return frame.f_code.co_name, frame.f_lineno


def outer():
    return where(), where(2), where(0)


print(outer())
for i in range(200):
    last = outer()
print(last)


def names():
    frame, found = sys._getframe(), []
    while frame is not None:
        found.append(frame.f_code.co_name)
        frame = frame.f_back
    return found


def recurse(n):
    return names() if n == 0 else recurse(n - 1)


print(recurse(3), list(map(lambda _: names(), [1]))[0], [names() for _ in range(1)][0])


def variables(a, b=2, *rest, key=None, **more):
    local = a + b
    captured = local * 2

    def inner():
        return captured, sorted(sys._getframe().f_locals)

    print(sorted(sys._getframe().f_locals.items(), key=lambda pair: pair[0])[:3], inner())
    later = 1
    print(sorted(sys._getframe().f_locals), later)


variables(1, 5, 6, key=7, x=8)


class Body:
    first = 1
    seen = sorted(name for name in sys._getframe().f_locals if not name.startswith("_"))


print(Body.seen, sys._getframe().f_locals is globals(), sys._getframe().f_globals is globals())


def generator():
    yield sys._getframe().f_code.co_name
    yield sys._getframe().f_back.f_code.co_name


def consume():
    return list(generator())


print(consume())
print(inspect.currentframe().f_code.co_name, [f.function for f in inspect.stack()])


def caller_name():
    return inspect.stack()[1].function


def known():
    return caller_name()


print(known())
try:
    sys._getframe(1000)
except ValueError as error:
    print(error)
print([entry.name for entry in traceback.extract_stack()])
logging.basicConfig(format="%(levelname)s %(funcName)s:%(lineno)d %(message)s", stream=sys.stdout, level=logging.INFO)


def logs():
    logging.info("here")
    logging.getLogger("x").warning("there")


logs()


def deco(f):
    return f


@deco
def decorated(a, /, b, *, c):
    x = 1
    y = lambda: x
    return y


code = decorated.__code__
print(code.co_firstlineno, code.co_varnames, code.co_argcount, code.co_nlocals, code.co_cellvars)
print(decorated(1, 2, c=3).__code__.co_freevars, (lambda: 0).__code__.co_firstlineno)


def uses_global():
    return value


value = 1
print(types.FunctionType(uses_global.__code__, {"value": 42})(), types.FunctionType(uses_global.__code__, globals())())
cell = types.CellType(5)
made = types.FunctionType(decorated(1, 2, c=3).__code__, globals(), "made", None, (cell,))
print(made(), made.__name__)
cell.cell_contents = 6
print(made())
try:
    types.FunctionType(made.__code__, {})
except TypeError as error:
    print(error)
