# Functions and arguments of the library that programs seldom ask for.
import binascii
import bisect
import csv
import fnmatch
import gc
import importlib.abc
import importlib.util
import inspect
import io
import random
import signal
import stat
import sys
import time
import traceback

print(binascii.b2a_hex(b"\x01\x02", sep=b" "), binascii.hexlify(b"abcd", "-", 2), b"abc".hex(sep=":", bytes_per_sep=2))
for separator in ("é", "", "ab"):
    try:
        b"ab".hex(separator)
    except ValueError as error:
        print(error)
print(bytes.fromhex("01\x0b02\x0c03"))
print(bisect.bisect([1, 2, 3, 3], 3, 0, -1), bisect.bisect_left([1, 2, 3, 3], 3, 0, -1), bisect.bisect([1, 2], 9, 0, -2))
print([fnmatch.fnmatch("b", pattern) for pattern in ("[!a]", "[a-c]", "[c-a]", "[a-!]", "[!c-a]", "[]b]", "[b", "[a-]")])
print(gc.get_debug(), gc.set_debug(0))
random.seed(5)
print(random.expovariate() >= 0)
print(signal.SIGFPE, int(signal.SIGWINCH), stat.S_ISDOOR(0o100644), stat.S_IREAD)
print(time.clock_gettime(time.CLOCK_MONOTONIC) > 0, time.clock_gettime_ns(time.CLOCK_REALTIME) > 10**18)
print(time.get_clock_info("monotonic").monotonic, time.get_clock_info("time").adjustable)
for text, form in [("2023-02-29", "%Y-%m-%d"), ("31 Apr", "%d %b"), ("29 Feb", "%d %b")]:
    try:
        print(time.strptime(text, form)[:3])
    except ValueError as error:
        print(error)
out = io.StringIO()
writer = csv.DictWriter(out, iter(["a", "b"]))
writer.writeheader()
writer.writerow({"a": 1, "b": 2})
print(repr(out.getvalue()))


class Source(importlib.abc.Loader):
    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec("value = 5", module.__dict__)


spec = importlib.util.spec_from_loader("made", Source())
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
print(spec.name, module.value, module.__spec__ is spec, module.__name__)


class Text(importlib.abc.InspectLoader):
    def get_source(self, fullname):
        return f"name = {fullname!r}"


print(Text().load_module("texts").name, "texts" in sys.modules)


def plain():
    pass


print(inspect.iscoroutinefunction(plain), inspect.iscoroutinefunction(inspect.markcoroutinefunction(plain)))


def inner():
    raise ValueError("x")


def outer():
    inner()


for limit in (1, 0, 1000):
    sys.tracebacklimit = limit
    try:
        outer()
    except ValueError:
        print(traceback.format_exc().count("File"))
del sys.tracebacklimit


def typed():
    x = 3
    exec(compile("x + 4", "<typed>", "single"))
    exec(compile("for i in range(2): i\n", "<typed>", "single"))


typed()
print(eval(bytearray(b"1 + 1")), eval(memoryview(b"2 + 2")))
exec(bytearray(b"print(3)"))
for work in (
    lambda: "%(a)s %s" % {"a": 1},
    lambda: "%s %(a)s" % {"a": 1},
    lambda: format(1, ",,d"),
    lambda: format(1, ",_d"),
    lambda: format(1, ",,"),
):
    try:
        print(work())
    except (TypeError, ValueError) as error:
        print(error)
p = print
try:
    p >>= 5
except TypeError as error:
    print(error)


class Bad(Exception):
    def __new__(cls):
        return 1


try:
    raise Bad
except TypeError as error:
    print(error)
