# A reader and writer of JSON written by hand, compared with the module; pretty printing, paths, diffs, schemas.
import json
import re


class JsonError(ValueError):
    pass


class Reader:
    SPACE = re.compile(r"[ \t\n\r]*")
    NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?")
    PLAIN = re.compile(r'[^"\\\x00-\x1f]*')
    ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", '"': '"', "\\": "\\", "/": "/"}

    def __init__(self, text):
        self.text, self.at = text, 0

    def fail(self, what):
        raise JsonError(f"{what} at {self.at}")

    def skip(self):
        self.at = self.SPACE.match(self.text, self.at).end()

    def peek(self):
        return self.text[self.at : self.at + 1]

    def take(self, expected):
        if not self.text.startswith(expected, self.at):
            self.fail(f"expected {expected!r}")
        self.at += len(expected)

    def read(self):
        value = self.value()
        self.skip()
        if self.at < len(self.text):
            self.fail("more text")
        return value

    def value(self):
        self.skip()
        c = self.peek()
        if c == "{":
            return dict(self.items("{", "}", self.pair))
        if c == "[":
            return list(self.items("[", "]", self.value))
        if c == '"':
            return self.string()
        for word, value in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        found = self.NUMBER.match(self.text, self.at)
        if not found:
            self.fail("no value")
        self.at = found.end()
        return float(found[0]) if found[1] or found[2] else int(found[0])

    def items(self, start, end, one):
        self.take(start)
        self.skip()
        if self.peek() == end:
            self.at += 1
            return
        while True:
            yield one()
            self.skip()
            if self.peek() == end:
                self.at += 1
                return
            self.take(",")

    def pair(self):
        self.skip()
        key = self.string()
        self.skip()
        self.take(":")
        return key, self.value()

    def string(self):
        self.take('"')
        parts = []
        while True:
            found = self.PLAIN.match(self.text, self.at)
            parts.append(found[0])
            self.at = found.end()
            c = self.peek()
            self.at += 1
            if c == '"':
                return "".join(parts)
            if c != "\\":
                self.fail("unfinished string")
            e = self.peek()
            self.at += 1
            if e == "u":
                code = int(self.text[self.at : self.at + 4], 16)
                self.at += 4
                if 0xD800 <= code < 0xDC00 and self.text.startswith("\\u", self.at):
                    code = 0x10000 + (code - 0xD800 << 10) + int(self.text[self.at + 2 : self.at + 6], 16) - 0xDC00
                    self.at += 6
                parts.append(chr(code))
            elif e in self.ESCAPES:
                parts.append(self.ESCAPES[e])
            else:
                self.fail("bad escape")


def write(value, indent=0):
    pad = "\n" + "  " * (indent + 1)
    match value:
        case None:
            return "null"
        case True | False:
            return str(value).lower()
        case int() | float():
            return repr(value)
        case str():
            return '"' + "".join({'"': '\\"', "\\": "\\\\", "\n": "\\n"}.get(c, c if " " <= c < "\x7f" else f"\\u{ord(c):04x}") for c in value) + '"'
        case [] | {} if not value:
            return "[]" if isinstance(value, list) else "{}"
        case list() | tuple():
            return "[" + pad + ("," + pad).join(write(v, indent + 1) for v in value) + "\n" + "  " * indent + "]"
        case dict():
            return "{" + pad + ("," + pad).join(f"{write(k)}: {write(v, indent + 1)}" for k, v in value.items()) + "\n" + "  " * indent + "}"
        case _:
            raise TypeError(type(value).__name__)


TEXTS = ["1", "-0.5e3", " [ ] ", "{}", '"a\\n\\u00e4\\ud83d\\ude00\\/"', "[1,[2,[3,[]]]]", '{"a": {"b": [true, false, null]}, "": 0}', "[1e2, 1E-2, 100, -0]"]
for text in TEXTS:
    value = Reader(text).read()
    print(ascii(value), value == json.loads(text), json.loads(write(value)) == value, write(value) == json.dumps(value, indent=2))
for bad in ("", "[1,]", "{1:2}", '{"a" 1}', "tru", '"open', "[1 2]", "01", '"\\x"', "nul", '{"a":1,}', "]"):
    try:
        Reader(bad).read()
        ours = "accepted"
    except JsonError as error:
        ours = str(error)
    try:
        json.loads(bad)
        theirs = "accepted"
    except json.JSONDecodeError as error:
        theirs = f"{error.msg} {error.lineno} {error.colno} {error.pos}"
    print(repr(bad), "|", ours, "|", theirs)
DATA = {"name": "x", "tags": ["a", "b"], "size": {"w": 1, "h": 2.5}, "items": [{"id": i, "on": i % 2 == 0} for i in range(3)]}
print(write(DATA))


def paths(value, at="$"):
    if isinstance(value, dict):
        for k, v in value.items():
            yield from paths(v, f"{at}.{k}")
    elif isinstance(value, list):
        for i, v in enumerate(value):
            yield from paths(v, f"{at}[{i}]")
    else:
        yield at, value


def get(value, path):
    for key, index in re.findall(r"\.(\w+)|\[(\d+)\]", path):
        value = value[key] if key else value[int(index)]
    return value


print(dict(paths(DATA)), all(get(DATA, p) == v for p, v in paths(DATA)))


def diff(a, b):
    x, y = dict(paths(a)), dict(paths(b))
    return [("-", p) for p in x if p not in y] + [("+", p) for p in y if p not in x] + [("~", p, x[p], y[p]) for p in x if p in y and x[p] != y[p]]


changed = json.loads(json.dumps(DATA))
changed["size"]["h"] = 3
changed["tags"].append("c")
del changed["items"][1]["on"]
print(diff(DATA, changed))


def check(value, schema, at="$"):
    match schema:
        case type():
            if not isinstance(value, schema) or schema is int and isinstance(value, bool):
                yield f"{at}: {type(value).__name__} is no {schema.__name__}"
        case [inner]:
            for i, v in enumerate(value):
                yield from check(v, inner, f"{at}[{i}]")
        case dict():
            for k, inner in schema.items():
                if k.rstrip("?") in value:
                    yield from check(value[k.rstrip("?")], inner, f"{at}.{k}")
                elif not k.endswith("?"):
                    yield f"{at}.{k}: missing"


SCHEMA = {"name": str, "tags": [str], "size": {"w": int, "h": int}, "items": [{"id": int, "on": bool}], "note?": str}
print(list(check(DATA, SCHEMA)), list(check(changed, SCHEMA)))
print(json.dumps(DATA, sort_keys=True, separators=(",", ":")), json.dumps("äß€"), json.dumps("ä", ensure_ascii=False), json.dumps([1.0, 1e20, float("inf"), None, True]))
print(json.loads('{"a": 1, "b": 2}', object_pairs_hook=list), json.loads("[1.5, 2]", parse_float=str, parse_int=lambda t: t + "i"), json.dumps({1: 2, None: 3, True: 4}))
for bad in ({1, 2}, {(1, 2): 3}, object):
    try:
        json.dumps(bad)
    except TypeError as error:
        print(str(error)[:60])
