print(); print('a', 'b', sep=''); print('x', end=''); print('y'); print(1, None, 'z', [1], sep=', ', end='.\n'); print(*[]); print('tab\tq', flush=True)
class S:
    def __str__(self): return 'S-str'
    def __repr__(self): return 'S-repr'
print(S(), [S()], {'k': S()}, (S(),), f'{S()} {S()!r} {S()!s:>7}', str(S()), repr(S()), '%s %r' % (S(), S()), format(S()))
class R:
    def __repr__(self): return 'only repr'
print(R(), str(R()), f'{R()}', [R()])
for bad in [lambda: print(1, sep=1), lambda: print(1, end=1), lambda: print(1, foo=1), lambda: str(BadStr()), lambda: repr(BadRepr())]:
    class BadStr:
        def __str__(self): return 1
    class BadRepr:
        def __repr__(self): return None
    try: bad()
    except TypeError as e: print(e)
class W:
    def __init__(self): self.parts = []
    def write(self, t): self.parts.append(t)
w = W(); print('to', 'w', file=w, sep='+'); print(w.parts)
try: input('prompt> ')
except EOFError as e: print(type(e).__name__, e)
x, y = 3, 'hi'
print(f'{x=} {y=} {x+1=} {y=!s} {x=:>4} {x = }', f'{"nested " + f"{x:{x}}"}', f"{'quote'}", f'{{literal}} {x}', f'{x:0{x}d}', f'{y:{">"}{8}}', f'{x!r:^5}|', f'{"a" if x else "b"}', f'{(lambda q: q * 2)(x)}', f'{[i for i in range(x)]}', f'{ {"k": 1}["k"] }', f'''multi
{x}''', rf'\d{x}', F'{x}')
print(f"{y["0" == 1:]}" if False else f"{'\n'.join(['a', 'b'])}", f"{y + "!"}", f'{x:,}', f'{1e6:,.2f}', f'{True}', f'{None}', f'{x:}', f'{"%s" % y}', f'{y:s}', f'{x:b}', f'{3.0}', f'{10**20}')
