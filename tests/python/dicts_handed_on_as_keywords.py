# Dicts that exec ran code in, and those of attributes, wherever a dict is taken apart: what was assigned meanwhile is there.
d = {}
exec("x = 1\ndef f(): global x; x += 1; return x", d)
d.pop('__builtins__', None)
g = d['f']; g(); g()
def show(**k): return sorted(k)
print(d['x'], show(**d), len(d), sorted(d), sorted(dict(d)), sorted({**d}), dict(d)['x'], {**d}['x'], d.copy()['x'], show(**{**d}))
print((lambda **k: k['x'])(**d), d == dict(d), sorted(d | {'q': 1}), sorted(k for k, v in d.items()), d.get('x'), 'x' in d, list(d.values())[0])
d['y'] = 5
exec("z = y + x", d)
print(d['z'], (lambda **k: k['z'])(**d), "%(z)d" % d, "{z}".format(**d), "{z}".format_map(d), sorted(set(d) - {'__builtins__'}))
e = dict.fromkeys(d, 0); print(sorted(set(e) - {'__builtins__'}))
u = {}; u.update(d); print(u['x'], u['z']); u |= d; print(len(u) == len(d))
import copy, json
print(copy.copy(d)['x'], json.dumps({k: v for k, v in d.items() if isinstance(v, int)}))
print(type(d), isinstance(d, dict), type(d) is dict)
match d:
    case {'x': v, **rest}: print(v, 'z' in rest)
class A: pass
for k in list(d): 
    if k not in ('f', '__builtins__'): del d[k]
print(sorted(set(d) - {'__builtins__'}))
b = A(); s = {'p': 1}; b.__dict__ = s; s['q'] = 2; print(b.q, (lambda **k: sorted(k))(**vars(b)), (lambda **k: sorted(k))(**b.__dict__))
del b.p; print(s)
c = A(); v = vars(c); c.late = 1
print((lambda **k: k)(**v), dict(**v))
for i in range(600):
    exec("x += 1", d) if 'x' in d else d.update(x=0)
    c.late = i
    total = (lambda **k: k['late'])(**v) + (lambda x, **k: x)(**{n: w for n, w in d.items() if n == 'x'})
print(total)
