a, *b, c = range(6); print(a, b, c)
[x, (y, *z)] = 1, (2, 3, 4); print(x, y, z)
*h, = 'abc'; print(h)
for i, *r in [(1, 2, 3), (4,)]: print(i, r)
def f(a, /, b, *args, c=3, **kw): return a, b, args, c, kw
print(f(1, 2), f(*[1, 2, 3], **{'c': 4, 'd': 5}), f(1, *(2,), *[3], d=1, **{'e': 2}), f(1, b=2, a=9))
print([*range(3), *'ab'], {*[1], 2}, (*[1],), {**{'a': 1}, 'b': 2, **{'a': 3}})
print(*[1, 2], *'xy', sep='-', end='!\n')
first, (second, [third, *rest]), *others = 1, (2, [3, 4, 5]), 6, 7; print(first, second, third, rest, others)
a = b = [1]; a.append(2); print(b); a, b = b, a; i = 0; lst = [0, 0]; i, lst[i] = 1, 5; print(i, lst)
for bad in ['a, b = 1', 'a, b = 1, 2, 3', 'a, *b, c = [1]', '[*1]', 'f(*1)', 'f(**1)', 'f(**{1: 2})', 'f(1, 2, c=1, **{"c": 2})', '{**1}', 'a, b = {}', 'x, y = "abc"']:
    try: exec(bad)
    except (TypeError, ValueError) as e: print(bad, '|', e)
d = {'x': 1, 'y': 2}; (p, q), = d.items(), ; print(p, q)
def swap(t): a, b = t; return b, a
print([swap(t) for t in zip('ab', 'cd')], max(*[1, 5, 3]), dict(zip(*['ab', [1, 2]])))
def gen(): r = yield from [1, 2]; return r
print([*gen()], (lambda *a, k=1, **kw: (a, k, kw))(*'ab', z=3))
return_star = lambda x: (1, *x); print(return_star([2, 3]))
s = [1, 2, 3, 4, 5]; s[1:3], s[0] = ['a', 'b', 'c'], 9; print(s); del s[::2], s[0]; print(s)
x = y = z = 0; x += 1; y -= 1; z |= 4; print(x, y, z, (w := 5) + w, [v := 1, v + 1])
while (n := len(s)) > 1: s.pop()
print(n, s); print(1 if [] else 2, not 0, 1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, (1, 2) < (1, 3), 'a' in 'abc' in ['abc'])
