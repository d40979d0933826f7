"""What inspect tells of builtin functions, of frames of traces; how iterators and containers show themselves."""

import calendar
import collections
import contextlib
import copy
import inspect
import itertools
import pprint
import sys

for function in (len, print, sorted, isinstance, sum, list, float, ValueError, pow, map, filter, int, dict, type, range):
    try:
        print(function.__name__, inspect.signature(function))
    except ValueError as error:
        print(error)


def annotated(a: int, *rest: str, b: float = 1.0) -> bool: ...


print(inspect.getfullargspec(annotated).annotations)


def fails(depth):
    if depth:
        fails(depth - 1)
    raise KeyError("deep")


try:
    fails(2)
except KeyError as error:
    frames = inspect.getinnerframes(error.__traceback__)
    print([(frame.function, frame.lineno, frame.code_context[0].strip(), frame.index) for frame in frames])
    print(inspect.getframeinfo(error.__traceback__)[1:3], len(inspect.trace()))


class Recent(collections.OrderedDict):
    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value


recent = Recent(a=1, b=2, c=3)
recent["a"]
print(recent, list(recent), dict(recent))

counter = itertools.count(5)
print(counter, next(counter), counter, repr(itertools.count(1, 2)), itertools.count(1.5), type(counter).__name__)
print(list(zip(counter, "ab")), next(counter), next(copy.copy(counter)), counter, list(itertools.islice(counter, 2)))
for number in itertools.count(10, -3):
    if number < 0:
        break
print(number)

pprint.pprint(bytes(range(60)), width=40)
pprint.pprint({"key": bytearray(b"0123456789" * 4)}, width=30)
text = calendar.TextCalendar(6)
print(list(text.itermonthdays3(2024, 2))[:2], list(text.itermonthdays4(2024, 2))[-1], len(text.yeardayscalendar(2024)), calendar.weekheader(3))
try:
    calendar.setfirstweekday(9)
except calendar.IllegalWeekdayError as error:
    print(error)

with contextlib.suppress(ZeroDivisionError):
    try:
        with contextlib.ExitStack() as stack:
            stack.push(lambda *details: True)
            stack.callback(lambda: 1 / 0)
            raise KeyError("first")
    finally:
        print(sys.exc_info()[0])


def later(*details):
    raise IndexError("later")


try:
    with contextlib.ExitStack() as stack:
        stack.push(later)
        stack.push(lambda *details: True)
        raise KeyError("handled")
except IndexError as error:
    print(repr(error), repr(error.__context__))
