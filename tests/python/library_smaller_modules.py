# Modules that few programs need: gettext, marshal, importlib.metadata and resources, ctypes, blake2, os.environ.
import ctypes
import gettext
import hashlib
import io
import marshal
import operator
import os
import types
from dataclasses import dataclass

print(gettext.gettext("a"), gettext.ngettext("a", "b", 2), gettext.ngettext("a", "b", 1), gettext.pgettext("c", "m"))
print(gettext.find("nowhere"), gettext.translation("nowhere", fallback=True).gettext("x"), gettext.textdomain())
try:
    gettext.translation("nowhere")
except FileNotFoundError as error:
    print(error)

values = [
    None, True, False, ..., 0, -1, 2**31 - 1, 2**31, -(2**70), 1.5, 2 - 3j, "", "abc", "é\ud800", b"\x00\xff", (), (1, (2,)),
    [1, [2.5]], {"a": [1], 3: None}, {1}, frozenset((2,)), "x" * 300, tuple(range(300)),
]
for value in values:
    assert marshal.loads(marshal.dumps(value)) == value, value
print(marshal.loads(b"\xe9\x01\x00\x00\x00"), marshal.loads(b"[\x02\x00\x00\x00\xe9\x07\x00\x00\x00r\x00\x00\x00\x00"))
file = io.BytesIO()
marshal.dump([1, 2], file)
file.seek(0)
print(marshal.load(file))
for wrong in (b"", b"i\x01", b"?"):
    try:
        marshal.loads(wrong)
    except (EOFError, ValueError) as error:
        print(type(error).__name__, error)
try:
    marshal.dumps(object())
except ValueError as error:
    print(error)

for make in (hashlib.blake2b, hashlib.blake2s):
    for size in (0, 1, 128, 129):
        print(make(b"x" * size).hexdigest()[:32], make(b"y" * size, digest_size=8, key=b"k", salt=b"s").hexdigest())
print(hashlib.new("blake2b", b"q").name, hashlib.blake2b().block_size, hashlib.blake2s().digest_size)
try:
    hashlib.blake2b(digest_size=65)
except ValueError as error:
    print(error)

print(ctypes.sizeof(ctypes.c_long), ctypes.c_uint8(300).value, ctypes.c_int32(2**31).value, ctypes.c_float(0.5))
os.environ["UPDRAFT_X"] = "1"
print(os.getenv("UPDRAFT_X"), os.environ.get("UPDRAFT_X"), os.getenv("UPDRAFT_Y", "d"), type(os.environ).__name__)
try:
    os.environ["UPDRAFT_X"] = 1
except TypeError as error:
    print(error)
del os.environ["UPDRAFT_X"]
print(os.getenv("UPDRAFT_X"), repr(os.environ)[:9])

print(type(operator.add), operator.add.__class__ is types.BuiltinFunctionType, type(len), type(lambda: 0))
print([breakpoint.__name__, callable(breakpoint)])


@dataclass(order=True, frozen=True)
class P:
    x: int


print(P.__dataclass_params__)

from decimal import Decimal, Inexact, Rounded, localcontext

for traps in ((Inexact,), (Rounded,), (Inexact, Rounded), ()):
    with localcontext() as context:
        context.clear_flags()
        for signal in traps:
            context.traps[signal] = True
        for work in (lambda: Decimal(1) / 3, lambda: Decimal("1.50").quantize(Decimal("1.0")), lambda: Decimal("1e30") + 1):
            try:
                print(work())
            except (Inexact, Rounded) as error:
                print(type(error).__name__, error)

# The environment is what the program has made of it.
import os, os.path, pathlib
os.environ["HOME"] = "/home/somebody/"
print(os.path.expanduser("~"), os.path.expanduser("~/a"), os.path.expanduser("a~"), os.path.expanduser(b"~/b"), pathlib.Path("~/x").expanduser())
os.environ["HOME"] = "/"
print(os.path.expanduser("~"), os.path.expanduser("~/a"))
for wrong in (lambda: os.environ[1], lambda: 1 in os.environ, lambda: os.environ.get(None), lambda: os.environ.__setitem__("a", 1), lambda: os.environ.__setitem__("a=b", "c"),
              lambda: os.environ.__setitem__("a", "b\0"), lambda: os.getenv(b"x"), lambda: os.environ["NOT_THERE"], lambda: os.terminal_size((80,))):
    try: print(wrong())
    except Exception as error: print(type(error).__name__, error)
os.environ["U"] = "u"
os.putenv("V", "v")
print(os.getenv("U"), os.getenv("V"), os.environ.pop("U"), "U" in os.environ, os.terminal_size([3, 4]))
