d = {'a': 1, 'b': 2, 'c': 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), 'a' in k, 2 in v, ('a', 1) in i, list(reversed(d)), list(reversed(v)))
print(sorted(k & {'a', 'z'}), sorted(k | {'z'}), sorted(k - {'a'}), sorted(k ^ {'a', 'z'}), sorted(i & {('a', 1)}), k == {'a', 'b', 'c'}, k >= {'a'}, k < {'a', 'b', 'c', 'd'}, k.isdisjoint({'q'}), i - [('a', 1)] == {('b', 2), ('c', 3)})
d['d'] = 4; print(len(k), list(i)[-1], k.mapping['d'])
try:
    for x in d: d[x + 'x'] = 1
except RuntimeError as e: print(e)
print(d.pop('ax', 'none'), d.pop('zzz', None), d.popitem(), d.setdefault('q', 9), d.setdefault('q', 1), d.get('nope'), d.get('nope', 5))
e = dict(a=1, **{'b': 2}); e.update(c=3); e.update([('d', 4)]); e.update({'a': 0}, z=1); print(e, e | {'n': 1}, {'a': 5} | e, e == dict(e), dict.fromkeys('xy', 0), dict([('p', 1)]), dict({'m': 1}, n=2))
e |= {'w': 7}; print(e, list(e), 'w' in e, e.copy() is e, {**e, 'a': 'new'}['a'])
e.clear(); print(e, bool(e), {1: 'a', True: 'b', 1.0: 'c'}, {(1, 2): 3}[1, 2], {None: 1, (): 2, '': 3})
for bad in ['d["nope"]', '{}.popitem()', '{[]: 1}', 'dict(1)', 'dict([1])', 'dict([(1, 2, 3)])', 'd.pop("nope")', '{} < {}', '{} + {}', 'del d["nope"]', 'd.keys()[0]', 'dict(a=1, **{"a": 2})', '{}.update(5)', 'hash({})', '{1: 2} | [1]']:
    try: exec(bad)
    except Exception as x: print(bad, '|', type(x).__name__, x)
class Key:
    def __init__(self, v): self.v = v
    def __hash__(self): return self.v % 3
    def __eq__(self, o): return isinstance(o, Key) and self.v == o.v
    def __repr__(self): return f'K{self.v}'
m = {Key(n): n for n in range(7)}; print(m[Key(4)], Key(9) in m, len(m), list(m)[:3]); del m[Key(0)]; print(list(m.values()))
print({k: v for k, v in zip('abc', range(3)) if v}, {v: k for k, v in {'a': 1}.items()}, sorted({'b': 1, 'a': 2}.items(), key=lambda p: p[1]), max({'x': 3, 'y': 5}.items(), key=lambda p: p[1]), sum({1: 2, 3: 4}), any({}), dict(enumerate('ab')), *{'s': 1})
it = iter({'one': 1}); print(next(it), next(it, 'end'), str({'k': {'n': [1, (2,)]}}), repr({'a': {}}), type({}.keys()).__name__, type({}.items()).__name__)
r = {}; r['self'] = r; print(r)
