def run(*errors):
    try:
        raise ExceptionGroup('group', errors)
    except* ValueError as e: print(' values', [str(x) for x in e.exceptions])
    except* (TypeError, KeyError) as e: print(' types', [repr(x) for x in e.exceptions])
    else: print(' else')
    finally: print(' finally')
run(ValueError('a'), TypeError('b'), ValueError('c'))
run(KeyError('k'))
try: run(ValueError('v'), OSError('left'))
except ExceptionGroup as g: print(repr(g))
try:
    raise ValueError('alone')
except* ValueError as e: print(repr(e), e.exceptions)
try:
    try: raise OSError('passes')
    except* ValueError: print('no')
except OSError as e: print(repr(e))
nested = ExceptionGroup('outer', [ValueError(1), ExceptionGroup('inner', [TypeError(2), ValueError(3)])])
print(nested, nested.message, len(nested.exceptions), nested.subgroup(ValueError), nested.split(TypeError))
print(nested.subgroup(lambda e: '3' in str(e)), nested.subgroup(OSError))
try: raise nested
except* TypeError as e: print(repr(e))
except* ValueError as e: print(repr(e))
def again():
    try: raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
    except* ValueError: raise
    except* TypeError: raise RuntimeError('new')
try: again()
except ExceptionGroup as e: print([repr(x) for x in e.exceptions])
try: pass
except* ValueError: print('never')
else: print('nothing raised')
for make in [lambda: ExceptionGroup('a', []), lambda: ExceptionGroup('a', [1]), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup('a', 5), lambda: ExceptionGroup('x')]:
    try: make()
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
print(isinstance(nested, Exception), issubclass(ExceptionGroup, BaseExceptionGroup), type(BaseExceptionGroup('b', [ValueError()])).__name__)
def loops():
    out = []
    for i in range(4):
        try:
            if i % 2: raise ExceptionGroup('e', [ValueError(i)])
        except* ValueError as e:
            for x in e.exceptions:
                if x.args[0] == 1: break
                out.append(x.args[0])
        out.append(i)
    return out
print(loops())
