# What an OSError tells, by the number of its arguments and what replaced them; and texts and functions that programs replace.
print(OSError(2, None), OSError(None, "m"), OSError(2, "m", None), OSError(2, "m", "f"), OSError(2, "m", "f", None, "g"))
print(OSError(2, "m", None, None, "g"), OSError("m"), OSError(), OSError(1, 2, 3, 4, 5, 6))
error = OSError(2, "m", "f")
error.args = (5,)
print(error, error.errno, error.filename, error.args)


class Value(StopIteration):
    @property
    def value(self):
        raise RuntimeError("the program's code")


error = Value(2)
error.args = (1,)
print(error.args)


class Slotted(OSError):
    __slots__ = ("errno",)


error = Slotted(2, "x")
error.args = (1,)
print(error.args)


class Text(str):
    def __str__(self):
        return "own"

    def __call__(self, match):
        return match.group() * 2


print(ImportError(Text("x")), ImportError("y"))

import re

print(re.sub("b", Text("S"), "abc"), re.sub("b", "S", "abc"))

import os

os.getenv = lambda name: "mine"
os.environ
print(os.getenv("x"))
