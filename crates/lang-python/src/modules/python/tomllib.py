"""TOML 1.0, read."""

import re
from datetime import date, datetime, time, timedelta, timezone

__all__ = ["loads", "load", "TOMLDecodeError"]


class TOMLDecodeError(ValueError):
    pass


_BARE = re.compile(r"[A-Za-z0-9_-]+")
_DATE_TIME = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,6})\d*)?([Zz]|[+-]\d\d:\d\d)?)?(?![\w:])"
)
_TIME = re.compile(r"(\d\d):(\d\d):(\d\d)(?:\.(\d{1,6})\d*)?(?![\w:])")
_NUMBER = re.compile(
    r"0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|0b[01](?:_?[01])*|0o[0-7](?:_?[0-7])*|"
    r"[+-]?(?:0|[1-9](?:_?\d)*)(?P<float>(?:\.\d(?:_?\d)*)?(?:[eE][+-]?\d(?:_?\d)*)?)(?![\w.])"
)
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}
_CONSTANTS = {"true": True, "false": False}
_SPECIAL = re.compile(r"[+-]?(?:inf|nan)(?!\w)|(?:true|false)(?!\w)")


class _Table(dict):
    """A table while it is read: whether its header has been seen, and whether it may still grow."""

    is_defined = False
    is_frozen = False
    is_dotted = False


class _Array(list):
    """An array of tables."""


