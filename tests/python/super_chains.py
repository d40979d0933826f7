class A:
    def who(self): return 'A'
    @classmethod
    def make(cls): return cls()
    @property
    def p(self): return 'pA'
class B(A):
    def who(self): return 'B' + super().who()
    @property
    def p(self): return 'pB' + super().p
class C(A):
    def who(self): return 'C' + super().who()
    @classmethod
    def make(cls): return super().make()
class D(B, C):
    def who(self): return 'D' + super().who()
    def plain(self): return [super(D, self).who(), super(B, self).who(), super(C, self).who()]
    def nested(self):
        def inner(): return super(D, self).who()
        return inner() + ''.join(super(B, self).who() for _ in range(2))
    def missing(self): return super().nothing
d = D.make()
print(d.who(), d.p, d.plain(), d.nested(), type(d).__name__, [c.__name__ for c in D.__mro__])
try: d.missing()
except AttributeError as e: print(e)
print(super(B, d).who(), super(A, d).__init__ is not None)
def free(): super().x
try: free()
except RuntimeError as e: print(e)
class E(A):
    def who(self): f = super().who; return f() + '!'
    def __init__(self, *a, **k): super().__init__(); self.a = a
    def __repr__(self): return f'E{self.a}' + super().__repr__()[:10]
    def __eq__(self, o): return super().__eq__(o) is NotImplemented
    def __hash__(self): return super().__hash__() & 1 | 1
    def __setattr__(self, n, v): super().__setattr__(n, (v, 'set'))
e = E(1)
print(e.who(), e.a, repr(e)[:18], e == 1, hash(e))
class L(list):
    def __init__(self, *a): super().__init__(a)
    def append(self, x): super().append(x); super().append(x)
    def __len__(self): return super().__len__() * 10
    def __getitem__(self, i): return ('got', super().__getitem__(i))
l = L(1, 2); l.append(3); print(list(l), len(l), l[0])
class F(dict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
    def get(self, k, d=None): return super().get(k, 'default')
f = F(); f['a'] = 2; print(f, f.get('z'), f.get('a'))
try: super(int, 'x')
except TypeError as e: print(e)
