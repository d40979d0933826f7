"""Tests as methods of classes."""

import contextlib
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
    return repr(value)


class _Raises:
    """The context of `assertRaises` and its relatives."""

    def __init__(self, case, expected, pattern=None, message=None):
        self.case = case
        self.expected = expected
        self.pattern = pattern
        self.message = message
        self.exception = None

    def __enter__(self):
        return self

    def __exit__(self, cls, error, tb):
        if cls is None:
            names = self.expected if isinstance(self.expected, tuple) else (self.expected,)
            name = ", ".join([one.__name__ for one in names]) if len(names) == 1 else str(self.expected)
            self.case._fail(self.message, f"{name} not raised")
        if not issubclass(cls, self.expected):
            return False
        self.exception = error
        if self.pattern is not None:
            import re

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
        import re

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
    def __init__(self, case, message, parameters):
        self.case = case
        self.message = message
        self.parameters = parameters

    def __enter__(self):
        return self

    def __exit__(self, cls, error, tb):
        if cls is None:
            return False
        if issubclass(cls, (KeyboardInterrupt, SystemExit, SkipTest)):
            return False
        parts = []
        if self.message is not None:
            parts.append(f"[{self.message}]")
        if self.parameters:
            listed = ", ".join([f"{key}={value!r}" for key, value in self.parameters.items()])
            parts.append(f"({listed})")
        self.case._sub_failures.append((" ".join(parts) or "(<subtest>)", cls, error))
        return True


