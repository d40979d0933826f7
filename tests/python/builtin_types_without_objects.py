# Types whose objects only the interpreter makes cannot be called; numbers and modules at their edges.
import cmath
import operator
import os
import shutil
import sys
import types


async def coroutine():
    pass


async def generator():
    yield


made = coroutine()
made.close()
for kind in (types.CoroutineType, types.FrameType, type({}.keys()), type({}.items())):
    try:
        print(repr(kind()))
    except TypeError as error:
        print(error)
for kind in (types.EllipsisType, types.NotImplementedType, types.NoneType, object):
    print(repr(kind())[:7])

for function in (cmath.acos, cmath.atan, cmath.atanh, cmath.tan, cmath.tanh, cmath.log):
    for number in (5, -2.5, complex(0.5, -0.0), complex(-3, 0.25), 1j, complex(1, -1e-10)):
        try:
            value = complex(function(number))
            print(function.__name__, number, f"{value.real:.9g} {value.imag:.9g}")
        except ValueError as error:
            print(function.__name__, number, error)
for wrong in (lambda: cmath.sin("1"), lambda: operator.abs("a"), lambda: operator.methodcaller(3)):
    try:
        wrong()
    except TypeError as error:
        print(error)
print(operator.abs(-3), shutil.get_terminal_size((33, 44)).lines > 0, os.terminal_size((3, 4)), sys.flags.optimize)
