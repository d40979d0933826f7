# Differences, calendars, graphs, queues, messages, signatures, tracebacks.

import calendar
import difflib
import graphlib
import html
import inspect
import io
import logging
import queue
import traceback
import warnings


def attempt(function, *arguments):
    try:
        result = function(*arguments)
    except Exception as error:
        result = type(error).__name__, str(error)
    print(result)


old = ["one\n", "two\n", "three\n", "four\n", "five\n"]
new = ["one\n", "tree\n", "three\n", "emu\n", "five\n", "six\n"]
print("".join(difflib.unified_diff(old, new, "old", "new")), end="")
print("".join(difflib.ndiff(old, new)), end="")
print("".join(difflib.context_diff(old, new, "old", "new")), end="")
matcher = difflib.SequenceMatcher(None, "private Thread currentThread;", "private volatile Thread currentThread;")
print(round(matcher.ratio(), 3), matcher.get_matching_blocks(), matcher.get_opcodes())
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]))

print(calendar.isleap(2024), calendar.monthrange(2024, 2), calendar.month_name[3], calendar.day_abbr[0])
print(calendar.month(2024, 5), end="")
print(calendar.monthcalendar(2023, 2), calendar.timegm((2024, 1, 2, 3, 4, 5)), calendar.leapdays(1900, 2024))
attempt(calendar.monthrange, 2024, 13)

print(list(graphlib.TopologicalSorter({"D": {"B", "C"}, "B": {"A"}, "C": {"B"}}).static_order()))
attempt(lambda: list(graphlib.TopologicalSorter({1: [2], 2: [1]}).static_order())[0])

numbers = queue.PriorityQueue()
for number in (3, 1, 2):
    numbers.put(number)
print(numbers.get(), numbers.get(), numbers.qsize(), numbers.empty())
attempt(queue.Queue().get_nowait)
print(html.escape("<a href='x'>&</a>"), html.unescape("&lt;&amp;&#65;&#x42;&eacute;&zork;"))

stream = io.StringIO()
logger = logging.getLogger("shop.orders")
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("%(levelname)-8s %(name)s: %(message)s"))
logging.getLogger("shop").addHandler(handler)
logger.setLevel(logging.INFO)
logger.propagate = True
logger.debug("unseen")
logger.info("order %d of %s", 5, "ants")
logger.warning("low: %(left)d", {"left": 2})
try:
    1 / 0
except ZeroDivisionError:
    logger.exception("failed")
print([line for line in stream.getvalue().splitlines() if not line.startswith("  ")])
print(logger, logger.getEffectiveLevel(), logging.getLevelName(30), logger.isEnabledFor(10), logger.parent.name)


def place(order, /, count: int = 1, *items: str, fast=False, **rest) -> bool:
    """Places an order.

    Two lines.
    """


signature = inspect.signature(place)
print(signature, list(signature.parameters), inspect.getdoc(place), inspect.isfunction(place))
print(signature.bind(1, 2, "x", fast=True, k=3).arguments, inspect.getfullargspec(lambda a, b=2, *c: 0))
attempt(signature.bind)

try:
    try:
        {}["key"]
    except KeyError as error:
        raise ValueError("wrapped") from error
except ValueError as error:
    lines = traceback.format_exception(error)
    print([line for line in lines if not line.startswith("  ")])
    print(traceback.format_exception_only(error), [entry.name for entry in traceback.extract_tb(error.__traceback__)])

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("old", DeprecationWarning)
    warnings.warn("other")
print([(one.category.__name__, str(one.message)) for one in caught])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    attempt(warnings.warn, "now an error")
