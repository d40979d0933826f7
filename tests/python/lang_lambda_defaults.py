print((lambda a, /, b=2, *c, d, e=5, **f: (a, b, c, d, e, f))(1, d=4, z=9))
fs = {name: (lambda x, n=n: x ** n) for n, name in enumerate(["one", "id", "sq", "cube"])}
print({k: f(3) for k, f in fs.items()})
def collect(x, into=[]): into.append(x); return into
print(collect(1), collect(2), collect(3, []), collect.__defaults__)
def g(a, b=1, *, c=2, d): return a, b, c, d
print(g.__kwdefaults__, g.__defaults__, g(0, d=3)); g.__defaults__ = (7, 8); g.__kwdefaults__ = {"d": 9}
try: print(g(c=1), g(c=0, d=0))
except TypeError as e: print(e)
print(sorted("bCaD", key=lambda s: (s.isupper(), s.lower())), max([3, -5, 4], key=abs), (lambda: None)(), (lambda *a: a)(*"ab"))
Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(Y(lambda f: lambda n: 1 if n < 2 else n * f(n - 1))(20))
church = lambda n: (lambda f: lambda x: x if n == 0 else f(church(n - 1)(f)(x)))
num = lambda c: c(lambda x: x + 1)(0)
plus = lambda a, b: lambda f: lambda x: a(f)(b(f)(x)); times = lambda a, b: lambda f: a(b(f))
print(num(plus(church(3), church(4))), num(times(church(6), church(7))))
total = 0
for i in range(2000): total += (lambda a, b=i, *, c=1: a * b + c)(i % 5)
print(total)
from functools import reduce, partial
print(reduce(lambda a, b: a * 10 + b, [1, 2, 3, 4]), partial(lambda a, b, c: (a, b, c), 1, c=3)(2), list(map(lambda a, b: a - b, [5, 6], [1, 2])))
