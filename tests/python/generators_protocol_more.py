log = []
def g():
    try:
        x = yield 1
        log.append(x)
        try: yield 2
        except ValueError as e: log.append(str(e)); yield 'handled'
    finally: log.append('closed')
    return 'result'
i = g(); print(next(i), i.send('sent'), i.throw(ValueError('thrown')))
try: next(i)
except StopIteration as e: print(e.value, log)
def delegating():
    got = yield from g()
    yield got
print(list(delegating()))
i = delegating(); next(i); i.close(); print(log)
def stubborn():
    try: yield 1
    except GeneratorExit: yield 2
s = stubborn(); next(s)
try: s.close()
except RuntimeError as e: print(e)
def raises():
    yield 1
    raise KeyError('k')
r = raises(); next(r)
try: next(r)
except KeyError as e: print(repr(e))
print(next(r, 'exhausted'))
def early():
    return 5
    yield
try: next(early())
except StopIteration as e: print(e.value)
def si():
    yield 1
    raise StopIteration('x')
try: list(si())
except RuntimeError as e: print(e, repr(e.__cause__))
try: g().send(1)
except TypeError as e: print(e)
def me():
    yield next(it)
it = me()
try: next(it)
except ValueError as e: print(e)
class Iter:
    def __iter__(self): return self
    def __next__(self): raise StopIteration(7)
    def throw(self, *a): return 'thrown'
def d2():
    v = yield from Iter()
    yield v
print(list(d2()))
def tree(t):
    if isinstance(t, list):
        for x in t: yield from tree(x)
    else: yield t
print(list(tree([1, [2, [3, [4]], 5]])))
gen = (x * x for x in range(5)); print(next(gen), sum(gen), list(gen))
def acc():
    total = 0
    while True:
        v = yield total
        if v is None: return total
        total += v
a = acc(); next(a); a.send(3); a.send(4)
try: a.send(None)
except StopIteration as e: print(e.value)
def ctx():
    try:
        try: yield
        except ValueError: raise TypeError('second')
    except TypeError as e: yield repr(e.__context__)
c = ctx(); next(c); print(c.throw(ValueError('first')))
try:
    raise KeyError('outer')
except KeyError:
    c2 = raises(); next(c2)
    try: c2.throw(ValueError('inside'))
    except ValueError as e: print(repr(e))
