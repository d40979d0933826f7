"""Examples in documentation, run as tests."""

import re
import sys
import traceback
from io import StringIO

__all__ = [
    "testmod", "testfile", "DocTestSuite", "DocFileSuite", "run_docstring_examples", "DocTestParser", "DocTestFinder", "DocTestRunner", "DocTest",
    "Example", "TestResults", "OutputChecker", "ELLIPSIS", "NORMALIZE_WHITESPACE", "IGNORE_EXCEPTION_DETAIL", "SKIP",
    "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "REPORT_NDIFF", "REPORT_ONLY_FIRST_FAILURE", "FAIL_FAST",
]

DONT_ACCEPT_TRUE_FOR_1 = 1
DONT_ACCEPT_BLANKLINE = 2
NORMALIZE_WHITESPACE = 4
ELLIPSIS = 8
SKIP = 16
IGNORE_EXCEPTION_DETAIL = 32
COMPARISON_FLAGS = 63
REPORT_UDIFF = 64
REPORT_CDIFF = 128
REPORT_NDIFF = 256
REPORT_ONLY_FIRST_FAILURE = 512
FAIL_FAST = 1024
_FLAGS = {
    "DONT_ACCEPT_TRUE_FOR_1": 1, "DONT_ACCEPT_BLANKLINE": 2, "NORMALIZE_WHITESPACE": 4, "ELLIPSIS": 8, "SKIP": 16,
    "IGNORE_EXCEPTION_DETAIL": 32, "REPORT_UDIFF": 64, "REPORT_CDIFF": 128, "REPORT_NDIFF": 256,
    "REPORT_ONLY_FIRST_FAILURE": 512, "FAIL_FAST": 1024,
}
OPTIONFLAGS_BY_NAME = _FLAGS


class TestResults(tuple):
    def __new__(cls, failed, attempted, skipped=0):
        made = tuple.__new__(cls, (failed, attempted))
        made.skipped = skipped
        return made

    failed = property(lambda self: self[0])
    attempted = property(lambda self: self[1])

    def __repr__(self):
        return f"TestResults(failed={self[0]}, attempted={self[1]})"


class Example:
    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith("\n") else source + "\n"
        self.want = want if not want or want.endswith("\n") else want + "\n"
        self.exc_msg = exc_msg
        self.lineno = lineno
        self.indent = indent
        self.options = options or {}


class DocTest:
    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples = examples
        self.docstring = docstring
        self.globs = dict(globs)
        self.name = name
        self.filename = filename
        self.lineno = lineno

    def __repr__(self):
        plural = "" if len(self.examples) == 1 else "s"
        count = f"{len(self.examples)} example{plural}" if self.examples else "no examples"
        return f"<DocTest {self.name} from {self.filename}:{self.lineno} ({count})>"


_TRACEBACK = re.compile(r"Traceback \((?:most recent call last|innermost last)\):[ \t]*\n(?:(?!\w).*\n)*(?P<msg>\w(?:.*\n?)*)")
_DIRECTIVE = re.compile(r"#\s*doctest:\s*([^\n\'\"]*)$", re.M)


class DocTestParser:
    def get_examples(self, string, name="<string>"):
        lines = string.expandtabs().split("\n")
        examples = []
        at = 0
        while at < len(lines):
            line = lines[at]
            stripped = line.lstrip()
            if not (stripped == ">>>" or stripped.startswith(">>> ")):
                if stripped.startswith(">>>") and stripped[3:4] not in ("", " ", ">"):
                    raise ValueError(
                        f"line {at + 1} of the docstring for {name} lacks blank after >>>: {line!r}"
                    )
                at += 1
                continue
            indent = len(line) - len(stripped)
            start = at
            source = [stripped[4:]]
            at += 1
            while at < len(lines):
                rest = lines[at][indent:]
                if lines[at][:indent].strip() or not (rest == "..." or rest.startswith("... ")):
                    break
                source.append(rest[4:])
                at += 1
            want = []
            while at < len(lines):
                line = lines[at]
                stripped = line.strip()
                if not stripped or stripped == ">>>" or stripped.startswith(">>> "):
                    break
                if line[:indent].strip():
                    raise ValueError(
                        f"line {at + 1} of the docstring for {name} has inconsistent leading whitespace: {line!r}"
                    )
                want.append(line[indent:])
                at += 1
            text = "\n".join(source)
            options = self._options(text, name, start + 1)
            if not text.strip() or all(part.strip().startswith("#") or not part.strip() for part in source):
                continue
            wanted = "\n".join(want)
            found = _TRACEBACK.match(wanted + "\n")
            message = found["msg"] if found else None
            examples.append(Example(text, wanted, message, start, indent, options))
        return examples

    def parse(self, string, name="<string>"):
        return self.get_examples(string, name)

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def _options(self, source, name, lineno):
        options = {}
        for text in _DIRECTIVE.findall(source):
            for option in text.replace(",", " ").split():
                if option[0] not in "+-" or option[1:] not in _FLAGS:
                    raise ValueError(f"line {lineno} of the doctest for {name} has an invalid option: {option!r}")
                options[_FLAGS[option[1:]]] = option[0] == "+"
        return options


