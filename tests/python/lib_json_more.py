import json
print(json.dumps({"b": [1, 2.5, None, True, "é\n\"\\/\u2028"], "a": {}, 3: (), None: 1, True: 2, 1.5: 0}), json.dumps("é😀", ensure_ascii=False), json.dumps({"b": 1, "a": [1, {"x": []}]}, indent=2, sort_keys=True), json.dumps([1, {"a": 2}], separators=(",", ":")), json.dumps([1, [2, []]], indent="\t"), json.dumps(float("nan")), json.dumps([1e100, -0.0, 1e-7, 10**20]))
print(json.loads(' {"a": [1, -2.5e3, "\\u00e9\\ud83d\\ude00", true, null], "a2": {}, "a": 7} '), json.loads("[NaN, Infinity, -Infinity]"), json.loads('"\\t"'), json.loads(b"[1]"), json.loads("1.0", parse_float=str), json.loads("[5, 1.5]", parse_int=lambda s: s + "!"), json.loads('{"a": {"b": 1}}', object_hook=lambda d: tuple(d.items())), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list))
for bad in ("", "{", "[1,]", '{"a" 1}', "{a: 1}", "[1 2]", "nul", '"abc', "01", "1.", '"\x01"', "[1]x", '{"a":1,}', "'a'", '"\\x"', "-", "[", '{"a":', '"\\u12"'):
    try: print(json.loads(bad))
    except json.JSONDecodeError as e: print(repr(bad), e, e.pos, e.lineno, e.colno)
class E(json.JSONEncoder):
    def default(self, o): return sorted(o) if isinstance(o, set) else super().default(o)
print(json.dumps({"s": {3, 1}}, cls=E), json.dumps([{1}, 2j], default=str), json.dumps({(1, 2): 3, "k": 1}, skipkeys=True))
l = []; l.append(l)
for bad in (lambda: json.dumps({1, 2}), lambda: json.dumps({(1,): 2}), lambda: json.dumps(l), lambda: json.dumps(float("inf"), allow_nan=False), lambda: json.loads(5), lambda: json.dumps(object)):
    try: print(bad())
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
import io; f = io.StringIO(); json.dump({"k": [1]}, f); f.seek(0); print(json.load(f), json.JSONDecoder().raw_decode('{"a": 1} tail'))
from json.decoder import JSONDecodeError; from json.encoder import JSONEncoder
print(JSONDecodeError is json.JSONDecodeError, JSONEncoder is json.JSONEncoder); data = {"rows": [{"id": i, "v": i / 3, "n": str(i)} for i in range(200)]}; print(json.loads(json.dumps(data)) == data, len(json.dumps(data)), len(json.dumps(data, indent=1)))
