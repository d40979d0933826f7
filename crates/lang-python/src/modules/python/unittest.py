"""Tests as methods of classes."""

import contextlib
import fnmatch
import functools
import os
import re
import sys
import time
import traceback

__all__ = [
    "TestCase", "TestSuite", "TestLoader", "TestResult", "TextTestResult", "TextTestRunner", "FunctionTestCase",
    "SkipTest", "main", "skip", "skipIf", "skipUnless", "expectedFailure", "defaultTestLoader", "addModuleCleanup",
    "IsolatedAsyncioTestCase",
]


class SkipTest(Exception):
    """Raised by a test that is left out."""


def skip(reason):
    def decorate(item):
        if isinstance(item, type):
            item.__unittest_skip__ = True
            item.__unittest_skip_why__ = reason
            return item

        def skipped(*args, **kwargs):
            raise SkipTest(reason)

        skipped.__name__ = item.__name__
        skipped.__doc__ = item.__doc__
        skipped.__unittest_skip__ = True
        skipped.__unittest_skip_why__ = reason
        return skipped

    if callable(reason):
        item, reason = reason, ""
        return decorate(item)
    return decorate


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return skip(reason) if not condition else lambda item: item


def expectedFailure(item):
    item.__unittest_expecting_failure__ = True
    return item


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    _module_cleanups.append((function, args, kwargs))


def _short(value):
    try:
        return repr(value)
    except Exception:
        return object.__repr__(value)


def _unequal(first, second):
    return "{} != {}".format(*_shortened(first, second))


def _cut(text, start, end):
    """A text without its middle, if more than twelve characters can go."""
    left_out = len(text) - start - end
    return f"{text[:start]}[{left_out} chars]{text[len(text) - end :]}" if left_out > 12 else text


def _shortened(*values):
    """Representations of at most about eighty characters, around where they begin to differ."""
    texts = [_short(value) for value in values]
    longest = max(map(len, texts))
    if longest <= 80:
        return texts
    low, high = min(texts), max(texts)
    same = next((at for at, char in enumerate(low) if char != high[at]), len(low))
    room = 80 - (longest - same + 5 + 12)
    if room > 5:
        return [_cut(low[:same], 5, room) + text[same:] for text in texts]
    return [_cut(low[:same], 5, 5) + _cut(text[same:], 41, 5) for text in texts]


class _Raises:
    """The context of `assertRaises` and its relatives."""

    def __init__(self, case, expected, pattern=None, message=None, called=None):
        kinds = expected if isinstance(expected, tuple) else (expected,)
        if not all(isinstance(kind, type) and issubclass(kind, BaseException) for kind in kinds):
            raise TypeError("assertRaises() arg 1 must be an exception type or tuple of exception types")
        self.case = case
        self.expected = expected
        self.pattern = pattern
        self.message = message
        self.called = called
        self.exception = None

    def __enter__(self):
        return self

    def __exit__(self, cls, error, tb):
        if cls is None:
            name = getattr(self.expected, "__name__", str(self.expected))
            by = "" if self.called is None else f" by {getattr(self.called, '__name__', self.called)}"
            self.case._fail(self.message, f"{name} not raised{by}")
        if not issubclass(cls, self.expected):
            return False
        self.exception = error.with_traceback(None)
        if self.pattern is not None:
            if not re.search(self.pattern, str(error)):
                shown = self.pattern if isinstance(self.pattern, str) else self.pattern.pattern
                self.case._fail(self.message, f'"{shown}" does not match "{error}"')
        return True


class _Warns:
    def __init__(self, case, expected, pattern=None, message=None):
        self.case = case
        self.expected = expected
        self.pattern = pattern
        self.message = message

    def __enter__(self):
        import warnings

        self._manager = warnings.catch_warnings(record=True)
        self.warnings = self._manager.__enter__()
        warnings.simplefilter("always")
        return self

    def __exit__(self, cls, error, tb):
        self._manager.__exit__(cls, error, tb)
        if cls is not None:
            return False
        found = [one for one in self.warnings if issubclass(one.category, self.expected)]
        if not found:
            self.case._fail(self.message, f"{self.expected.__name__} not triggered")
        if self.pattern is not None:
            found = [one for one in found if re.search(self.pattern, str(one.message))]
            if not found:
                self.case._fail(self.message, f'"{self.pattern}" does not match "{self.warnings[0].message}"')
        self.warning = found[0].message
        return False


