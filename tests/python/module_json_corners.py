"""json: forms of output, hooks, keys, errors of reading with places, numbers, subclasses."""
import json
from collections import OrderedDict, namedtuple
from enum import Enum, IntEnum


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


data = {"b": [1, 2.0, -0.0, 1e100, True, None, "é\u2028\n\"\\/\x01\U0001f600"], "a": {}, "c": [], "d": [[], [{}]], "t": (1, (2,))}
print(json.dumps(data))
print(json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":")))
print(json.dumps(data, indent=2))
print(json.dumps([1, {"a": [2]}], indent="--"), json.dumps({"k": [1, 2]}, indent=0), json.dumps([], indent=4))
print(json.dumps({1: 1, 2.5: 2, True: 3, None: 4, "x": 5}), json.dumps({(1, 2): 3, "k": 1}, skipkeys=True))
print(json.dumps([float("inf"), -float("inf"), float("nan")]), attempt(lambda: json.dumps(float("nan"), allow_nan=False)))


class Colour(Enum):
    RED = 1


class Level(IntEnum):
    LOW = 10


class MyInt(int):
    def __repr__(self): return "hidden"


class MyStr(str): pass


P = namedtuple("P", "x y")
print(json.dumps([Level.LOW, MyInt(5), MyStr("s"), P(1, 2), OrderedDict(z=1, a=2), {Level.LOW: 1}]))
for bad in (Colour.RED, {1, 2}, b"x", 1j, {(1, 2): 3}, object):
    print(attempt(lambda: json.dumps({"k": bad})))
loop = []
loop.append(loop)
print(attempt(lambda: json.dumps(loop)), json.dumps({1, 2} and [Colour.RED], default=lambda o: o.name), attempt(lambda: json.dumps(1j, default=lambda o: o)))


class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, (set, frozenset)):
            return {"set": sorted(o)}
        return super().default(o)


print(json.dumps({"s": {3, 1, 2}, "f": frozenset()}, cls=Enc), Enc(indent=1).encode([{1}]), "".join(Enc().iterencode([1, {2}, "x"])), attempt(lambda: Enc().encode(b"")))
print(json.loads(' {"a": [1, 2.50, -3e2, 1E+3, true, null], "\\u00e9\\ud83d\\ude00": "\\n\\/"} '), json.loads("[1, NaN, -Infinity]"), json.loads(b'"bytes \xc3\xa9"'), json.loads("123456789012345678901234567890"), json.loads("-0"), json.loads("-0.0"))
print(json.loads('{"a": 1, "a": 2}'), json.loads('{"a": 1, "a": 2}', object_pairs_hook=lambda p: p), json.loads('[{"x": 1}, {"y": {"x": 2}}]', object_hook=lambda d: d.get("x", d)), json.loads("[1, 2.5, NaN]", parse_int=str, parse_float=lambda s: s + "f", parse_constant=lambda s: "?" + s))
for text in ("", " ", "{", "[1,", "[1 2]", "{'a': 1}", '{"a" 1}', '{"a": 1,}', "[1,]", "nul", '"abc', '"a\nb"', '"\\x"', '"\\u12"', "01", "1.", "-", "[1] x", '{"a": }', "{1: 2}", "\ufeff[]"):
    print(repr(text), attempt(lambda: json.loads(text)))
try:
    json.loads('{"a":\n  [1,\n   oops]}')
except json.JSONDecodeError as error:
    print(error.msg, error.lineno, error.colno, error.pos, error.doc[error.pos:], isinstance(error, ValueError))
print(json.JSONDecoder().raw_decode('[1] tail'), attempt(lambda: json.loads(3)), attempt(lambda: json.loads(None)))


def around(turns):
    value = {"n": 0, "l": []}
    size = 0
    for i in range(turns):
        value["n"] = i / 8 if i % 2 else i
        value["l"] = value["l"][-3:] + [str(i) + '"']
        text = json.dumps(value)
        size += len(text)
        value = json.loads(text)
    return value, size


print(around(150))