class DocTestFinder:
    def __init__(self, verbose=False, parser=None, recurse=True, exclude_empty=True):
        self._parser = parser or DocTestParser()
        self._recurse = recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        if name is None:
            name = obj.__name__
        if module is None:
            module = obj if type(obj) is type(sys) else sys.modules.get(getattr(obj, "__module__", None))
        if globs is None:
            globs = dict(module.__dict__) if module is not None else {}
        if extraglobs:
            globs.update(extraglobs)
        if "__name__" not in globs:
            globs["__name__"] = "__main__"
        tests = []
        self._find(tests, obj, name, module, globs, [])
        tests.sort(key=lambda test: test.name)
        return tests

    def _find(self, tests, obj, name, module, globs, seen):
        if any(one is obj for one in seen):
            return
        seen.append(obj)
        test = self._test_of(obj, name, module, globs)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        if type(obj) is type(sys):
            for key, value in list(obj.__dict__.items()):
                inner = _unwrapped(value)
                if (_is_function(inner) or isinstance(inner, type)) and getattr(
                    inner, "__module__", None
                ) == obj.__name__:
                    self._find(tests, value, f"{name}.{key}", module, globs, seen)
            for key, value in getattr(obj, "__test__", {}).items():
                if isinstance(value, str):
                    test = self._parser.get_doctest(value, globs, f"{name}.__test__.{key}", obj.__file__, 0)
                    if test.examples:
                        tests.append(test)
                else:
                    self._find(tests, value, f"{name}.__test__.{key}", module, globs, seen)
        elif isinstance(obj, type):
            for key, value in list(obj.__dict__.items()):
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                is_known = _is_function(_unwrapped(value)) or isinstance(value, (type, property))
                if is_known and getattr(_unwrapped(value), "__module__", obj.__module__) == obj.__module__:
                    self._find(tests, value, f"{name}.{key}", module, globs, seen)

    def _test_of(self, obj, name, module, globs):
        doc = obj if isinstance(obj, str) else getattr(obj, "__doc__", None)
        if doc is None:
            if self._exclude_empty:
                return None
            doc = ""
        doc = str(doc)
        if ">>>" not in doc and self._exclude_empty:
            return None
        filename = getattr(module, "__file__", None) or getattr(module, "__name__", "<unknown>")
        return self._parser.get_doctest(doc, globs, name, filename, _line_of(obj, filename))


def _unwrapped(value):
    while hasattr(value, "__wrapped__"):
        value = value.__wrapped__
    return value


def _is_function(value):
    return type(value).__name__ == "function"


_sources = {}
_STRING = re.compile(r"(^|.*:)\s*\w*(\"|')")


def _lines_of(filename):
    if filename not in _sources:
        try:
            with open(filename) as file:
                _sources[filename] = file.read().split("\n")
        except Exception:
            _sources[filename] = []
    return _sources[filename]


def _line_of(obj, filename):
    """The line, from 0, on which the docstring of an object starts; none when it cannot be found."""
    lines = _lines_of(filename)
    if not lines:
        return None
    if type(obj) is type(sys):
        return 0
    if isinstance(obj, type):
        heading = re.compile(rf"^\s*class\s*{re.escape(obj.__name__)}\b")
        start = next((number for number, line in enumerate(lines) if heading.match(line)), None)
    else:
        code = getattr(_unwrapped(getattr(obj, "fget", obj)), "__code__", None)
        start = None if code is None else code.co_firstlineno - 1
    if start is None:
        return None
    return next((number for number in range(start, len(lines)) if _STRING.match(lines[number])), None)