class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = 640

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []
        self._sub_failures = []
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
            function(*args, **kwargs)

    def enterContext(self, cm):
        result = cm.__enter__()
        self.addCleanup(cm.__exit__, None, None, None)
        return result

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
            result = TestResult()
        result.startTest(self)
        try:
            self._run_guarded(result)
        finally:
            result.stopTest(self)
        return result

    __call__ = run

    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()
        self.doCleanups()

    def _run_guarded(self, result):
        method = getattr(self, self._testMethodName)
        if getattr(self.__class__, "__unittest_skip__", False) or getattr(method, "__unittest_skip__", False):
            why = getattr(self.__class__, "__unittest_skip_why__", "") or getattr(method, "__unittest_skip_why__", "")
            result.addSkip(self, why)
            return
        expects_failure = getattr(self.__class__, "__unittest_expecting_failure__", False) or getattr(
            method, "__unittest_expecting_failure__", False
        )
        self._sub_failures = []
        problems = []

        def attempt(step):
            try:
                step()
            except KeyboardInterrupt:
                raise
            except SkipTest as why:
                problems.append(("skip", why))
                return False
            except self.failureException as error:
                problems.append(("failure", error))
                return False
            except BaseException as error:
                problems.append(("error", error))
                return False
            return True

        with self._surroundings():
            if attempt(self._set_up):
                attempt(lambda: self._run_test(method))
                attempt(self._tear_down)
            while self._cleanups:
                function, args, kwargs = self._cleanups.pop()
                attempt(lambda: self._clean_up(function, args, kwargs))
        for text, cls, error in self._sub_failures:
            kind = "failure" if issubclass(cls, self.failureException) else "error"
            problems.append((kind, error, text))
        real = [problem for problem in problems if problem[0] != "skip"]
        if expects_failure:
            if real:
                result.addExpectedFailure(self, _details(real[0][1]))
            elif not problems:
                result.addUnexpectedSuccess(self)
            else:
                result.addSkip(self, str(problems[0][1]))
            return
        if not problems:
            result.addSuccess(self)
        for kind, error, *text in problems:
            test = _Described(self, text[0]) if text else self
            if kind == "skip":
                result.addSkip(test, str(error))
            elif kind == "failure":
                result.addFailure(test, _details(error))
            else:
                result.addError(test, _details(error))

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
        self._fail(msg, f"{_short(first)} != {_short(second)}")

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
        lines = [f"{kind.capitalize()}s differ: {_short(seq1)} != {_short(seq2)}", ""]
        size1, size2 = len(seq1), len(seq2)
        for index in range(min(size1, size2)):
            if seq1[index] != seq2[index]:
                lines.append(f"First differing element {index}:")
                lines.append(_short(seq1[index]))
                lines.append(_short(seq2[index]))
                lines.append("")
                break
        for name, longer, other in (("First", seq1, size2), ("Second", seq2, size1)):
            if len(longer) > other:
                lines.append(f"{name} {kind} contains {len(longer) - other} additional elements.")
                lines.append(f"First extra element {other}:")
                lines.append(_short(longer[other]))
                lines.append("")
        lines += _difference(_pretty(seq1), _pretty(seq2))
        self._fail(msg, "\n".join(lines))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        lines = []
        for name, one, other in (("first", set1, set2), ("second", set2, set1)):
            extra = one - other
            if extra:
                lines.append(f"Items in the {name} set but not the {'second' if name == 'first' else 'first'}:")
                lines.extend(repr(item) for item in extra)
        if lines:
            self._fail(msg, "\n".join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            lines = _difference(_pretty(d1), _pretty(d2))
            self._fail(msg, "\n".join([f"{_short(d1)} != {_short(d2)}", *lines]))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first != second:
            lines = _difference(first.splitlines(), second.splitlines())
            self._fail(msg, "\n".join([f"{_short(first)} != {_short(second)}", *lines, ""]))

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
        context = _Raises(self, expected_exception, message=kwargs.pop("msg", None) if not args else None)
        if not args:
            return context
        function, *rest = args
        with context:
            function(*rest, **kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        context = _Raises(self, expected_exception, expected_regex, kwargs.pop("msg", None) if not args else None)
        if not args:
            return context
        function, *rest = args
        with context:
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
        import re

        if not re.search(expected_regex, text):
            shown = expected_regex if isinstance(expected_regex, str) else expected_regex.pattern
            self._fail(msg, f"Regex didn't match: {shown!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        import re

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


class _Described:
    """A test with the parameters of a part of it."""

    def __init__(self, test, text):
        self._test = test
        self._text = text

    def __getattr__(self, name):
        return getattr(self._test, name)

    def __str__(self):
        return f"{self._test} {self._text}"


def _pretty(value):
    import pprint

    return pprint.pformat(value).splitlines()


def _difference(a, b):
    import difflib

    return [line.rstrip("\n") for line in difflib.ndiff(a, b)]


def _details(error):
    return type(error), error, error.__traceback__


class TestSuite:
    def __init__(self, tests=()):
        self._tests = list(tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        for test in tests:
            self.addTest(test)

    def __iter__(self):
        return iter(self._tests)

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
            for function, args, kwargs in reversed(cls.__dict__.get("_class_cleanups", [])):
                function(*args, **kwargs)
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
        return (
            f"<unittest.result.TestResult run={self.testsRun} errors={len(self.errors)} failures={len(self.failures)}>"
        )


def _without_ours(text):
    """A traceback without the entries of this module."""
    kept = []
    is_dropping = False
    for line in text.splitlines(keepends=True):
        if line.startswith('  File "'):
            is_dropping = line.startswith('  File "<builtin unittest>"')
        elif not line.startswith("    "):
            is_dropping = False
        if not is_dropping:
            kept.append(line)
    return "".join(kept)


class TextTestResult(TestResult):
    separator1 = "=" * 70
    separator2 = "-" * 70

    def __init__(self, stream, descriptions=True, verbosity=1):
        super().__init__(stream, descriptions, verbosity)
        self.stream = stream
        self.descriptions = descriptions
        self.showAll = verbosity > 1
        self.dots = verbosity == 1

    def getDescription(self, test):
        first = test.shortDescription() if self.descriptions else None
        return f"{test}\n{first}" if first else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(self.getDescription(test) + " ... ")
            self.stream.flush()

    def _note(self, word, letter):
        if self.showAll:
            self.stream.write(word + "\n")
        elif self.dots:
            self.stream.write(letter)
        self.stream.flush()

    def addSuccess(self, test):
        super().addSuccess(test)
        self._note("ok", ".")

    def addError(self, test, err):
        super().addError(test, err)
        self._note("ERROR", "E")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._note("FAIL", "F")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._note(f"skipped {reason!r}", "s")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._note("expected failure", "x")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._note("unexpected success", "u")

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
        self.stream = sys.stderr if stream is None else stream
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
        elif count == 0 and not result.skipped:
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


class TestLoader:
    testMethodPrefix = "test"
    sortTestMethodsUsing = True
    suiteClass = TestSuite

    def getTestCaseNames(self, testCaseClass):
        names = [
            name
            for name in dir(testCaseClass)
            if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name))
        ]
        return sorted(names) if self.sortTestMethodsUsing else names

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
            value = __import__(parts.pop(0))
        parent = None
        for part in parts:
            parent, value = value, getattr(value, part)
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


defaultTestLoader = TestLoader()


class TestProgram:
    """What `main` runs: the tests of a module, or those that the command line names."""

    def __init__(
        self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader, exit=True,
        verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False, durations=None,
    ):
        if isinstance(module, str):
            module = sys.modules[module] if module in sys.modules else __import__(module)
        names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest or ())
        given = []
        for argument in (sys.argv if argv is None else argv)[1:]:
            if argument in ("-v", "--verbose"):
                verbosity = 2
            elif argument in ("-q", "--quiet"):
                verbosity = 0
            elif argument in ("-f", "--failfast"):
                failfast = True
            elif argument in ("-b", "--buffer", "-c", "--catch"):
                pass
            else:
                given.append(argument)
        names = given or names
        if names:
            suite = testLoader.loadTestsFromNames(names, module)
        else:
            suite = testLoader.loadTestsFromModule(module)
        if testRunner is None:
            testRunner = TextTestRunner
        if isinstance(testRunner, type):
            testRunner = testRunner(verbosity=verbosity, failfast=bool(failfast))
        self.result = testRunner.run(suite)
        while _module_cleanups:
            function, args, kwargs = _module_cleanups.pop()
            function(*args, **kwargs)
        if exit:
            if self.result.testsRun == 0 and not self.result.skipped:
                sys.exit(5)
            sys.exit(0 if self.result.wasSuccessful() else 1)


main = TestProgram


# The submodules of the package are this module, which has all their names.
for _part in ("async_case", "case", "loader", "result", "runner", "suite"):
    globals()[_part] = sys.modules[f"unittest.{_part}"] = sys.modules[__name__]

# With this, the module counts as a package, so that `unittest.mock` can be imported.
__path__ = []
