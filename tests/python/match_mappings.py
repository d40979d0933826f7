def handle(event):
    match event:
        case {'type': 'click', 'pos': (x, y)}: return f'click {x},{y}'
        case {'type': 'key', 'key': str(k), **rest} if rest: return f'key {k} {sorted(rest)}'
        case {'type': 'key', 'key': k}: return f'plain {k}'
        case {1: one, 2: two}: return one + two
        case {'nested': {'deep': [a, *_]}}: return a
        case {**anything}: return f'dict of {len(anything)}'
    return 'no dict'
from collections import OrderedDict, defaultdict
d = defaultdict(list); d['q'] = 1
for e in [{'type': 'click', 'pos': (1, 2)}, {'type': 'key', 'key': 'a', 'shift': 1}, {'type': 'key', 'key': 'b'}, {'type': 'key', 'key': 5}, {1: 2, 2: 3, 4: 4}, {'nested': {'deep': [7, 8]}}, {'nested': {}}, {}, [], OrderedDict(a=1), d]:
    print(handle(e))
print(d)