class OutputChecker:
    def check_output(self, want, got, optionflags):
        want, got = (text.encode("ascii", "backslashreplace").decode("ascii") for text in (want, got))
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1:
            if (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
                return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(r"(?m)^<BLANKLINE>\s*?$", "", want)
            got = re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got = " ".join(got.split())
            want = " ".join(want.split())
            if got == want:
                return True
        if optionflags & ELLIPSIS and _ellipsis_matches(want, got):
            return True
        return False

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub(r"(?m)^[ ]*(?=\n)", "<BLANKLINE>", got)
        if want and got:
            return f"Expected:\n{_indented(want)}Got:\n{_indented(got)}"
        if want:
            return f"Expected:\n{_indented(want)}Got nothing\n"
        if got:
            return f"Expected nothing\nGot:\n{_indented(got)}"
        return "Expected nothing\nGot nothing\n"


def _indented(text):
    return re.sub(r"(?m)^(?!$)", "    ", text)


def _ellipsis_matches(want, got):
    if "..." not in want:
        return want == got
    parts = want.split("...")
    start, end = 0, len(got)
    first, last = parts[0], parts[-1]
    if first:
        if not got.startswith(first):
            return False
        start = len(first)
    if last:
        if not got.endswith(last):
            return False
        end -= len(last)
    if start > end:
        return False
    for part in parts[1:-1]:
        start = got.find(part, start, end)
        if start < 0:
            return False
        start += len(part)
    return True


def _without_detail(message):
    """An exception's name, without its module and what it says."""
    name = message.split("\n")[0].split(":")[0]
    return name.rpartition(".")[2]


class DocTestRunner:
    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = optionflags
        self.tries = 0
        self.failures = 0
        self.skips = 0
        self._counts = {}

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        write = out or sys.stdout.write
        failures = tries = skips = 0
        saved = sys.stdout
        for number, example in enumerate(test.examples):
            flags = self.optionflags
            for flag, is_set in example.options.items():
                flags = flags | flag if is_set else flags & ~flag
            if flags & SKIP:
                skips += 1
                continue
            if failures and flags & REPORT_ONLY_FIRST_FAILURE:
                tries += 1
                continue
            tries += 1
            if self._verbose:
                if example.want:
                    write(f"Trying:\n{_indented(example.source)}Expecting:\n{_indented(example.want)}")
                else:
                    write(f"Trying:\n{_indented(example.source)}Expecting nothing\n")
            captured = StringIO()
            sys.stdout = captured
            failure = None
            try:
                _run_example(example.source, test.globs, f"<doctest {test.name}[{number}]>")
            except KeyboardInterrupt:
                raise
            except BaseException as error:
                failure = error
            finally:
                sys.stdout = saved
            got = captured.getvalue()
            if got and not got.endswith("\n"):
                got += "\n"
            if failure is None:
                passed = self._checker.check_output(example.want, got, flags)
                report = None
            else:
                message = traceback.format_exception_only(type(failure), failure)[-1]
                if example.exc_msg is None:
                    passed = False
                    text = "".join(traceback.format_exception(type(failure), failure, failure.__traceback__))
                    report = f"Exception raised:\n{_indented(_only_examples(text))}"
                else:
                    passed = self._checker.check_output(example.exc_msg, message, flags)
                    if not passed and flags & IGNORE_EXCEPTION_DETAIL:
                        passed = _without_detail(example.exc_msg) == _without_detail(message)
                    got += "Traceback (most recent call last):\n  ...\n" + message
                    report = None
            if passed:
                if self._verbose:
                    write("ok\n")
                continue
            failures += 1
            if report is None:
                report = self._checker.output_difference(example, got, flags)
            line = "?" if test.lineno is None else test.lineno + example.lineno + 1
            write(
                f'{self.DIVIDER}\nFile "{test.filename}", line {line}, in {test.name}\nFailed example:\n'
                f"{_indented(example.source)}{report}"
            )
            if flags & FAIL_FAST:
                break
        if clear_globs:
            test.globs.clear()
        known = self._counts.get(test.name, (0, 0))
        self._counts[test.name] = (known[0] + failures, known[1] + tries)
        self.failures += failures
        self.tries += tries
        self.skips += skips
        return TestResults(failures, tries, skips)

    def summarize(self, verbose=None):
        verbose = self._verbose if verbose is None else verbose
        failed = sorted((name, counts) for name, counts in self._counts.items() if counts[0])
        if verbose:
            passed = sorted((name, counts) for name, counts in self._counts.items() if not counts[0] and counts[1])
            empty = sorted(name for name, counts in self._counts.items() if not counts[1])
            if empty:
                print(f"{len(empty)} items had no tests:")
                for name in empty:
                    print(f"    {name}")
            if passed:
                print(f"{len(passed)} items passed all tests:")
                for name, (_, tries) in passed:
                    print(f" {tries:3} tests in {name}")
        if failed:
            print(self.DIVIDER)
            print(f"{len(failed)} items had failures:")
            for name, (failures, tries) in failed:
                print(f" {failures:3} of {tries:3} in {name}")
        if verbose:
            print(f"{self.tries} tests in {len(self._counts)} items.")
            print(f"{self.tries - self.failures} passed and {self.failures} failed.")
        if self.failures:
            print(f"***Test Failed*** {self.failures} failures.")
        elif verbose:
            print("Test passed.")
        return TestResults(self.failures, self.tries, self.skips)


def _only_examples(text):
    lines = text.splitlines(keepends=True)
    kept = [lines[0]]
    is_dropping = False
    for line in lines[1:]:
        if line.startswith('  File "'):
            is_dropping = line.startswith('  File "<builtin doctest>"')
        elif not line.startswith("    "):
            is_dropping = False
        if not is_dropping:
            kept.append(line)
    return "".join(kept)


def _run_example(source, globs, filename):
    """Runs statements; the value of an expression is printed."""
    try:
        code = compile(source, filename, "eval")
    except SyntaxError:
        code = None
    if code is None:
        exec(compile(source, filename, "exec"), globs)
        return
    value = eval(code, globs)
    if value is not None:
        print(repr(value))


def testmod(
    m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None, raise_on_error=False,
    exclude_empty=False,
):
    if m is None:
        m = sys.modules["__main__"]
    if type(m) is not type(sys):
        raise TypeError(f"testmod: module required; {m!r}")
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    finder = DocTestFinder(exclude_empty=exclude_empty)
    for test in finder.find(m, name or m.__name__, globs=globs, extraglobs=extraglobs):
        result = runner.run(test)
        if raise_on_error and result.failed:
            break
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries, runner.skips)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None, raise_on_error=False, parser=None, encoding=None):
    with open(filename, encoding=encoding) as file:
        text = file.read()
    globs = dict(globs or {})
    globs.update(extraglobs or {})
    globs.setdefault("__name__", "__main__")
    parser = parser or DocTestParser()
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    runner.run(parser.get_doctest(text, globs, name or filename, filename, 0))
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries, runner.skips)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, clear_globs=False)


