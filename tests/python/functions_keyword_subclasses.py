class Name(str): pass
def f(a=0, b=0, **rest): return a, b, sorted(rest.items())
print(f(**{Name("a"): 1}), f(**{Name("b"): 2, "c": 3}), f(**{Name("z"): 4}))
print(f(**{"a": 1}, **{Name("b"): 2}), dict(**{Name("q"): 1}))
for bad in (lambda: f(**{1: 2}), lambda: f(**{"a": 1}, **{Name("a"): 2}), lambda: f(1, **{Name("a"): 2}), lambda: dict(**{None: 1})):
    try: bad()
    except TypeError as e: print(str(e).replace("__main__.", ""))
class Box:
    def keys(self): return [Name("a"), Name("b")]
    def __getitem__(self, key): return key * 2
print(f(**Box()))
total = 0
for i in range(2000): total += f(**{Name("a"): i})[0]
print(total)
