# Operators by methods, computed properties and super(): found by shapes, with operands that decline and reflected methods.

class A:
    def __init__(self, x):
        self.x = x
    def __lt__(self, o):
        if not isinstance(o, A): return NotImplemented
        return self.x < o.x
    def __add__(self, o):
        if isinstance(o, str): return NotImplemented
        return A(self.x + (o.x if isinstance(o, A) else o))
    __radd__ = lambda self, o: A(1000)
    @property
    def double(self):
        return self.x * 2
    def go(self, n):
        return self.x + n
class B(A):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y
    def go(self, n):
        return super().go(n) * 2
    def __gt__(self, o):
        return "gt"
class S:
    def __gt__(self, o): return o.x > 3
    def __radd__(self, o): return "radd"
def f(n):
    t = 0
    a = A(0)
    for i in range(n):
        b = B(i, 2)
        t += b.go(i) + b.double
        if A(i) < A(5): t += 1
        if A(i) < b: t += 7
        a = a + 1
        a = a + A(1)
        if i % 100 == 0:
            t += len(str((A(i) + "x") if i < 0 else (A(3) + S())))
            if A(i) < S(): t += 10
        try:
            if i % 1000 == 999: A(i) + "x"
        except TypeError as e:
            t += len(str(e))
        try:
            if i % 1000 == 998: A(i) < "x"
        except TypeError as e:
            t += len(str(e))
    return t, a.x
print(f(4000))
