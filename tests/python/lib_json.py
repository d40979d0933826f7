# JSON both ways, options, hooks, errors.

import json

def t(f, *a, **k):
    try:
        r = f(*a, **k)
    except json.JSONDecodeError as e:
        r = ('JSON', str(e), e.msg, e.pos, e.lineno, e.colno)
    except Exception as e:
        r = (type(e).__name__, str(e))
    print(r)
data = {'a': [1, 2.5, -3, 1e+100, True, False, None], 'b': {'x': 'é"\n\\ \u2028😀', 'y': []}, 'c': {}, 'd': (1, 2), 5: 'five', 1.5: 1, True: 2, None: 3}
print(json.dumps(data))
print(json.dumps(data, indent=2))
print(json.dumps(data, ensure_ascii=False))
print(json.dumps(data['a'], separators=(',', ':')))
print(json.dumps({'b': 1, 'a': 2, 'c': {'z': 1, 'y': [1, {'q': 2}]}}, sort_keys=True, indent=4))
print(json.dumps([[], {}, [[]]], indent=1), json.dumps([1], indent='\t'), json.dumps([1, [2]], indent=0))
t(json.dumps, {(1, 2): 3})
t(json.dumps, {(1, 2): 3, 'a': 1}, skipkeys=True)
t(json.dumps, {1, 2})
t(json.dumps, object)
t(json.dumps, {1, 2}, default=list)
t(json.dumps, [float('nan'), float('inf'), -float('inf')])
a = []
a.append(a)
t(json.dumps, a)
t(json.dumps, {'a': 1, 2: 3}, sort_keys=True)
print(json.loads(json.dumps(data)) == json.loads(json.dumps(data, indent=3)))
for s in ['{"a": 1, "b": [1, 2.0, 1e5, -0, -1.5E-3], "c": {"d": null}, "e": "x\\u00e9\\n\\ud83d\\ude00"}', ' [1 , 2] ', '"abc"', '12', '-5', 'NaN', '[Infinity, -Infinity]', '123456789012345678901234567890', 'true', '[]', '{}', '""']:
    t(json.loads, s)
for s in ['', '{', '[', '[1', '[1,', '[1,]', '{"a"}', '{"a":}', '{"a":1,}', '{a:1}', '"abc', '"a\nb"', '"\\q"', '"\\u12"', '1 2', 'nul', '[1 2]', '{"a" 1}', '{"a": 1 "b": 2}', '-', '01', '1.', 'tru', '{"a":1', "{'a':1}", '\n\n [1,\n x]', '"\\']:
    t(json.loads, s)
t(json.loads, 5)
t(json.loads, b'{"a": "\xc3\xa9"}')
t(json.loads, '\ufeff1')

class C:

    def __init__(self, x):
        self.x = x

class E(json.JSONEncoder):

    def default(self, o):
        if isinstance(o, C):
            return {'C': o.x}
        return super().default(o)
print(json.dumps([C(1), {'k': C([C(2)])}], cls=E), E(indent=1).encode(C(3)))
t(json.dumps, {1: {2}}, cls=E)
print(json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d.items())), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list), json.loads('[1.5, 2, NaN]', parse_float=str, parse_int=lambda s: 'i' + s, parse_constant=lambda s: s))
print(json.JSONDecoder().raw_decode('{"a":1} xx'), ''.join(json.JSONEncoder().iterencode([1, {'a': 2}])), json.JSONDecoder().decode(' [1] '))
import io

class F:

    def __init__(self):
        self.s = ''

    def write(self, s):
        self.s += s

    def read(self):
        return self.s
f = F()
json.dump({'a': 1}, f, indent=2)
print(f.s, json.load(f))

class I(int):
    pass

class S(str):
    pass
print(json.dumps([I(5), S('x'), {S('k'): I(1)}]), json.dumps('\x00\x1f\x7f/'), json.dumps(1.0), json.dumps(10 ** 25), json.dumps(1e+16), json.dumps(0.1))
