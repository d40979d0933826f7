class Color:
    RED = 1
    GREEN = 2
def name(value):
    match value:
        case Color.RED: return 'red'
        case Color.GREEN: return 'green'
        case 3 | 4 | 5: return 'few'
        case -1 | -2.5: return 'negative'
        case 1 + 2j: return 'complex'
        case 'a' 'b': return 'ab'
        case b'x': return 'bytes'
        case None: return 'none'
        case True | False: return 'bool'
        case other if isinstance(other, float): return f'float {other}'
        case _: return 'unknown'
for v in [1, 2, 3, 5, -1, -2.5, 1+2j, 'ab', b'x', None, False, 1.5, [], 'zz', 2.0]:
    print(repr(v), name(v))
print([name(v) for v in (4, 4.0, True)])
