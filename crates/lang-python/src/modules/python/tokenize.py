"""The tokens of programs, with comments and places."""

import re
from builtins import open as _open
from codecs import BOM_UTF8, lookup
from collections import namedtuple
from io import TextIOWrapper

import token
from token import *
from token import EXACT_TOKEN_TYPES

__all__ = [*token.__all__, "TokenInfo", "TokenError", "tokenize", "generate_tokens", "detect_encoding", "untokenize", "open"]


class TokenError(Exception):
    """A text that ends inside of a token or of brackets."""


class TokenInfo(namedtuple("TokenInfo", "type string start end line")):
    def __repr__(self):
        kind = f"{self.type} ({tok_name[self.type]})"
        return "TokenInfo(type=%s, string=%r, start=%r, end=%r, line=%r)" % self._replace(type=kind)

    @property
    def exact_type(self):
        if self.type == OP and self.string in EXACT_TOKEN_TYPES:
            return EXACT_TOKEN_TYPES[self.string]
        return self.type


_NAME = re.compile(r"\w+")
_NUMBER = re.compile(
    r"0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+"
    r"|(?:[0-9](?:_?[0-9])*\.(?:[0-9](?:_?[0-9])*)?|\.[0-9](?:_?[0-9])*|[0-9](?:_?[0-9])*)(?:[eE][-+]?[0-9](?:_?[0-9])*)?[jJ]?"
)
_STRING = re.compile(r"(?i)(br?|rb?|u|fr?|rf|)('''|\"\"\"|'|\")")
_OPERATORS = sorted(EXACT_TOKEN_TYPES, key=len, reverse=True)
_COOKIE = re.compile(r"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", re.ASCII)
_CLOSING = {")": "(", "]": "[", "}": "{"}


class _FString:
    """An f-string whose end has not been reached."""

    def __init__(self, prefix, quote, line):
        self.quote, self.is_raw = quote, "r" in prefix.lower()
        self.line = line
        # How deep brackets were at each expression that is open, and whether its format has begun.
        self.open = []


