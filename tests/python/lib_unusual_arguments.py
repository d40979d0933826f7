# Arguments that few programs give: of open, seed, strptime, startswith and others.
import gc
import os
import random
import tempfile
import time
import traceback


def shown(name, work):
    try:
        result = work()
    except Exception as error:
        print(name, type(error).__name__, error)
    else:
        print(name, repr(result))


folder = tempfile.mkdtemp()
place = os.path.join(folder, "text")
with open(place, "w") as file:
    file.write("one\ntwo\n")


class Path:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        return self.path


class Endless:
    def __fspath__(self):
        return self


def opened(*arguments, **keywords):
    def work():
        with open(*arguments, **keywords) as file:
            return file.read()

    shown(("open", arguments[1:], sorted(keywords)), work)


opened(place)
opened(Path(place), "rb")
opened(Endless())
for keywords in [
    {"encoding": "utf-99"}, {"encoding": 3}, {"errors": 3}, {"newline": 3}, {"newline": "x"}, {"newline": "\r\n"},
    {"buffering": "a"}, {"buffering": 0}, {"buffering": 1}, {"closefd": False}, {"opener": 3}, {"foo": 3},
    {"opener": lambda path, flags: -1}, {"opener": lambda path, flags: "x"}, {"opener": os.open},
    {"opener": lambda path, flags: os.open(path, flags), "encoding": "ascii"},
]:
    opened(place, **keywords)
for keywords in [{"encoding": "utf8"}, {"errors": "strict"}, {"newline": ""}, {"buffering": 0}, {"opener": os.open}]:
    opened(place, "rb", **keywords)
opened("a\0b")
opened(-1)
with open(place, "a", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
    file.write("three\n")
with open(place, "w+", opener=os.open) as file:
    file.write("four\n")
    file.seek(0)
    print(file.readlines())
opened(place)
os.remove(place)
os.rmdir(folder)

for text, part in [("abc", ""), (b"abc", b""), (bytearray(b"abc"), b""), (b"abc", b"c"), (b"abc", (b"x", b"bc"))]:
    for bounds in [(3,), (4,), (5,), (2, 1), (1, 3), (-1,), (-9, 9), (2**70,), (None, -1)]:
        print(text, part, bounds, text.startswith(part, *bounds), text.endswith(part, *bounds))

for step in (2**63, -2**63, 2**100):
    print(slice(None, None, step).indices(5), slice(4, 2, step).indices(3), [1, 2, 3][::step])

for text, format in [
    ("2020 Mon 100", "%Y %a %j"), ("2024 Mon 060", "%Y %a %j"), ("2023 366", "%Y %j"), ("Tue", "%a"), ("100", "%j"),
    ("2021 00 5", "%Y %U %w"), ("2021 53 5", "%Y %W %w"), ("2021 53 4", "%G %V %u"), ("2020 53 4", "%G %V %u"),
    ("2020 5", "%G %V"), ("2020 5 100", "%G %V %j"), ("2020 5 1 100", "%G %V %u %j"), ("2020 5 1", "%Y %V %u"), ("5 1", "%V %u"), ("5", "%V"),
    ("2020 02 30", "%Y %m %d"), ("2020 05", "%Y %U"),
]:
    shown((text, format), lambda: tuple(time.strptime(text, format)))

for parts in [
    (2020, 0, 0, 0, 0, 0, 0, 0, 0), (2020, 13, 1, 0, 0, 0, 0, 1, 0), (2020, -1, 1, 0, 0, 0, 0, 1, 0),
    (2020, 1, 32, 0, 0, 0, 0, 1, 0), (2020, 1, 1, 24, 0, 0, 0, 1, 0), (2020, 1, 1, 0, 60, 0, 0, 1, 0),
    (2020, 1, 1, 0, 0, 61, -1, 366, 0), (2020, 1, 1, 0, 0, 62, 0, 1, 0), (2020, 1, 1, 0, 0, 0, 7, 1, 0),
    (2020, 1, 1, 0, 0, 0, -2, 1, 0), (2020, 1, 1, 0, 0, 0, 0, 367, 0), (2020, 1, 1), [2020] * 9, "x",
    (2020, "a", 1, 0, 0, 0, 0, 1, 0), (2020, 1.0, 1, 0, 0, 0, 0, 1, 0), (10**12, 1, 1, 0, 0, 0, 0, 1, 0),
    time.struct_time((2020, 0, 0, 0, 0, 0, 0, 0, 0)), time.gmtime(0),
]:
    shown(parts, lambda: time.strftime("%Y %m %d %H %M %S %a %b %j %w", parts))
    shown(parts, lambda: time.asctime(parts))

for seconds in (2**70, 1e20, -1e20, float("inf"), float("nan"), 10**17, -(10**17), 2.0**56, 67768036191676800):
    for function in (time.gmtime, time.localtime, time.ctime):
        shown(seconds, lambda: function(seconds))
shown("latest", lambda: tuple(time.gmtime(67768036191676799)))
shown("earliest", lambda: tuple(time.gmtime(-67768040609740800)))


def fails():
    raise ValueError(1)


try:
    fails()
except ValueError as error:
    for limit in (0, 1, -1):
        print(limit, [line for line in traceback.format_exception(error, limit=limit) if "File" not in line])
    print(traceback.format_exception(ValueError, error, None))
    print("".join(traceback.format_exception(ExceptionGroup("both", [error, ExceptionGroup("one", [error])]), limit=0)))

whole = b"abc"
print(whole.strip() is whole, whole.lstrip(b"x") is whole, whole.rstrip() is whole, bytearray(b"ab").strip())

for seed in ["abc", "", "\u20ac\U0001f600", b"xyz", b"\xff\x00", 5, 2.5, None]:
    for version in (1, 2):
        random.seed(seed, version)
        first = random.random()
        random.seed(seed, version=version)
        print(seed, version, first if seed is not None else None, seed is None or first == random.random())
random.seed(bytearray(b"xyz"))
print(random.random(), random.Random.VERSION, random.SystemRandom().VERSION)
print(gc.is_finalized(3), gc.is_finalized([]))
