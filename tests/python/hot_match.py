def area(shape):
    match shape:
        case ('circle', r): return 3 * r * r
        case ('rect', w, h): return w * h
        case {'side': s}: return s * s
        case int(n) if n > 100: return n
        case 1 | 2 | 3: return 1
        case str(): return 2
        case None: return 0
        case _: return -1
shapes = [('circle', 2), ('rect', 2, 3), {'side': 4}, 500, 2, 'x', None, 4.5, (), ('circle',)]
total = 0
for i in range(3000):
    total += area(shapes[i % len(shapes)])
print(total)