def load(fp, /, *, parse_float=float):
    data = fp.read()
    if isinstance(data, str):
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`")
    return loads(data.decode(), parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    return _Reader(s.replace("\r\n", "\n"), parse_float).read()


def _plain(value):
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list) else value


class _Reader:
    def __init__(self, text, parse_float):
        self.text = text
        self.at = 0
        self.parse_float = parse_float
        self.root = _Table()

    def fail(self, message, at=None):
        at = self.at if at is None else at
        if at >= len(self.text):
            raise TOMLDecodeError(f"{message} (at end of document)")
        line = self.text.count("\n", 0, at) + 1
        raise TOMLDecodeError(f"{message} (at line {line}, column {at - self.text.rfind(chr(10), 0, at)})")

    def peek(self):
        return self.text[self.at : self.at + 1]

    def skip(self, chars=" \t"):
        while self.at < len(self.text) and self.text[self.at] in chars:
            self.at += 1

    def skip_comment(self):
        if self.peek() == "#":
            end = self.text.find("\n", self.at)
            end = len(self.text) if end < 0 else end
            for at in range(self.at, end):
                if (self.text[at] < " " and self.text[at] != "\t") or self.text[at] == "\x7f":
                    self.fail(f"Found invalid character {self.text[at]!r}", at)
            self.at = end

    def skip_lines(self):
        while True:
            self.skip(" \t\n")
            if self.peek() != "#":
                return
            self.skip_comment()

    def read(self):
        table = self.root
        while True:
            self.skip_lines()
            if self.at >= len(self.text):
                return _plain(self.root)
            if self.text.startswith("[[", self.at):
                table = self.array_header()
            elif self.peek() == "[":
                table = self.header()
            else:
                self.pair(table)
            self.skip()
            self.skip_comment()
            if self.at < len(self.text) and self.peek() != "\n":
                self.fail("Expected newline or end of document after a statement")

    def key(self):
        parts = []
        while True:
            self.skip()
            char = self.peek()
            bare = _BARE.match(self.text, self.at)
            if bare:
                parts.append(bare[0])
                self.at = bare.end()
            elif char == '"':
                parts.append(self.basic_string())
            elif char == "'":
                parts.append(self.literal_string())
            else:
                self.fail("Invalid initial character for a key part")
            self.skip()
            if self.peek() != ".":
                return parts
            self.at += 1

    def step(self, table, part):
        inner = table.get(part)
        if isinstance(inner, _Array):
            inner = inner[-1]
        if inner is None:
            inner = table[part] = _Table()
        if not isinstance(inner, _Table):
            self.fail("Cannot overwrite a value")
        return inner

    def header(self):
        self.at += 1
        parts = self.key()
        if self.peek() != "]":
            self.fail("Expected ']' at the end of a table declaration")
        table = self.root
        for part in parts[:-1]:
            table = self.step(table, part)
            if table.is_frozen:
                self.fail(f"Cannot declare {tuple(parts)} twice")
        if isinstance(table.get(parts[-1]), _Array):
            self.fail(f"Cannot declare {tuple(parts)} twice")
        table = self.step(table, parts[-1])
        if table.is_defined or table.is_frozen or table.is_dotted:
            self.fail(f"Cannot declare {tuple(parts)} twice")
        table.is_defined = True
        self.at += 1
        return table

    def array_header(self):
        self.at += 2
        parts = self.key()
        if not self.text.startswith("]]", self.at):
            self.fail("Expected ']]' at the end of an array declaration")
        table = self.root
        for part in parts[:-1]:
            table = self.step(table, part)
        array = table.get(parts[-1])
        if array is None:
            array = table[parts[-1]] = _Array()
        elif not isinstance(array, _Array):
            self.fail("Cannot mutate immutable namespace" if isinstance(array, list) else "Cannot overwrite a value")
        array.append(_Table())
        self.at += 2
        return array[-1]

    def pair(self, table):
        parts = self.key()
        if self.peek() != "=":
            self.fail("Expected '=' after a key in a key/value pair")
        self.at += 1
        self.skip()
        value = self.value()
        for part in parts[:-1]:
            before = table.get(part)
            if isinstance(before, _Table) and (before.is_defined or before.is_frozen):
                self.fail(f"Cannot redefine namespace {tuple(parts[:-1])}")
            if isinstance(before, _Array):
                self.fail(f"Cannot redefine namespace {tuple(parts[:-1])}")
            table = self.step(table, part)
            table.is_dotted = True
        if table.is_frozen:
            self.fail(f"Cannot mutate immutable namespace {tuple(parts[:-1])}")
        if parts[-1] in table:
            self.fail("Cannot overwrite a value")
        table[parts[-1]] = value

    def value(self):
        char = self.peek()
        if char == '"':
            return self.long_string('"') if self.text.startswith('"""', self.at) else self.basic_string()
        if char == "'":
            return self.long_string("'") if self.text.startswith("'''", self.at) else self.literal_string()
        if char == "[":
            return self.array()
        if char == "{":
            return self.inline_table()
        special = _SPECIAL.match(self.text, self.at)
        if special:
            self.at = special.end()
            word = special[0]
            return _CONSTANTS[word] if word in _CONSTANTS else self.parse_float(word)
        for pattern, convert in ((_DATE_TIME, self.date_time), (_TIME, self.time)):
            found = pattern.match(self.text, self.at)
            if found:
                try:
                    value = convert(found)
                except ValueError:
                    self.fail("Invalid date or datetime")
                self.at = found.end()
                return value
        found = _NUMBER.match(self.text, self.at)
        if found:
            self.at = found.end()
            return self.parse_float(found[0]) if found["float"] else int(found[0], 0)
        self.fail("Invalid value")

    def date_time(self, found):
        year, month, day, hour, minute, second, fraction, zone = found.groups()
        if hour is None:
            return date(int(year), int(month), int(day))
        offset = None
        if zone in ("Z", "z"):
            offset = timezone.utc
        elif zone:
            span = timedelta(hours=int(zone[1:3]), minutes=int(zone[4:6]))
            offset = timezone(-span if zone[0] == "-" else span)
        micros = int((fraction or "0").ljust(6, "0"))
        return datetime(int(year), int(month), int(day), int(hour), int(minute), int(second), micros, offset)

    def time(self, found):
        hour, minute, second, fraction = found.groups()
        return time(int(hour), int(minute), int(second), int((fraction or "0").ljust(6, "0")))

    def array(self):
        self.at += 1
        items = []
        while True:
            self.skip_lines()
            if self.peek() == "]":
                self.at += 1
                return items
            items.append(self.value())
            self.skip_lines()
            if self.peek() == ",":
                self.at += 1
            elif self.peek() != "]":
                self.fail("Unclosed array")

    def freeze(self, table):
        table.is_frozen = True
        for inner in table.values():
            if isinstance(inner, _Table):
                self.freeze(inner)

    def inline_table(self):
        self.at += 1
        table = _Table()
        self.skip()
        if self.peek() == "}":
            self.at += 1
        else:
            while True:
                self.skip()
                self.pair(table)
                self.skip()
                char = self.peek()
                if char not in (",", "}") or not char:
                    self.fail("Unclosed inline table")
                self.at += 1
                if char == "}":
                    break
        self.freeze(table)
        return table

    def escape(self, is_long):
        char = self.text[self.at + 1 : self.at + 2]
        if is_long and char in (" ", "\t", "\n"):
            self.at += 1
            self.skip()
            if self.peek() != "\n":
                self.fail("Unescaped '\\' in a string")
            self.skip(" \t\n")
            return ""
        width = {"u": 4, "U": 8}.get(char)
        if width:
            digits = self.text[self.at + 2 : self.at + 2 + width]
            if len(digits) != width or not all(digit in "0123456789abcdefABCDEF" for digit in digits):
                self.fail("Invalid hex value")
            number = int(digits, 16)
            if number > 0x10FFFF or 0xD800 <= number < 0xE000:
                self.fail("Escaped character is not a Unicode scalar value")
            self.at += 2 + width
            return chr(number)
        if char not in _ESCAPES:
            self.fail("Unescaped '\\' in a string")
        self.at += 2
        return _ESCAPES[char]

    def basic_string(self):
        self.at += 1
        parts = []
        while True:
            char = self.peek()
            if not char:
                self.fail("Unterminated string")
            if char == '"':
                self.at += 1
                return "".join(parts)
            if char == "\\":
                parts.append(self.escape(False))
            elif (char < " " and char != "\t") or char == "\x7f":
                self.fail(f"Illegal character {char!r}")
            else:
                parts.append(char)
                self.at += 1

    def literal_string(self):
        end = self.text.find("'", self.at + 1)
        text = self.text[self.at + 1 : end]
        if end < 0 or "\n" in text:
            self.fail("Expected \"'\"")
        self.at = end + 1
        return text

    def long_string(self, quote):
        self.at += 3
        if self.peek() == "\n":
            self.at += 1
        parts = []
        while True:
            if self.text.startswith(quote * 3, self.at):
                self.at += 3
                for _ in range(2):
                    if self.peek() == quote:
                        parts.append(quote)
                        self.at += 1
                return "".join(parts)
            char = self.peek()
            if not char:
                self.fail("Unterminated string")
            if char == "\\" and quote == '"':
                parts.append(self.escape(True))
            elif (char < " " and char not in "\t\n") or char == "\x7f":
                self.fail(f"Illegal character {char!r}")
            else:
                parts.append(char)
                self.at += 1
