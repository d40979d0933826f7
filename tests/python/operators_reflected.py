class N:
    def __init__(self, v): self.v = v
    def __repr__(self): return f'N{self.v}'
    def __add__(self, o): return N(self.v + (o.v if isinstance(o, N) else o)) if isinstance(o, (N, int)) else NotImplemented
    __radd__ = __add__
    def __sub__(self, o): return ('sub', o)
    def __rsub__(self, o): return ('rsub', o)
    def __matmul__(self, o): return ('mm', o)
    def __rmatmul__(self, o): return ('rmm', o)
    def __divmod__(self, o): return ('dm', o)
    def __rdivmod__(self, o): return ('rdm', o)
    def __pow__(self, o, m=None): return ('pow', o, m)
    def __rpow__(self, o): return ('rpow', o)
    def __lshift__(self, o): return ('shl', o)
    def __rrshift__(self, o): return ('rshr', o)
    def __iadd__(self, o): self.v += o; return self
    def __isub__(self, o): return NotImplemented
    def __neg__(self): return N(-self.v)
    def __pos__(self): return '+'
    def __invert__(self): return '~'
    def __abs__(self): return 'abs'
    def __index__(self): return self.v
    def __round__(self, n=None): return ('round', n)
    def __trunc__(self): return 7
    def __floor__(self): return 8
    def __ceil__(self): return 9
    def __complex__(self): return 1j
    def __float__(self): return 1.5
    def __bool__(self): return self.v != 0
    def __format__(self, spec): return f'fmt<{spec}>'
    def __reversed__(self): return iter('rev')
    def __bytes__(self): return b'by'
    def __length_hint__(self): return 3
    def __contains__(self, x): return x == self.v
import math
n = N(2)
print(n + 1, 1 + n, n + n, sum([n, n]), n - 1, 1 - n, n @ 1, 1 @ n, divmod(n, 1), divmod(1, n), n ** 2, pow(n, 2, 3), 2 ** n, n << 1, 8 >> n, -n, +n, ~n, abs(n))
print([0, 1, 2, 3][n], 'abc'[n:], range(n), hex(n), bin(n), round(n), round(n, 2), math.trunc(n), math.floor(n), math.ceil(n), complex(n), float(n), int(n), bool(N(0)), f'{n:abc}', format(n), list(reversed(n)), bytes(n), 2 in n, 3 in n, not n)
m = n; m += 5; print(m, m is n); m -= 1; print(m)
for bad in ['n + "a"', '"a" + n', 'n * 2', '2 * n', 'n // 1', 'n & 1', 'n < 1', 'n > n', 'n[0]', 'n()', 'len(n)', 'iter(n)', 'n % 2', 'del n.zz', 'n.q', 'n | n']:
    n = N(2)
    try: exec(bad)
    except Exception as e: print(bad, '|', type(e).__name__, e)
class Sub(N):
    def __radd__(self, o): return 'sub radd'
    def __eq__(self, o): return 'eq'
    def __lt__(self, o): return 'lt'
    __hash__ = None
print(N(1) + Sub(2), Sub(1) + N(2), Sub(1) == 5, 5 == Sub(1), Sub(1) != 5, 5 > Sub(1), Sub(1) < 2)
try: hash(Sub(1))
except TypeError as e: print(e)
class Cmp:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
    def __le__(self, o): return self.v <= o.v
print(Cmp(1) > Cmp(0), Cmp(1) >= Cmp(1), Cmp(1) != Cmp(2), sorted([Cmp(2), Cmp(1)])[0].v, Cmp(1) in [Cmp(1)], [Cmp(1)] == [Cmp(1)], (Cmp(1), 2) < (Cmp(1), 3), 1 < 2 in [2], None == 0, None is None)
