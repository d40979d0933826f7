def shape(value):
    match value:
        case []: return 'empty'
        case [x]: return f'one {x}'
        case [x, y] if x == y: return 'pair of equals'
        case [0, *rest]: return f'zero then {rest}'
        case [first, *_, last]: return f'{first}..{last}'
def nested(value):
    match value:
        case [[a, b], [c, d]]: return a * d - b * c
        case [int() | float() as n, str(s)]: return f'{s}={n}'
        case ((1 | 2) as n, *others): return (n, others)
        case [*everything]: return everything
    return 'no sequence'
for v in [[], [1], (2, 2), [0, 1, 2], (3, 4, 5), range(4), range(0), 'ab', b'ab', {1: 2}, {1, 2}, 5]:
    print(v, shape(v))
for v in [[[1, 2], [3, 4]], (7, 'seven'), [2, 3, 4], (9, 9, 9), 'xy', None, iter([1])]:
    r = nested(v)
    print(r)
def command(text):
    match text.split():
        case ['go', ('north' | 'south') as direction]: return 'to ' + direction
        case ['go', where]: return 'cannot go ' + where
        case ['take', item, *more]: return 'take ' + ' and '.join([item, *more])
        case ['quit']: return 'bye'
        case []: return 'nothing'
        case _: return 'what?'
for t in ['go north', 'go up', 'take a b c', 'take a', 'quit', '', 'dance now']:
    print(command(t))
