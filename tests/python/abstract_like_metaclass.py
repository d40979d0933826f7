class Interface(type):
    def __new__(mcls, name, bases, ns):
        cls = super().__new__(mcls, name, bases, ns)
        missing = set()
        for base in cls.__mro__:
            for k, v in vars(base).items():
                if getattr(v, 'is_required', False) and getattr(getattr(cls, k), 'is_required', False): missing.add(k)
        cls.missing = sorted(missing)
        return cls
    def __call__(cls, *a):
        if cls.missing: raise TypeError(f'{cls.__name__} lacks {", ".join(cls.missing)}')
        return super().__call__(*a)
def required(f): f.is_required = True; return f
class Shape(metaclass=Interface):
    @required
    def area(self): ...
    @required
    def name(self): ...
class Square(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
class Named(Square):
    def name(self): return 'square'
for c in (Shape, Square, Named):
    try: print(c(3).area())
    except TypeError as e: print(e)
total = 0
for i in range(2000): total += Named(i).area() % 7
print(total)