class _Tokenizer:
    def __init__(self, readline):
        self.readline = readline
        self.row, self.line, self.at = 0, "", 0
        self.indents = [0]
        self.brackets = []
        self.strings = []

    def next_line(self):
        try:
            self.line = self.readline()
        except StopIteration:
            self.line = ""
        self.row += 1
        self.at = 0
        return bool(self.line)

    def made(self, kind, start, end, text=None, line=None):
        text = self.line[start:end] if text is None else text
        return TokenInfo(kind, text, (self.row, start), (self.row, end), self.line if line is None else line)

    def run(self):
        is_fresh = True
        has_tokens = False
        while self.next_line():
            if is_fresh and not self.brackets and not self.strings:
                indented = yield from self.indentation()
                if not indented:
                    continue
                has_tokens = False
            is_fresh = True
            while self.at < len(self.line):
                if self.strings and not (self.strings[-1].open and not self.strings[-1].open[-1][1]):
                    yield from self.string_part()
                    has_tokens = True
                    continue
                char = self.line[self.at]
                if char in " \t\f":
                    self.at += 1
                elif char in "\r\n":
                    is_new = has_tokens and not self.brackets and not self.strings
                    yield self.made(NEWLINE if is_new else NL, self.at, len(self.line))
                    self.at = len(self.line)
                elif char == "#":
                    end = len(self.line.rstrip("\r\n"))
                    yield self.made(COMMENT, self.at, end)
                    self.at = end
                elif char == "\\" and self.line[self.at + 1 :].strip("\r\n") == "":
                    is_fresh = False
                    break
                else:
                    has_tokens = True
                    yield from self.one(char)
        if self.strings:
            raise TokenError("unterminated triple-quoted f-string literal", (self.strings[-1].line, 1))
        if self.brackets or not is_fresh:
            raise TokenError("unexpected EOF in multi-line statement", (self.row, 0))
        yield from self.end()

    def end(self):
        if self.last_kind() not in (NEWLINE, NL, None):
            row, column = self.previous.end
            yield TokenInfo(NEWLINE, "", (row, column), (row, column + 1), self.previous.line if row == self.row - 1 else "")
        place = (self.row, 0)
        for _ in self.indents[1:]:
            yield TokenInfo(DEDENT, "", place, place, "")
        yield TokenInfo(ENDMARKER, "", place, place, "")

    previous = None

    def last_kind(self):
        kind = None if self.previous is None else self.previous.type
        return NL if kind in (INDENT, DEDENT, ENCODING) else kind

    def indentation(self):
        """What a line begins with; whether there is more than a comment."""
        column = 0
        while self.at < len(self.line) and self.line[self.at] in " \t\f":
            char = self.line[self.at]
            column = column + 1 if char == " " else (column // 8 + 1) * 8 if char == "\t" else 0
            self.at += 1
        rest = self.line[self.at :]
        if not rest:
            return False
        if rest[0] in "#\r\n":
            if rest[0] == "#":
                end = len(self.line.rstrip("\r\n"))
                yield self.made(COMMENT, self.at, end)
                self.at = end
            yield self.made(NL, self.at, len(self.line) if self.at < len(self.line) else self.at + 1, self.line[self.at :])
            return False
        if rest[0] == "\\" and rest[1:].strip("\r\n") == "":
            return True
        if column > self.indents[-1]:
            self.indents.append(column)
            yield self.made(INDENT, 0, self.at)
        while column < self.indents[-1]:
            if column not in self.indents:
                text = "unindent does not match any outer indentation level"
                raise IndentationError(text, ("<string>", self.row, self.at, self.line, self.row, self.at))
            self.indents.pop()
            yield self.made(DEDENT, self.at, self.at)
        return True

    def one(self, char):
        start = self.at
        if char.isalpha() or char == "_" or char in "'\"" or ord(char) > 127:
            string = _STRING.match(self.line, start)
            if string is not None:
                yield from self.string(string)
                return
            name = _NAME.match(self.line, start)
            if name is None:
                self.at += 1
                yield self.made(ERRORTOKEN, start, self.at)
                return
            self.at = name.end()
            yield self.made(NAME, start, self.at)
            return
        number = _NUMBER.match(self.line, start) if char.isdigit() or char == "." else None
        if number is not None:
            self.at = number.end()
            yield self.made(NUMBER, start, self.at)
            return
        format_open = self.strings[-1].open[-1] if self.strings else None
        is_outermost = format_open is not None and format_open[0] == len(self.brackets)
        text = next((text for text in _OPERATORS if self.line.startswith(text, start)), None)
        if text is None:
            raise TokenError("invalid character", (self.row, start + 1)) if char in "$?`" else SyntaxError(
                f"invalid character {char!r}"
            )
        if is_outermost and text[0] in ":!" and text != "!=":
            text = text[0]
        self.at = start + len(text)
        yield self.made(OP, start, self.at)
        if is_outermost and text == "}":
            self.brackets.pop()
            self.strings[-1].open.pop()
        elif is_outermost and text == ":":
            self.strings[-1].open[-1] = (format_open[0], True)
        elif text in "([{":
            self.brackets.append(text)
        elif text in _CLOSING and self.brackets:
            self.brackets.pop()

    def string(self, match):
        prefix, quote = match.groups()
        if "f" in prefix.lower():
            yield self.made(FSTRING_START, self.at, match.end())
            self.strings.append(_FString(prefix, quote, self.row))
            self.at = match.end()
            return
        start, first_row, at = self.at, self.row, match.end()
        lines = [self.line]
        while True:
            found = re.compile(r"\\.|" + quote, re.DOTALL).search(self.line, at)
            while found is not None and found.group() != quote:
                found = re.compile(r"\\.|" + quote, re.DOTALL).search(self.line, found.end())
            if found is not None:
                break
            is_continued = len(quote) == 3 or self.line.rstrip("\r\n").endswith("\\")
            if not is_continued:
                raise TokenError("unterminated string literal (detected at line %d)" % self.row, (self.row, start + 1))
            if not self.next_line():
                raise TokenError("unterminated triple-quoted string literal", (first_row, start + 1))
            lines.append(self.line)
            at = 0
        self.at = found.end()
        whole = "".join(lines)
        last = len(whole) - len(self.line) + self.at
        yield TokenInfo(STRING, whole[start:last], (first_row, start), (self.row, self.at), whole)

    def string_part(self):
        """What there is of an f-string up to an expression, its end or the end of the line."""
        string = self.strings[-1]
        is_format = bool(string.open)
        first_row, start, lines, text = self.row, self.at, [self.line], ""
        while True:
            line, at = self.line, self.at
            if at >= len(line):
                if len(string.quote) == 1 and not line.endswith("\\\n") and not line.endswith("\\\r\n") and not is_format:
                    raise TokenError(f"unterminated f-string literal (detected at line {self.row})", (self.row, start))
                if not self.next_line():
                    raise TokenError("unterminated triple-quoted f-string literal", (string.line, 1))
                lines.append(self.line)
                continue
            char = line[at]
            if line.startswith(string.quote, at):
                break
            if char == "\\" and at + 1 < len(line):
                if line[at + 1] in "{}":
                    text += char
                    self.at += 1
                    continue
                if line.startswith("\\N{", at) and not string.is_raw:
                    end = line.find("}", at) + 1
                    text += line[at:end]
                    self.at = end
                    continue
                text += line[at : at + 2]
                self.at += 2
                continue
            if char in "{}" and not is_format and line[at + 1 : at + 2] == char:
                # One of the two is shown, and the token ends behind the other.
                yield from self.middle(first_row, start, text + char, lines, 1)
                self.at += 2
                first_row, start, lines, text = self.row, self.at, [self.line], ""
                continue
            if char == "{" or char == "}" and is_format:
                break
            if char == "\n" and is_format and len(string.quote) == 1:
                break
            text += char
            self.at += 1
        # What a format ends with is a token even if it is empty.
        if text or is_format and self.line[self.at] == "}":
            yield from self.middle(first_row, start, text, lines, 0)
        start = self.at
        if self.line.startswith(string.quote, start):
            self.at += len(string.quote)
            self.strings.pop()
            yield self.made(FSTRING_END, start, self.at)
        elif self.line[start] == "{":
            self.at += 1
            self.brackets.append("{")
            string.open.append((len(self.brackets), False))
            yield self.made(OP, start, self.at)
        elif self.line[start] == "}":
            self.at += 1
            self.brackets.pop()
            string.open.pop()
            yield self.made(OP, start, self.at)
        else:
            raise TokenError("unterminated f-string literal", (self.row, start))

    def middle(self, first_row, start, text, lines, more):
        end = self.at + more
        yield TokenInfo(FSTRING_MIDDLE, text, (first_row, start), (self.row, end), "".join(lines))


def _tokens(readline, encoding=None):
    tokenizer = _Tokenizer(readline)
    if encoding is not None:
        yield TokenInfo(ENCODING, encoding, (0, 0), (0, 0), "")
    for made in tokenizer.run():
        tokenizer.previous = made
        yield made


def generate_tokens(readline):
    """The tokens of a text that `readline` gives line by line."""
    return _tokens(readline)


def tokenize(readline):
    """The tokens of bytes that `readline` gives line by line; the first is their encoding."""
    encoding, first = detect_encoding(readline)
    lines = iter(first)

    def decoded():
        line = next(lines, None)
        if line is None:
            line = readline()
        return line.decode(encoding)

    return _tokens(decoded, "utf-8" if encoding == "utf-8-sig" else encoding)


def detect_encoding(readline):
    """The encoding of a program, and the lines that were read to find it."""

    def read():
        try:
            return readline()
        except StopIteration:
            return b""

    def cookie(line):
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            raise SyntaxError("invalid or missing encoding declaration") from None
        found = _COOKIE.match(text)
        if found is None:
            return None
        name = found.group(1)[:12].lower().replace("_", "-")
        if name == "utf-8" or name.startswith("utf-8-"):
            name = "utf-8"
        elif name in ("latin-1", "iso-8859-1", "iso-latin-1"):
            name = "iso-8859-1"
        else:
            name = found.group(1)
        try:
            lookup(name)
        except LookupError:
            raise SyntaxError("unknown encoding: " + found.group(1)) from None
        if has_mark and name != "utf-8":
            raise SyntaxError("encoding problem: utf-8")
        return "utf-8-sig" if has_mark else name

    first = read()
    has_mark = first.startswith(BOM_UTF8)
    if has_mark:
        first = first[3:]
    default = "utf-8-sig" if has_mark else "utf-8"
    if not first:
        return default, []
    encoding = cookie(first)
    if encoding:
        return encoding, [first]
    if first.split(b"#")[0].strip():
        return default, [first]
    second = read()
    if not second:
        return default, [first]
    return cookie(second) or default, [first, second]


def open(filename):
    """Opens a program's file, in its encoding."""
    buffer = _open(filename, "rb")
    try:
        encoding, _ = detect_encoding(buffer.readline)
        buffer.seek(0)
        return TextIOWrapper(buffer, encoding, line_buffering=True)
    except BaseException:
        buffer.close()
        raise


def untokenize(iterable):
    """A text with these tokens: as it was, if they have places."""
    parts, encoding = [], None
    row, column = 1, 0
    tokens = list(iterable)
    if tokens and len(tokens[0]) == 2:
        return _untokenize_pairs(tokens)
    for kind, text, start, end, line in tokens:
        if kind == ENCODING:
            encoding = text
            continue
        if kind == ENDMARKER:
            break
        if start < (row, column):
            raise ValueError(f"start ({start[0]},{start[1]}) precedes previous end ({row},{column})")
        if start[0] > row:
            parts.append("\\\n" * (start[0] - row))
            column = 0
        parts.append(" " * (start[1] - column) if kind not in (INDENT, DEDENT) or start[1] > column else "")
        if kind == FSTRING_MIDDLE:
            text = text.replace("{", "{{").replace("}", "}}")
        parts.append(text)
        row, column = end
        if kind in (NEWLINE, NL):
            row, column = row + 1, 0
    made = "".join(parts)
    return made if encoding is None else made.encode(encoding)


def _untokenize_pairs(tokens):
    parts, indents, encoding = [], [], None
    is_line_start, was_string = False, False
    for kind, text in tokens:
        if kind == ENCODING:
            encoding = text
            continue
        if kind in (NAME, NUMBER):
            text += " "
        if kind == STRING:
            if was_string:
                text = " " + text
            was_string = True
        else:
            was_string = False
        if kind == INDENT:
            indents.append(text)
            continue
        if kind == DEDENT:
            indents.pop()
            continue
        if kind in (NEWLINE, NL):
            is_line_start = True
        elif is_line_start and indents:
            parts.append(indents[-1])
            is_line_start = False
        parts.append(text)
    made = "".join(parts)
    return made if encoding is None else made.encode(encoding)
