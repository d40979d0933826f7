def g():
    try:
        x=yield 1
        print('got',x)
        yield 2
    except ValueError as e: print('VE',e); yield 'caught'
    finally: print('fin')
i=g(); print(next(i)); print(i.send('s')); print(i.throw(ValueError('z'))); print(list(i))
i=g(); next(i); i.close()
def o():
    r=yield from inn(); print('r',r)
def inn():
    x=yield 1; yield x; return 'ret'
i=o(); print(next(i), i.send(5), list(i))
print(i.gi_frame, g.__name__, i)if 0 else None
def h():
    try: yield
    except GeneratorExit: print('ge'); raise
i=h(); next(i); i.close(); 
try: next(i)
except StopIteration as e: print('si',e.value)
def bad():
    raise StopIteration
    yield
try: next(bad())
except RuntimeError as e: print(e, repr(e.__cause__))
