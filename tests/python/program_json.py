# A JSON encoder, a JSON parser with errors and positions, pretty printing, queries, round trips.


class JsonError(ValueError):
    def __init__(self, message, text, at):
        line = text.count("\n", 0, at) + 1
        column = at - text.rfind("\n", 0, at)
        super().__init__(f"{message} (line {line}, column {column})")


ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}
UNESCAPES = {v[1]: k for k, v in ESCAPES.items()}
UNESCAPES["/"] = "/"


def quote(s):
    out = ['"']
    for c in s:
        if c in ESCAPES:
            out.append(ESCAPES[c])
        elif ord(c) < 32 or ord(c) > 126:
            code = ord(c)
            if code > 0xFFFF:
                code -= 0x10000
                out.append("\\u%04x\\u%04x" % (0xD800 + (code >> 10), 0xDC00 + (code & 0x3FF)))
            else:
                out.append("\\u%04x" % code)
        else:
            out.append(c)
    out.append('"')
    return "".join(out)


def encode(value, indent=None, level=0):
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, str):
        return quote(value)
    if isinstance(value, (int, float)):
        if value != value or value in (float("inf"), float("-inf")):
            raise ValueError(f"{value} is not JSON")
        return repr(value)
    if isinstance(value, dict):
        parts = [quote(str(k)) + ": " + encode(v, indent, level + 1) for k, v in value.items()]
        return wrap("{", parts, "}", indent, level)
    if isinstance(value, (list, tuple)):
        return wrap("[", [encode(v, indent, level + 1) for v in value], "]", indent, level)
    raise TypeError(f"cannot encode {type(value).__name__}")


def wrap(left, parts, right, indent, level):
    if not parts:
        return left + right
    if indent is None:
        return left + ", ".join(parts) + right
    pad = "\n" + " " * indent * (level + 1)
    return left + pad + ("," + pad).join(parts) + "\n" + " " * indent * level + right


class Decoder:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def fail(self, message):
        raise JsonError(message, self.text, self.at)

    def skip(self):
        while self.at < len(self.text) and self.text[self.at] in " \t\r\n":
            self.at += 1

    def peek(self):
        self.skip()
        if self.at >= len(self.text):
            self.fail("unexpected end")
        return self.text[self.at]

    def expect(self, c):
        if self.peek() != c:
            self.fail(f"expected {c!r}, found {self.text[self.at]!r}")
        self.at += 1

    def value(self):
        c = self.peek()
        if c == "{":
            return self.object()
        if c == "[":
            return self.array()
        if c == '"':
            return self.string()
        for word, meaning in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return meaning
        if c in "-0123456789":
            return self.number()
        self.fail(f"unexpected {c!r}")

    def object(self):
        self.expect("{")
        out = {}
        if self.peek() == "}":
            self.at += 1
            return out
        while True:
            if self.peek() != '"':
                self.fail("a key must be a string")
            key = self.string()
            self.expect(":")
            out[key] = self.value()
            if self.peek() == "}":
                self.at += 1
                return out
            self.expect(",")

    def array(self):
        self.expect("[")
        out = []
        if self.peek() == "]":
            self.at += 1
            return out
        while True:
            out.append(self.value())
            if self.peek() == "]":
                self.at += 1
                return out
            self.expect(",")

    def string(self):
        self.expect('"')
        out = []
        while True:
            if self.at >= len(self.text):
                self.fail("unterminated string")
            c = self.text[self.at]
            self.at += 1
            if c == '"':
                return "".join(out)
            if c != "\\":
                out.append(c)
                continue
            c = self.text[self.at]
            self.at += 1
            if c == "u":
                code = self.hex4()
                if 0xD800 <= code < 0xDC00 and self.text.startswith("\\u", self.at):
                    self.at += 2
                    code = 0x10000 + (code - 0xD800 << 10) + (self.hex4() - 0xDC00)
                out.append(chr(code))
            elif c in UNESCAPES:
                out.append(UNESCAPES[c])
            else:
                self.fail(f"bad escape {c!r}")

    def hex4(self):
        code = int(self.text[self.at : self.at + 4], 16)
        self.at += 4
        return code

    def number(self):
        start = self.at
        while self.at < len(self.text) and self.text[self.at] in "+-0123456789.eE":
            self.at += 1
        piece = self.text[start : self.at]
        try:
            return int(piece)
        except ValueError:
            return float(piece)


def decode(text):
    decoder = Decoder(text)
    value = decoder.value()
    decoder.skip()
    if decoder.at != len(text):
        decoder.fail("extra data")
    return value


def query(value, path):
    for step in path.split("."):
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


document = {"name": "Widget \"X\"\n", "price": 12.5, "tags": ["a", "é", "😀", "tab\t"], "stock": {"paris": 3, "oslo": 0, "big": 2**70}, "none": None, "ok": [True, False], "empty": [{}, []], "neg": -1.5e-7, "path": "c:\\dir/x\x01"}
text = encode(document)
print(text)
print(decode(text) == document)
print(encode({"a": [1, {"b": []}], "c": ()}, indent=2))
print(query(document, "stock.paris"), query(document, "tags.2"), query(document, "ok.0"))
for bad in ("", "{", "[1, 2", '{"a" 1}', "[1,]", "{'a': 1}", '"abc', "tru", "[1] 2", '{"a": \n  ?}', '"\\q"', "[1 2]"):
    try:
        print(decode(bad))
    except JsonError as error:
        print(repr(bad), error)
for bad in (float("nan"), {1, 2}, object, [float("inf")]):
    try:
        print(encode(bad))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
records = [{"id": i, "name": "user%d" % i, "scores": [i * j / 2 for j in range(4)], "even": i % 2 == 0} for i in range(40)]
text = encode(records)
print(len(text), decode(text) == records, sum(sum(r["scores"]) for r in decode(text)), decode(" [1e3, -0.5, 0, 12E-1] "), decode('"\\u00e9\\ud83d\\ude00"'))