class _Logs:
    """Catches what is logged in a block."""

    def __init__(self, case, logger, level, is_none):
        self.case = case
        self.logger_name = logger
        self.level = level
        self.is_none = is_none

    def __enter__(self):
        import logging

        logger = self.logger_name
        self.logger = logger if isinstance(logger, logging.Logger) else logging.getLogger(logger)
        level = self.level or logging.INFO
        self.level = level if isinstance(level, int) else logging.getLevelName(level)
        self.records = []
        self.output = []
        form = logging.Formatter("%(levelname)s:%(name)s:%(message)s")
        catcher = self

        class Catcher(logging.Handler):
            def emit(self, record):
                catcher.records.append(record)
                catcher.output.append(form.format(record))

        handler = Catcher()
        handler.setLevel(self.level)
        self.before = self.logger.handlers, self.logger.level, self.logger.propagate
        self.logger.handlers = [handler]
        self.logger.setLevel(self.level)
        self.logger.propagate = False
        return None if self.is_none else self

    def __exit__(self, cls, error, tb):
        import logging

        self.logger.handlers, level, self.logger.propagate = self.before
        self.logger.setLevel(level)
        if cls is not None:
            return False
        if self.is_none:
            if self.records:
                self.case.fail(f"Unexpected logs found: {self.output!r}")
        elif not self.records:
            level = logging.getLevelName(self.level)
            self.case.fail(f"no logs of level {level} or higher triggered on {self.logger.name}")


class _SubTest:
    """A part of a test with parameters of its own, and the context in which it runs."""

    def __init__(self, test_case, message, params):
        self.test_case = test_case
        self._message = message
        self.params = params
        self.failureException = test_case.failureException

    def __enter__(self):
        self._outer = self.test_case._subtest
        if self._outer is not None:
            self.params = {**self.params, **{k: v for k, v in self._outer.params.items() if k not in self.params}}
        self.test_case._subtest = self

    def __exit__(self, cls, error, tb):
        case = self.test_case
        case._subtest = self._outer
        if case._outcome is None or isinstance(error, KeyboardInterrupt):
            return False
        if error is not None:
            case._outcome.settle(self, error)
        elif case._outcome.is_success:
            case._outcome.result.addSubTest(case, self, None)
        return True

    def _description(self):
        parts = [] if self._message is None else [f"[{self._message}]"]
        if self.params:
            parts.append(f"({', '.join([f'{key}={value!r}' for key, value in self.params.items()])})")
        return " ".join(parts) or "(<subtest>)"

    def shortDescription(self):
        return self.test_case.shortDescription()

    def id(self):
        return f"{self.test_case.id()} {self._description()}"

    def __str__(self):
        return f"{self.test_case} {self._description()}"


class _Outcome:
    """How a test went so far; what goes wrong is told to the result at once."""

    def __init__(self, result):
        self.result = result
        self.is_success = True
        self.expects_failure = False
        self.expected_failure = None

    def attempt(self, test, step, *args):
        """Makes a step of a test."""
        try:
            step(*args)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            self.settle(test, error)

    def settle(self, test, error):
        """Notes that a test or a part of it raised this."""
        if isinstance(error, SkipTest):
            self.is_success = False
            self.result.addSkip(test, str(error))
        elif self.expects_failure:
            self.expected_failure = _details(error)
        else:
            self.is_success = False
            if isinstance(test, _SubTest):
                self.result.addSubTest(test.test_case, test, _details(error))
            elif isinstance(error, test.failureException):
                self.result.addFailure(test, _details(error))
            else:
                self.result.addError(test, _details(error))


