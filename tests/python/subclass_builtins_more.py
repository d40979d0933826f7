class Celsius(float):
    def __new__(cls, value): return super().__new__(cls, value)
    def __str__(self): return f'{float(self):.1f}C'
    def __add__(self, other): return Celsius(float(self) + other)
t = Celsius(20.5)
print(t, t + 1, type(t + 1).__name__, t * 2, t > 20, round(t), f'{t}', f'{t:.2f}', sum([t, t]), t == 20.5, {20.5: 'k'}[t])
class Tags(frozenset):
    def plus(self, tag): return Tags(self | {tag})
g = Tags(['a']).plus('b')
print(sorted(g), 'a' in g, len(g), g == {'a', 'b'}, g & {'a'}, {g: 1}[frozenset('ab')], isinstance(g, frozenset))
class Money(int):
    def __repr__(self): return f'${int(self)}'
    __str__ = __repr__
m = Money(5)
print(m, [m], m + 1, f'{m}', f'{m:>4d}', '%s %d' % (m, m), abs(Money(-3)), divmod(m, 2), -m, m ** 2, max(m, 3), bool(Money(0)), int(m), m.bit_length(), m / 2, range(m)[-1], 'x' * m)
class Version(tuple):
    def __new__(cls, text): return super().__new__(cls, map(int, text.split('.')))
    def __repr__(self): return '.'.join(map(str, self))
vs = [Version('1.10'), Version('1.9'), Version('1.9.1')]
print(sorted(vs), max(vs), vs[0][0], len(vs[2]), vs[1] == (1, 9), vs[1] < (1, 10), Version('2.0') + (1,))
class Path(str):
    def __truediv__(self, other): return Path(f'{self}/{other}')
    def __rtruediv__(self, other): return Path(f'{other}/{self}')
p = Path('a') / 'b' / 'c'
print(p, type(p).__name__, p.upper(), p.split('/'), 'r' / p, p == 'a/b/c', p[0], hash(p) == hash('a/b/c'), 'b' in p, p + 'd', '-'.join(p), p.startswith('a'))
class Blob(bytes):
    def total(self): return sum(self)
print(Blob(b'abc').total(), Blob(b'a') + b'b', Blob([1, 2])[1], Blob(b'x') == b'x', Blob(b'hi').decode())
class Z(complex):
    def __abs__(self): return 'long'
print(abs(Z(3, 4)), Z(1, 2) * 2, Z(1).real)
class Stack(list):
    def push(self, x): self.append(x); return self
    def peek(self): return self[-1]
s = Stack().push(1).push(2)
print(s, s.peek(), len(s), s == [1, 2], s + [3], type(s[:]).__name__, list(reversed(s)), sorted(s, key=lambda v: -v), *s)
class Count(dict):
    def __missing__(self, key): return 0
    def add(self, key): self[key] += 1; return self
print(Count().add('a').add('a').add('b'), Count()['z'], dict(Count(q=1)), Count(a=1) == {'a': 1})
class Odd(set):
    def add(self, x):
        if x % 2: super().add(x)
o = Odd()
for i in range(6): o.add(i)
print(sorted(o), sorted(o | {2}), type(o | {2}).__name__, 3 in o)
