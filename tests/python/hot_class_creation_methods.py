def make(n):
    class P:
        k = n
        def get(self): return self.k + n
        @staticmethod
        def st(x): return x * n
        @classmethod
        def cm(cls): return cls.k - 1
    return P
classes = [make(i) for i in range(6)]; t = 0
for i in range(2400): c = classes[i % 6]; t += c().get() + c.st(2) + c.cm()
print(t); classes[2].k = 100; classes[3].get = lambda self: -1; classes[4].st = staticmethod(lambda x: 0)
for i in range(2400): c = classes[i % 6]; t += c().get() + c.st(2) + c.cm()
print(t, [c.__qualname__ for c in classes[:1]], len({type(c()) for c in classes}))
