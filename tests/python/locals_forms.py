def f(a, b=2, *args, c=3, **kw):
    d = [a]
    for e in range(2): pass
    if a > 100: never = 1
    return locals()
print(f(1), f(1, 2, 3, x=4))
def g():
    x = 1
    def h():
        y = x
        return sorted(locals().items())
    return h()
print(g())
class K:
    a = 1
    names = sorted(n for n in locals() if not n.startswith('__'))
    b = vars()['a'] + 1
print(K.names, K.b)
def fmt(name, age): return '{name} is {age}'.format(**locals())
print(fmt('Bo', 3), (lambda q: locals())(5))
def changed():
    x = 1
    locals()['x'] = 2
    return x
print(changed(), [sorted(locals()) for i in [1]] != [])
glob = 1
globals()['dynamic'] = glob + 1
print(dynamic, globals()['glob'], 'K' in globals(), globals() is globals(), 'nope' in globals())
def setter(): globals()['counter'] = globals().get('counter', 0) + 1
setter(); setter()
print(counter, vars() is globals(), locals() is globals(), 'setter' in dir())
class V:
    def __init__(self): self.p = 1
v = V(); vars(v)['q'] = 2
print(vars(v), v.q, dir(v)[-2:], sorted(k for k in vars(V) if k[0] != '_'))
def show():
    z = 1; w = 2
    return dir(), vars()
print(show())
def deleted():
    t = 1; u = 2
    del t
    return locals()
print(deleted())
def gen():
    i = 0
    while i < 2:
        yield dict(locals())
        i += 1
print(list(gen()))
