class A:
    x = 1
    def __init__(self): self.y = 2
    def m(self): return self.y
    def __getattr__(self, n):
        if n.startswith("dyn"): return n[3:]
        raise AttributeError(f"no {n}")
a = A(); print(getattr(a, "x"), getattr(a, "y"), getattr(a, "dynamo"), getattr(a, "zz", "d"), hasattr(a, "zz"), hasattr(a, "dyn"), getattr(a, "m")(), getattr(A, "m")(a), getattr(A, "nope", None))
setattr(a, "odd name", 5); setattr(A, "k", staticmethod(lambda: 9)); print(getattr(a, "odd name"), a.k(), vars(a)); delattr(a, "y"); delattr(A, "x")
for bad in (lambda: a.y, lambda: a.x, lambda: delattr(a, "q"), lambda: getattr(a, 5), lambda: getattr(a), lambda: setattr(1, "x", 2), lambda: (1).foo, lambda: None.x, lambda: A.zzz, lambda: setattr(len, "x", 1), lambda: [].append.x, lambda: delattr(A, "nope"), lambda: int.real.z):
    try: print(bad())
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
class P:
    def __getattribute__(self, n): log.append(n); return object.__getattribute__(self, n)
    def __setattr__(self, n, v): log.append(f"{n}={v}"); super().__setattr__(n, v)
    def __delattr__(self, n): log.append(f"-{n}"); super().__delattr__(n)
log = []; p = P(); p.a = 1; p.a += 1; del p.a; hasattr(p, "zz"); print(log); n = 0
for i in range(1500): setattr(a, f"f{i % 9}", i); n += getattr(a, f"f{i % 7}", 1) + len(getattr(a, f"dyn{i}"))
print(n, sorted(vars(a))[:4], dir(a)[-3:])
