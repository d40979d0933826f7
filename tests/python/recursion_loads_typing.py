# A part of the module that fails to load, for want of stack, is loaded later.
import typing


def deep():
    try: deep()
    except RecursionError:
        try: typing.get_type_hints
        except RecursionError: pass
        raise
try: deep()
except RecursionError: pass


class A:
    x: int


print(typing.get_type_hints(A))
