l = [3, 1, 2]
l.sort(); l.append(5); l.insert(0, 0); l.extend('ab'); print(l, l.pop(), l.pop(0), l.index(2), l.count(5)); l.remove('a'); l.reverse(); print(l, l.copy() == l, l[::-1], l[1:3], l[-2:], l * 2, l + [9], 5 in l)
l[1:2] = [7, 8, 9]; print(l); l[::2] = 'xyz'[:len(l[::2])]; print(l); del l[1]; del l[-1:]; print(l); l *= 2; l += (1,); print(l); l.clear(); print(l, [] == l, [1, 2] < [1, 3], [1] < [1, 0], [[]] * 2, [None] * 3)
print(sorted([3, 1, 2], reverse=True), sorted('bca'), sorted(['bb', 'a', 'ccc'], key=len), sorted([(1, 'b'), (1, 'a'), (0, 'z')], key=lambda t: t[0]), sorted({'b': 1, 'a': 2}), sorted([True, 0, 2.5]), min([4, 2]), max('abc', key=ord), min([], default='none'), sum([1, 2], 10), list(zip([1, 2], 'ab', strict=True)), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, ''])), list(enumerate('ab', 1)), list(reversed([1, 2])), any([0, 1]), all([]))
t = (1, 2, 3, 2); print(t.count(2), t.index(3), t[1:], t + (4,), t * 2, (1,), (), tuple('ab'), (1, 2) < (1, 2, 0), hash((1, 2)) == hash((1, 2)), 2 in t, len(t), t == (1, 2, 3, 2), (1, [2])[1], max(t), t[::-1])
r = range(2, 20, 3); print(r, list(r), len(r), r[1], r[-1], r[1:3], r[::-1], 5 in r, 6 in r, r.index(8), r.count(8), r == range(2, 18, 3), hash(range(0)) == hash(range(5, 5)), range(5)[::2], list(range(5, 0, -2)), range(3) == [0, 1, 2], bool(range(0)), r.start, r.stop, r.step, len(range(0, 2 ** 30, 7)), range(0, -5), tuple(range(3)), 2.0 in range(5), '2' in range(5))
for bad in ['[].pop()', '[1].index(2)', '[1].remove(2)', '[1][5]', '(1,)[1]', '(1,)[0] = 2', '[1] + (2,)', '[1] * "a"', '[1, "a"].sort()', 'range(1.5)', 'range(1, 2, 0)', 'range(3)[5]', '[1, 2, 3][::0]', '[1, 2, 3].__setitem__(slice(0, 3, 2), [1])', 'list(5)', '[].insert(1)', 'sorted([1], key=5)', 'max([])', 'max(1)', 'list(zip([1], [1, 2], strict=True))', '[1].extend(1)', 'del [1][3]', 'sorted(1)', 'tuple(5)', 'range()', 'range("a")', '[1] < (1,)', 'reversed({1})', 'sum(["a"])', 'hash([1])', '(1).append', '[3, None].sort()']:
    try: exec(bad)
    except Exception as e: print(bad, '|', type(e).__name__, e)
m = [[0] * 3 for _ in range(2)]; m[0][1] = 5; print(m, [x for row in m for x in row], list(zip(*m)), [list(c) for c in zip(*m)], [[i * j for j in range(3)] for i in range(3)], [i for i in range(10) if i % 2 if i > 3], sum(m, []), [*m[0], *m[1]])
class Desc:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v > o.v
    def __repr__(self): return f'D{self.v}'
print(sorted([Desc(1), Desc(3), Desc(2)]), max([Desc(1), Desc(3)], key=lambda d: d.v), sorted(range(6), key=lambda x: x % 3)); a = [1]; a.append(a); print(a, a == a); q = [1, 2, 3, 4]; q[1:1] = ['i']; print(q, q.index(3, 2), [1, 2, 3].index(3, -1))