def _case_of(test, runner, setUp, tearDown):
    import unittest

    class DocTestCase(unittest.TestCase):
        def setUp(self):
            if setUp is not None:
                setUp(test)

        def tearDown(self):
            if tearDown is not None:
                tearDown(test)
            test.globs.clear()

        def runTest(self):
            report = StringIO()
            if runner().run(test, out=report.write, clear_globs=False).failed:
                raise self.failureException(
                    f"Failed doctest test for {test.name}\n"
                    f'  File "{test.filename}", line {test.lineno}, in {test.name.split(".")[-1]}\n\n{report.getvalue()}'
                )

        def id(self):
            return test.name

        def shortDescription(self):
            return "Doctest: " + test.name

        def __repr__(self):
            name = test.name.split(".")
            return f"{name[-1]} ({'.'.join(name[:-1])})"

        __str__ = __repr__

    return DocTestCase()


def DocTestSuite(
    module=None, globs=None, extraglobs=None, test_finder=None, setUp=None, tearDown=None, optionflags=0, checker=None
):
    import unittest

    if module is None or isinstance(module, str):
        __import__(module or "__main__")
        module = sys.modules[module or "__main__"]
    finder = test_finder or DocTestFinder()
    tests = [test for test in finder.find(module, globs=globs, extraglobs=extraglobs) if test.examples]
    suite = unittest.TestSuite()
    for test in sorted(tests, key=lambda test: test.name):
        runner = lambda: DocTestRunner(checker, False, optionflags)  # noqa: E731
        suite.addTest(_case_of(test, runner, setUp, tearDown))
    return suite


def DocFileSuite(
    *paths, module_relative=True, package=None, setUp=None, tearDown=None, globs=None, optionflags=0, parser=None,
    encoding=None,
):
    import unittest

    suite = unittest.TestSuite()
    for path in paths:
        with open(path, encoding=encoding) as file:
            text = file.read()
        test = (parser or DocTestParser()).get_doctest(text, dict(globs or {}), path, path, 0)
        test.globs.setdefault("__name__", "__main__")
        suite.addTest(_case_of(test, lambda: DocTestRunner(None, False, optionflags), setUp, tearDown))
    return suite