class TestCase:
    __module__ = "unittest.case"
    failureException = AssertionError
    longMessage = True
    maxDiff = 640

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []
        self._outcome = None
        self._subtest = None
        self._type_equality = {}
        method = getattr(self, methodName, None)
        if method is None and methodName != "runTest":
            raise ValueError(f"no such test method in {self.__class__}: {methodName}")
        self._testMethodDoc = getattr(getattr(method, "__func__", method), "__doc__", None)

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def id(self):
        cls = self.__class__
        return f"{cls.__module__}.{cls.__qualname__}.{self._testMethodName}"

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def countTestCases(self):
        return 1

    def __str__(self):
        cls = self.__class__
        return f"{self._testMethodName} ({cls.__module__}.{cls.__qualname__}.{self._testMethodName})"

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} testMethod={self._testMethodName}>"

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            if self._outcome is None:
                function(*args, **kwargs)
            else:
                self._outcome.attempt(self, self._clean_up, function, args, kwargs)

    def enterContext(self, cm):
        result = cm.__enter__()
        self.addCleanup(cm.__exit__, None, None, None)
        return result

    @classmethod
    def enterClassContext(cls, cm):
        result = cm.__enter__()
        cls.addClassCleanup(cm.__exit__, None, None, None)
        return result

    @classmethod
    def doClassCleanups(cls):
        cleanups = cls.__dict__.get("_class_cleanups", [])
        while cleanups:
            function, args, kwargs = cleanups.pop()
            function(*args, **kwargs)

    def defaultTestResult(self):
        return TestResult()

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        if "_class_cleanups" not in cls.__dict__:
            cls._class_cleanups = []
        cls._class_cleanups.append((function, args, kwargs))

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, msg=None, **params):
        return _SubTest(self, msg, params)

    def run(self, result=None):
        if result is None:
            result = self.defaultTestResult()
        method = getattr(self, self._testMethodName)
        try:
            places = (self.__class__, method)
            if any(getattr(place, "__unittest_skip__", False) for place in places):
                reasons = [getattr(place, "__unittest_skip_why__", "") for place in places]
                result.addSkip(self, reasons[0] or reasons[1])
            else:
                # Tests that are skipped do not count.
                result.startTest(self)
                self._run_steps(method, _Outcome(result))
        finally:
            result.stopTest(self)
        return result

    __call__ = run

    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()
        self.doCleanups()

    def _run_steps(self, method, outcome):
        expects_failure = any(
            getattr(place, "__unittest_expecting_failure__", False) for place in (self.__class__, method)
        )
        self._outcome = outcome
        try:
            with self._surroundings():
                outcome.attempt(self, self._set_up)
                if outcome.is_success:
                    outcome.expects_failure = expects_failure
                    outcome.attempt(self, self._run_test, method)
                    outcome.expects_failure = False
                    outcome.attempt(self, self._tear_down)
                self.doCleanups()
        finally:
            self._outcome = None
        if not outcome.is_success:
            return
        if not expects_failure:
            outcome.result.addSuccess(self)
        elif outcome.expected_failure is not None:
            outcome.result.addExpectedFailure(self, outcome.expected_failure)
        else:
            outcome.result.addUnexpectedSuccess(self)

    # The steps of a test, which tests of coroutines take otherwise.

    def _surroundings(self):
        return contextlib.nullcontext()

    def _set_up(self):
        self.setUp()

    def _run_test(self, method):
        method()

    def _tear_down(self):
        self.tearDown()

    def _clean_up(self, function, args, kwargs):
        function(*args, **kwargs)

    def _formatMessage(self, msg, standard):
        if not self.longMessage:
            return msg or standard
        return standard if msg is None else f"{standard} : {msg}"

    def _fail(self, msg, standard):
        raise self.failureException(self._formatMessage(msg, standard))

    def _fail_with_difference(self, msg, text, first, second, separator="\n"):
        import difflib

        difference = "\n" + separator.join(difflib.ndiff(first, second))
        if self.maxDiff is not None and len(difference) > self.maxDiff:
            size = len(difference)
            difference = f"\nDiff is {size} characters long. Set self.maxDiff to None to see it."
        self._fail(msg, text + difference)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality[typeobj] = function

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._fail(msg, f"{_short(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fail(msg, f"{_short(expr)} is not false")

    def assertEqual(self, first, second, msg=None):
        if type(first) is type(second):
            special = self._type_equality.get(type(first))
            if special is not None:
                if isinstance(special, str):
                    special = getattr(self, special)
                special(first, second, msg=msg)
                return
        if first == second:
            return
        if type(first) is type(second):
            if isinstance(first, str):
                return self.assertMultiLineEqual(first, second, msg)
            if isinstance(first, dict):
                return self.assertDictEqual(first, second, msg)
            if isinstance(first, (set, frozenset)):
                return self.assertSetEqual(first, second, msg)
            if isinstance(first, (list, tuple)):
                return self.assertSequenceEqual(first, second, msg, type(first))
        self._fail(msg, _unequal(first, second))

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail(msg, f"{_short(first)} == {_short(second)}")

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._fail(msg, f"{_short(expr1)} is not {_short(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._fail(msg, f"unexpectedly identical: {_short(expr1)}")

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fail(msg, f"{_short(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fail(msg, "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._fail(msg, f"{_short(member)} not found in {_short(container)}")

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._fail(msg, f"{_short(member)} unexpectedly found in {_short(container)}")

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._fail(msg, f"{_short(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._fail(msg, f"{_short(obj)} is an instance of {cls!r}")

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._fail(msg, f"{_short(a)} not less than {_short(b)}")

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._fail(msg, f"{_short(a)} not less than or equal to {_short(b)}")

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._fail(msg, f"{_short(a)} not greater than {_short(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._fail(msg, f"{_short(a)} not greater than or equal to {_short(b)}")

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        difference = abs(first - second)
        if delta is not None:
            if difference <= delta:
                return
            within = f"{_short(delta)} delta"
        else:
            places = 7 if places is None else places
            if round(difference, places) == 0:
                return
            within = f"{places!r} places"
        self._fail(msg, f"{_short(first)} != {_short(second)} within {within} ({_short(difference)} difference)")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        difference = abs(first - second)
        if delta is not None:
            if first != second and difference > delta:
                return
            within = f"{_short(delta)} delta"
        else:
            places = 7 if places is None else places
            if first != second and round(difference, places) != 0:
                return
            within = f"{places!r} places"
        self._fail(msg, f"{_short(first)} == {_short(second)} within {within}")

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        kind = seq_type.__name__ if seq_type is not None else "sequence"
        if seq_type is not None:
            for name, value in (("First", seq1), ("Second", seq2)):
                if not isinstance(value, seq_type):
                    raise self.failureException(f"{name} sequence is not a {kind}: {_short(value)}")
        if seq1 == seq2:
            return
        text = f"{kind.capitalize()}s differ: {_unequal(seq1, seq2)}\n"
        size1, size2 = len(seq1), len(seq2)
        for index in range(min(size1, size2)):
            if seq1[index] != seq2[index]:
                one, other = _shortened(seq1[index], seq2[index])
                text += f"\nFirst differing element {index}:\n{one}\n{other}\n"
                break
        for name, longer, other in (("First", seq1, size2), ("Second", seq2, size1)):
            if len(longer) > other:
                text += f"\n{name} {kind} contains {len(longer) - other} additional elements.\n"
                text += f"First extra element {other}:\n{_short(longer[other])}\n"
        self._fail_with_difference(msg, text, _pretty(seq1), _pretty(seq2))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        lines = []
        for name, one, other in (("first", set1, set2), ("second", set2, set1)):
            extra = one.difference(other)
            if extra:
                lines.append(f"Items in the {name} set but not the {'second' if name == 'first' else 'first'}:")
                lines.extend(repr(item) for item in extra)
        if lines:
            self._fail(msg, "\n".join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            self._fail_with_difference(msg, _unequal(d1, d2), _pretty(d1), _pretty(d2))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first != second:
            ends = "\n" if any(text and not text.endswith("\n") for text in (first, second)) else ""
            lines = [(text + ends).splitlines(keepends=True) if text else [] for text in (first, second)]
            self._fail_with_difference(msg, _unequal(first, second), *lines, "")

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        left = list(second)
        missing = []
        for element in first:
            if element in left:
                left.remove(element)
            else:
                missing.append(element)
        if missing or left:
            lines = ["Element counts were not equal:"]
            seen = []
            for element in missing + left:
                if element not in seen:
                    seen.append(element)
                    lines.append(f"First has {first.count(element)}, Second has {second.count(element)}:  {element!r}")
            self._fail(msg, "\n".join(lines))

    def assertRaises(self, expected_exception, *args, **kwargs):
        if not args:
            return _Raises(self, expected_exception, message=kwargs.pop("msg", None))
        function, *rest = args
        with _Raises(self, expected_exception, called=function):
            function(*rest, **kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        if not args:
            return _Raises(self, expected_exception, expected_regex, kwargs.pop("msg", None))
        function, *rest = args
        with _Raises(self, expected_exception, expected_regex, called=function):
            function(*rest, **kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        context = _Warns(self, expected_warning)
        if not args:
            return context
        with context:
            args[0](*args[1:], **kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        context = _Warns(self, expected_warning, expected_regex)
        if not args:
            return context
        with context:
            args[0](*args[1:], **kwargs)

    def assertLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, False)

    def assertNoLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, True)

    def assertRegex(self, text, expected_regex, msg=None):
        if not re.search(expected_regex, text):
            shown = expected_regex if isinstance(expected_regex, str) else expected_regex.pattern
            self._fail(msg, f"Regex didn't match: {shown!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        found = re.search(unexpected_regex, text)
        if found:
            shown = unexpected_regex if isinstance(unexpected_regex, str) else unexpected_regex.pattern
            self._fail(msg, f"Regex matched: {found.group()!r} matches {shown!r} in {text!r}")


class IsolatedAsyncioTestCase(TestCase):
    """A test whose methods may be coroutines, run in an event loop of its own."""

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        result = await type(cm).__aenter__(cm)
        self.addAsyncCleanup(type(cm).__aexit__, cm, None, None, None)
        return result

    def _surroundings(self):
        import asyncio

        self._runner = asyncio.Runner()
        return self._runner

    def _finish(self, result):
        if hasattr(type(result), "__await__"):
            self._runner.run(result)

    def _set_up(self):
        self.setUp()
        self._finish(self.asyncSetUp())

    def _run_test(self, method):
        self._finish(method())

    def _tear_down(self):
        self._finish(self.asyncTearDown())
        self.tearDown()

    def _clean_up(self, function, args, kwargs):
        self._finish(function(*args, **kwargs))


class FunctionTestCase(TestCase):
    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__("runTest")
        self._function = testFunc
        self._before = setUp
        self._after = tearDown
        self._testMethodDoc = description

    def setUp(self):
        if self._before is not None:
            self._before()

    def tearDown(self):
        if self._after is not None:
            self._after()

    def runTest(self):
        self._function()


def _pretty(value):
    import pprint

    return pprint.pformat(value).splitlines()


def _details(error):
    return type(error), error, error.__traceback__


class TestSuite:
    __module__ = "unittest.suite"

    def __init__(self, tests=()):
        self._tests = list(tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        for test in tests:
            self.addTest(test)

    def __iter__(self):
        return iter(self._tests)

    def __repr__(self):
        return f"<unittest.suite.TestSuite tests={self._tests!r}>"

    def countTestCases(self):
        return sum(test.countTestCases() for test in self)

    def _all(self):
        for test in self._tests:
            if isinstance(test, TestSuite):
                yield from test._all()
            else:
                yield test

    def run(self, result):
        current = None
        is_usable = True
        for test in self._all():
            if result.shouldStop:
                break
            cls = test.__class__
            if cls is not current:
                self._leave(current, result, is_usable)
                current = cls
                is_usable = self._enter(cls, result)
            if is_usable:
                test(result)
        self._leave(current, result, is_usable)
        return result

    __call__ = run

    def _enter(self, cls, result):
        if getattr(cls, "__unittest_skip__", False):
            return True
        try:
            cls.setUpClass()
        except SkipTest as why:
            result.addSkip(_Whole(f"setUpClass ({cls.__module__}.{cls.__qualname__})"), str(why))
            return False
        except Exception as error:
            result.addError(_Whole(f"setUpClass ({cls.__module__}.{cls.__qualname__})"), _details(error))
            return False
        return True

    def _leave(self, cls, result, is_usable):
        if cls is None or not is_usable or getattr(cls, "__unittest_skip__", False):
            return
        try:
            cls.tearDownClass()
            cls.doClassCleanups()
        except Exception as error:
            result.addError(_Whole(f"tearDownClass ({cls.__module__}.{cls.__qualname__})"), _details(error))


class _Whole:
    """What stands for a class in a result."""

    def __init__(self, text):
        self.text = text

    def __str__(self):
        return self.text

    def shortDescription(self):
        return None

    def id(self):
        return self.text


class TestResult:
    __module__ = "unittest.result"

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failures = []
        self.errors = []
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.testsRun = 0
        self.shouldStop = False
        self.failfast = False

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def addSuccess(self, test):
        pass

    def _text(self, details):
        cls, error, tb = details
        return _without_ours("".join(traceback.format_exception(cls, error, tb)))

    def addError(self, test, err):
        self.errors.append((test, self._text(err)))
        self.shouldStop |= self.failfast

    def addFailure(self, test, err):
        self.failures.append((test, self._text(err)))
        self.shouldStop |= self.failfast

    def addSubTest(self, test, subtest, err):
        if err is not None:
            kind = self.failures if issubclass(err[0], test.failureException) else self.errors
            kind.append((subtest, self._text(err)))
            self.shouldStop |= self.failfast

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._text(err)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def wasSuccessful(self):
        return not self.failures and not self.errors and not self.unexpectedSuccesses

    def stop(self):
        self.shouldStop = True

    def __repr__(self):
        cls = self.__class__
        counts = f"run={self.testsRun} errors={len(self.errors)} failures={len(self.failures)}"
        return f"<{cls.__module__}.{cls.__qualname__} {counts}>"


def _without_ours(text):
    """A traceback without the entries of this module, and without a heading if none is left."""
    kept = []
    is_dropping = False
    for line in text.splitlines(keepends=True):
        if line.startswith('  File "'):
            is_dropping = line.startswith('  File "<builtin unittest>"')
        elif not line.startswith("    "):
            is_dropping = False
        if not is_dropping:
            if not line.startswith("  ") and kept and kept[-1].startswith("Traceback (most recent"):
                kept.pop()
            kept.append(line)
    return "".join(kept)


class _Lines:
    """A stream that also writes lines."""

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def writeln(self, text=""):
        self.write(text + "\n")


class TextTestResult(TestResult):
    __module__ = "unittest.runner"
    separator1 = "=" * 70
    separator2 = "-" * 70

    def __init__(self, stream, descriptions=True, verbosity=1):
        super().__init__(stream, descriptions, verbosity)
        self.stream = stream
        self.descriptions = descriptions
        self.showAll = verbosity > 1
        self.dots = verbosity == 1
        self._is_at_start = True

    def getDescription(self, test):
        first = test.shortDescription() if self.descriptions else None
        return f"{test}\n{first}" if first else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(self.getDescription(test) + " ... ")
            self.stream.flush()
            self._is_at_start = False

    def _note(self, test, word, letter):
        if self.showAll:
            if isinstance(test, _SubTest) and not self._is_at_start:
                self.stream.write("\n")
            if isinstance(test, _SubTest):
                self.stream.write(f"  {self.getDescription(test)} ... ")
            elif self._is_at_start:
                self.stream.write(f"{self.getDescription(test)} ... ")
            self.stream.write(word + "\n")
            self._is_at_start = True
        elif self.dots:
            self.stream.write(letter)
        self.stream.flush()

    def _tell(self, words, letter):
        if self.showAll:
            self.stream.write(words + "\n")
        elif self.dots:
            self.stream.write(letter)
        self.stream.flush()

    def addSuccess(self, test):
        super().addSuccess(test)
        self._note(test, "ok", ".")

    def addError(self, test, err):
        super().addError(test, err)
        self._note(test, "ERROR", "E")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._note(test, "FAIL", "F")

    def addSubTest(self, test, subtest, err):
        if err is not None:
            is_failure = issubclass(err[0], test.failureException)
            self._note(subtest, *(("FAIL", "F") if is_failure else ("ERROR", "E")))
        super().addSubTest(test, subtest, err)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._note(test, f"skipped {reason!r}", "s")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._tell("expected failure", "x")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._tell("unexpected success", "u")

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.write("\n")
        for word, problems in (("ERROR", self.errors), ("FAIL", self.failures)):
            for test, text in problems:
                self.stream.write(f"{self.separator1}\n{word}: {self.getDescription(test)}\n{self.separator2}\n{text}\n")
        if self.unexpectedSuccesses:
            self.stream.write(self.separator1 + "\n")
            for test in self.unexpectedSuccesses:
                self.stream.write(f"UNEXPECTED SUCCESS: {self.getDescription(test)}\n")


class TextTestRunner:
    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None, warnings=None, *, tb_locals=False, durations=None):
        self.stream = _Lines(sys.stderr if stream is None else stream)
        self.descriptions = descriptions
        self.verbosity = verbosity
        self.failfast = failfast
        if resultclass is not None:
            self.resultclass = resultclass

    def run(self, test):
        result = self.resultclass(self.stream, self.descriptions, self.verbosity)
        result.failfast = self.failfast
        start = time.perf_counter()
        result.startTestRun()
        try:
            test(result)
        finally:
            result.stopTestRun()
        taken = time.perf_counter() - start
        result.printErrors()
        count = result.testsRun
        self.stream.write(f"{TextTestResult.separator2}\nRan {count} test{'' if count == 1 else 's'} in {taken:.3f}s\n\n")
        notes = []
        if not result.wasSuccessful():
            self.stream.write("FAILED")
            if result.failures:
                notes.append(f"failures={len(result.failures)}")
            if result.errors:
                notes.append(f"errors={len(result.errors)}")
        elif count == 0:
            self.stream.write("NO TESTS RAN")
        else:
            self.stream.write("OK")
        if result.skipped:
            notes.append(f"skipped={len(result.skipped)}")
        if result.expectedFailures:
            notes.append(f"expected failures={len(result.expectedFailures)}")
        if result.unexpectedSuccesses:
            notes.append(f"unexpected successes={len(result.unexpectedSuccesses)}")
        self.stream.write(f" ({', '.join(notes)})\n" if notes else "\n")
        self.stream.flush()
        return result


class _FailedTest(TestCase):
    """Stands for a module that cannot be imported, or a name that is not there: raises what that raised."""

    __module__ = "unittest.loader"
    __qualname__ = "_FailedTest"
    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        setattr(self, method_name, self._raise)
        super().__init__(method_name)

    def _raise(self):
        raise self._exception


class TestLoader:
    testMethodPrefix = "test"
    sortTestMethodsUsing = True
    suiteClass = TestSuite
    testNamePatterns = None
    _top_level_dir = None

    def __init__(self):
        self.errors = []

    def _failed(self, name, exception, message):
        self.errors.append(message)
        return self.suiteClass([_FailedTest(name, exception)])

    def _failed_import(self, name):
        message = f"Failed to import test module: {name}\n{traceback.format_exc()}"
        return self._failed(name, ImportError(message), message)

    def _is_wanted(self, testCaseClass, name):
        if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
            return False
        if self.testNamePatterns is None:
            return True
        full = f"{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}"
        return any(fnmatch.fnmatchcase(full, pattern) for pattern in self.testNamePatterns)

    def getTestCaseNames(self, testCaseClass):
        names = [name for name in dir(testCaseClass) if self._is_wanted(testCaseClass, name)]
        if self.sortTestMethodsUsing is True:
            names.sort()
        elif self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def loadTestsFromTestCase(self, testCaseClass):
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass([testCaseClass(name) for name in names])

    def loadTestsFromModule(self, module, *, pattern=None):
        suites = []
        for name in sorted(vars(module)):
            value = getattr(module, name)
            if isinstance(value, type) and issubclass(value, TestCase) and value not in (TestCase, FunctionTestCase, IsolatedAsyncioTestCase):
                suites.append(self.loadTestsFromTestCase(value))
        suite = self.suiteClass(suites)
        hook = getattr(module, "load_tests", None)
        return suite if hook is None else hook(self, suite, pattern)

    def loadTestsFromName(self, name, module=None):
        value = module
        parts = name.split(".")
        if value is None:
            # The longest part of the name that is a module; what follows are names in it.
            count = len(parts)
            while True:
                try:
                    __import__(".".join(parts[:count]))
                    break
                except ImportError:
                    count -= 1
                    if not count:
                        return self._failed_import(parts[-1])
            value = sys.modules[".".join(parts[:count])]
            parts = parts[count:]
        parent = None
        for part in parts:
            try:
                parent, value = value, getattr(value, part)
            except AttributeError as error:
                message = f"Failed to access attribute:\n{traceback.format_exc()}"
                return self._failed(part, error, message)
        if isinstance(value, type) and issubclass(value, TestCase):
            return self.loadTestsFromTestCase(value)
        if isinstance(parent, type) and issubclass(parent, TestCase):
            return self.suiteClass([parent(parts[-1])])
        if callable(value):
            made = value()
            return made if isinstance(made, TestSuite) else self.suiteClass([made])
        return self.loadTestsFromModule(value)

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        """The tests of the modules below a directory whose names fit a pattern."""
        if top_level_dir is None:
            top_level_dir = self._top_level_dir or start_dir
        top = os.path.abspath(top_level_dir)
        if top not in sys.path:
            sys.path.insert(0, top)
        self._top_level_dir = top
        if not os.path.isdir(os.path.abspath(start_dir)):
            try:
                __import__(start_dir)
            except ImportError:
                raise ImportError(f"Start directory is not importable: {start_dir!r}") from None
            start_dir = os.path.dirname(sys.modules[start_dir].__file__)
        return self.suiteClass(list(self._found_below(os.path.abspath(start_dir), pattern)))

    def _found_below(self, directory, pattern):
        for entry in sorted(os.listdir(directory)):
            path = os.path.join(directory, entry)
            name = os.path.splitext(os.path.relpath(path, self._top_level_dir))[0].replace(os.sep, ".")
            if os.path.isfile(path):
                if not re.match(r"[_a-z]\w*\.py$", entry, re.IGNORECASE) or not fnmatch.fnmatch(entry, pattern):
                    continue
                try:
                    __import__(name)
                except SkipTest as why:
                    yield self.suiteClass([skip(str(why))(_FailedTest)(name, why)])
                except BaseException:
                    yield self._failed_import(name)
                else:
                    yield self.loadTestsFromModule(sys.modules[name], pattern=pattern)
            elif os.path.isfile(os.path.join(path, "__init__.py")):
                yield self.suiteClass(list(self._found_below(path, pattern)))


defaultTestLoader = TestLoader()


class TestProgram:
    """What `main` runs: the tests of a module, or those that the command line names."""

    def __init__(
        self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader, exit=True,
        verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False, durations=None,
    ):
        if isinstance(module, str):
            __import__(module)
            module = sys.modules[module]
        argv = sys.argv if argv is None else argv
        options = self._parsed(argv)
        if options.patterns:
            testLoader.testNamePatterns = [
                pattern if "*" in pattern else f"*{pattern}*" for pattern in options.patterns
            ]
        names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest or ())
        names = [_module_name(name) for name in options.tests] or names
        if names[:1] == ["discover"] and module is None or not names and module is None:
            rest = options.tests[1:]
            start = options.start or (rest[0] if rest else ".")
            pattern = options.pattern or (rest[1] if len(rest) > 1 else "test*.py")
            suite = testLoader.discover(start, pattern, options.top or (rest[2] if len(rest) > 2 else None))
        elif names:
            suite = testLoader.loadTestsFromNames(names, module)
        else:
            suite = testLoader.loadTestsFromModule(module)
        if testRunner is None:
            testRunner = TextTestRunner
        if isinstance(testRunner, type):
            verbosity = verbosity if options.verbosity is None else options.verbosity
            testRunner = testRunner(verbosity=verbosity, failfast=bool(failfast or options.failfast))
        self.result = testRunner.run(suite)
        while _module_cleanups:
            function, args, kwargs = _module_cleanups.pop()
            function(*args, **kwargs)
        if exit:
            if self.result.testsRun == 0 and not self.result.skipped:
                sys.exit(5)
            sys.exit(0 if self.result.wasSuccessful() else 1)


    def _parsed(self, argv):
        import argparse

        name = os.path.basename(argv[0]) if argv else None
        parser = argparse.ArgumentParser(prog=name)
        levels = parser.add_mutually_exclusive_group()
        levels.add_argument("-v", "--verbose", dest="verbosity", action="store_const", const=2, help="Verbose output")
        levels.add_argument("-q", "--quiet", dest="verbosity", action="store_const", const=0, help="Quiet output")
        parser.add_argument("--locals", action="store_true", help="Show local variables in tracebacks")
        parser.add_argument("--durations", type=int, metavar="N", help="Show the N slowest test cases (N=0 for all)")
        parser.add_argument("-f", "--failfast", action="store_true", help="Stop on first fail or error")
        parser.add_argument("-c", "--catch", action="store_true", help="Catch Ctrl-C and display results so far")
        parser.add_argument("-b", "--buffer", action="store_true", help="Buffer stdout and stderr during tests")
        parser.add_argument(
            "-k", dest="patterns", action="append", metavar="PATTERN", help="Only run tests which match the given substring"
        )
        parser.add_argument("-s", "--start-directory", dest="start", metavar="START", help="Directory to start discovery")
        parser.add_argument("-p", "--pattern", dest="pattern", metavar="PATTERN", help="Pattern to match tests")
        parser.add_argument("-t", "--top-level-directory", dest="top", metavar="TOP", help="Top level directory of project")
        parser.add_argument("tests", nargs="*", help="a list of any number of test modules, classes and test methods.")
        return parser.parse_args(argv[1:])


def _module_name(name):
    """A test as the command line names it: files stand for their modules."""
    if os.path.isfile(name) and name.lower().endswith(".py"):
        if os.path.isabs(name):
            relative = os.path.relpath(name, os.getcwd())
            if os.path.isabs(relative) or relative.startswith(os.pardir):
                return name
            name = relative
        return os.path.normpath(name)[:-3].replace("\\", ".").replace("/", ".")
    return name


main = TestProgram


# The submodules of the package are this module, which has all their names.
for _part in ("async_case", "case", "loader", "result", "runner", "suite"):
    globals()[_part] = sys.modules[f"unittest.{_part}"] = sys.modules[__name__]

# With this, the module counts as a package, so that `unittest.mock` can be imported.
__path__ = []
