# Small modules: reprlib, colorsys, sched, codecs, copyreg, importlib, locale, atexit, signal, errno, gc.
import atexit
import codecs
import colorsys
import copyreg
import importlib
import locale
import reprlib
import sched
import signal
import sys

print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(10)}), reprlib.repr(10**60))
print(reprlib.repr((1,)), reprlib.repr({3, 1, 2}), reprlib.repr([[[[[[[[1]]]]]]]]), reprlib.repr(frozenset()))


class Loop:
    def __init__(self):
        self.me = self

    @reprlib.recursive_repr()
    def __repr__(self):
        return f"<{self.me!r}>"


print(Loop())
print(colorsys.rgb_to_hsv(0.2, 0.4, 0.4), colorsys.hsv_to_rgb(0.5, 0.5, 0.4), colorsys.rgb_to_hls(1, 0.5, 0))
print([round(v, 6) for v in colorsys.hls_to_rgb(0.1, 0.5, 1)], [round(v, 6) for v in colorsys.yiq_to_rgb(*colorsys.rgb_to_yiq(0.1, 0.2, 0.3))])
now = [0]
log = []
s = sched.scheduler(lambda: now[0], lambda d: now.__setitem__(0, now[0] + d))
s.enter(5, 1, log.append, ("five",))
s.enter(2, 2, log.append, ("two-b",))
s.enter(2, 1, log.append, argument=("two-a",))
gone = s.enter(3, 1, log.append, ("never",))
s.cancel(gone)
print(len(s.queue), s.empty())
s.run()
print(log, now)
print(codecs.encode("Hello", "rot13"), codecs.decode(b"6869", "hex"), codecs.encode(b"hi", "base64"), codecs.lookup("utf8").name)
d = codecs.getincrementaldecoder("utf-8")()
print([d.decode(bytes([b])) for b in "aä€".encode()], codecs.BOM_UTF8)
m = importlib.import_module("collections.abc")
print(m.__name__, importlib.import_module("json") is sys.modules["json"])
try:
    importlib.import_module("no_such_module")
except ModuleNotFoundError as error:
    print(error, error.name)


class C:
    pass


copyreg.pickle(C, lambda c: (C, ()))
import copy

print(type(copy.copy(C())).__name__)
print(locale.setlocale(locale.LC_ALL, "C"), locale.localeconv()["decimal_point"], locale.atof("1.5"), locale.strcoll("a", "b"))
caught = []
before = signal.signal(signal.SIGUSR1, lambda n, frame: caught.append(n))
signal.raise_signal(signal.SIGUSR1)
print(caught == [signal.SIGUSR1], before == signal.SIG_DFL, signal.SIGINT.name)


@atexit.register
def last():
    print("last")


atexit.register(print, "first of the last", end="!\n")
atexit.unregister(None)
print(sys.getdefaultencoding(), sys.flags.optimize, sys.int_info.bits_per_digit, sys.hash_info.modulus, sys.float_info.dig)
try:
    raise ValueError
except ValueError:
    print(type(sys.exception()), sys.exc_info()[0])
print(sys.exception(), sys.version_info >= (3, 11), sys.byteorder, sys.maxsize == 2**63 - 1)
