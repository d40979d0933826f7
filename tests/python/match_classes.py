class Point:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
class Circle:
    def __init__(self, center, radius): self.center, self.radius = center, radius
class Special(Point): pass
def describe(shape):
    match shape:
        case Special(x=1): return 'special'
        case Point(0, 0): return 'origin'
        case Point(x=0) | Point(y=0): return 'on an axis'
        case Point(x, y) if x == y: return f'diagonal {x}'
        case Point(): return 'a point'
        case Circle(center=Point(0, 0), radius=r): return f'circle {r}'
        case Circle(radius=(1 | 2) as r): return f'small {r}'
        case int(n) | float(n): return f'number {n}'
        case str() as s: return s.upper()
        case list([a, b]): return a + b
        case dict(): return 'mapping'
        case bool(): return 'never: bool is int'
        case object(real=r): return f'real {r}'
    return '?'
for s in [Special(1, 2), Special(0, 0), Point(0, 0), Point(0, 3), Point(2, 2), Point(1, 2), Circle(Point(0, 0), 5), Circle(None, 2), Circle(None, 9), 7, 1.5, 'hey', [3, 4], [1], {}, True, 2j, None]:
    print(describe(s))
class Bad: __match_args__ = ['x']
for subject, test in [(Point(1, 2), 'Point(1, 2, 3)'), (Bad(), 'Bad(1)'), (1, 'int(1, 2)'), (Point(1, 1), 'Point(1, x=1)'), (1, 'handler()')]:
    handler = 5
    try:
        exec(f'match subject:\n    case {test}: pass')
    except TypeError as e:
        print(e)
