x = 'global'
def f():
    x = 'local'
    y = 2
    return eval('x'), eval('y + 1'), eval('[x for _ in range(2)]'), eval('lambda: 5')()
print(f())
print(eval('x'), eval('x', {'x': 1}), eval('x + y', {'x': 1}, {'y': 2}), eval('x', {'x': 1}, {'x': 3}))
ns = {}
exec('a = 1\nb = [a + i for i in range(3)]\ndef g(n): return n * a\nclass K:\n    z = a', ns)
print(ns['b'], ns['g'](4), ns['K'].z, sorted(k for k in ns if not k.startswith('__')), '__builtins__' in ns)
exec('a += 10', ns)
print(ns['a'], ns['g'](1))
ns['a'] = 100
print(eval('g(2)', ns))
loc = {}
exec('p = 1\nq = p + 1\ndel p', {}, loc)
print(loc)
def scoped():
    v = 1
    exec('v = 2; w = 3')
    return v
print(scoped())
exec('made_global = 42')
print(made_global)
code = compile('n * n', '<square>', 'eval')
print([eval(code, {'n': n}) for n in range(5)], code.co_filename, type(code).__name__)
program = compile('total = sum(range(limit))', 'prog', 'exec')
env = {'limit': 5}
exec(program, env)
print(env['total'])
for text in ['1 +', 'a b', '', 'x = 1', '(', "'abc", '1 if 2']:
    try: print(eval(text))
    except SyntaxError as e: print(repr(text), type(e).__name__, e.msg)
for args in [(1,), ('x', 1), ('x', {}, 1)]:
    try: eval(*args)
    except (TypeError, NameError) as e: print(type(e).__name__, e)
try: exec('1/0')
except ZeroDivisionError as e: print(e)
try: eval('undefined_name')
except NameError as e: print(e)
exec('def outer():\n def inner(): return k\n k = 7\n return inner()\nprint(outer())')
print(eval(' \t 1+1'), eval('1\n'), eval(b'2*3'))
print(list(map(eval, ['1', '2+2'])))
