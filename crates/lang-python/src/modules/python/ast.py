"""`literal_eval`. Trees of programs are not supported."""

import re

__all__ = ["literal_eval"]

_STRING = r"""(?:[rRbBuU]|[rR][bB]|[bB][rR])?(?:'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")"""
_NUMBER = r"(?:0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?[jJ]?)"
_TOKEN = re.compile(rf"(?:\s|\#[^\n]*|\\\n)*(?:(?P<string>{_STRING})|(?P<number>{_NUMBER})|(?P<name>\w+|\.\.\.)|(?P<mark>.))", re.S)
_NAMES = {"True": True, "False": False, "None": None, "...": ..., "Ellipsis": ...}


def literal_eval(node_or_string):
    """The value of an expression of literals and containers."""
    if not isinstance(node_or_string, str):
        raise ValueError(f"malformed node or string: {node_or_string!r}")
    text = node_or_string.lstrip(" \t")
    # What is no expression at all is told by the compiler.
    compile(text, "<unknown>", "eval")
    reader = _Reader(text)
    value = reader.tuple_or_value("")
    if reader.kind is not None:
        reader.malformed()
    return value


class _Reader:
    def __init__(self, text):
        self.text = text
        self.at = 0
        self.advance()

    def advance(self):
        found = _TOKEN.match(self.text, self.at)
        if found is None:
            self.kind = self.token = None
        else:
            self.kind = found.lastgroup
            self.token = found[self.kind]
            self.at = found.end()

    def malformed(self):
        line = self.text.count("\n", 0, self.at) + 1
        raise ValueError(f"malformed node or string on line {line}: {self.text!r}")

    def take(self, mark):
        if self.token != mark or self.kind == "string":
            return False
        self.advance()
        return True

    def tuple_or_value(self, end):
        value = self.value()
        if not (self.kind == "mark" and self.token == ","):
            return value
        values = [value]
        while self.take(","):
            if self.kind is None or self.token == end:
                break
            values.append(self.value())
        return tuple(values)

    def values(self, end):
        values = []
        while not self.take(end):
            values.append(self.value())
            if not self.take(","):
                if not self.take(end):
                    self.malformed()
                break
        return values

    def value(self):
        value = self.signed()
        while self.kind == "mark" and self.token in "+-":
            sign = self.token
            self.advance()
            other = self.number()
            if type(other) is not complex or type(value) not in (int, float):
                self.malformed()
            value = value + other if sign == "+" else value - other
        return value

    def signed(self):
        if self.kind == "mark" and self.token in "+-":
            sign = self.token
            self.advance()
            value = self.signed()
            if type(value) not in (int, float, complex):
                self.malformed()
            return -value if sign == "-" else value
        return self.atom()

    def number(self):
        if self.kind != "number":
            self.malformed()
        value = eval(self.token)
        self.advance()
        return value

    def atom(self):
        if self.kind == "number":
            return self.number()
        if self.kind == "string":
            value = eval(self.token)
            self.advance()
            while self.kind == "string":
                value += eval(self.token)
                self.advance()
            return value
        if self.kind == "name":
            name = self.token
            self.advance()
            if name in _NAMES:
                return _NAMES[name]
            if name == "set" and self.take("(") and self.take(")"):
                return set()
        elif self.take("("):
            if self.take(")"):
                return ()
            value = self.tuple_or_value(")")
            if self.take(")"):
                return value
        elif self.take("["):
            return self.values("]")
        elif self.take("{"):
            return self.braces()
        self.malformed()

    def braces(self):
        if self.take("}"):
            return {}
        first = self.value()
        if not self.take(":"):
            if self.take("}"):
                return {first}
            if not self.take(","):
                self.malformed()
            return {first, *self.values("}")}
        entries = {first: self.value()}
        while self.take(","):
            if self.kind == "mark" and self.token == "}":
                break
            key = self.value()
            if not self.take(":"):
                self.malformed()
            entries[key] = self.value()
        if not self.take("}"):
            self.malformed()
        return entries


def __getattr__(name):
    raise AttributeError(f"module 'ast' has no attribute {name!r}: trees of programs are not supported")
