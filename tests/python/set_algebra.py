a, b = {1, 2, 3}, {2, 3, 4}
print(a & b, a | b, a - b, a ^ b, a <= b, a < {1, 2, 3, 4}, a >= {1}, a == {3, 2, 1}, a != b, a.isdisjoint({9}), 2 in a, len(a), sorted(a.union([7], (8,))), a.intersection([1, 2], [2]), a.difference([1], [2]), a.symmetric_difference([3, 9]) == {1, 2, 9}, a.issubset(range(9)), a.issuperset([1]))
s = set('hello'); s.add('z'); s.discard('q'); s.remove('z'); s.update('xy', [1]); print(len(s), s.pop() in set('helloxy') | {1}); s.clear(); print(s, set(), frozenset(), {*()}, frozenset([1]), repr({1}), {frozenset({1}): 2}[frozenset({1})])
a &= {1, 2}; print(a); a |= {5}; print(a); a -= {1}; print(a); a ^= {5, 6}; print(a); a.intersection_update([2, 6]); a.difference_update([6]); a.symmetric_difference_update([2, 3]); print(a)
f = frozenset([1, 2]); print(f | {3}, type(f | {3}).__name__, type({3} | f).__name__, hash(f) == hash(frozenset([2, 1])), f == {1, 2}, f.union([5]), f - {1}, f.copy() is f)
for bad in ['{[]}', '{1}.remove(2)', 'set().pop()', '{1} + {2}', '{1} | [2]', '{1} < [1]', '{{1}}', 'frozenset([1]).add(2)', 'hash({1})', 'set(5)', '{1} & 5', '{1}.union(5)']:
    try: exec(bad)
    except Exception as e: print(bad, '|', type(e).__name__, e)
print(sorted({x % 3 for x in range(10)}), {c for c in 'aab'} == {'a', 'b'}, set(range(3)) == {0, 1, 2}, bool(set()), max({3, 1}), sum({1, 2}), sorted(set('banana')), set([1, 1.0, True]), len({0, 0.0, False, ''}), {1, 2} > {1}, not {1} > {1})
try:
    t = {1, 2, 3}
    for x in t: t.add(x + 10)
except RuntimeError as e: print(e)
def dedupe(xs): seen = set(); return [x for x in xs if not (x in seen or seen.add(x))]
print(dedupe([3, 1, 3, 2, 1]), {(1, 'a'), (2, 'b')} & {(1, 'a')}, set(map(abs, [-1, 1, 2])), set('abc').isdisjoint('xyz'), {1, 2, 3}.__contains__(2), {None, 1} == {1, None})
