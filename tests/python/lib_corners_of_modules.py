# Parts of packages by their names, containers that hold themselves, subclasses without super, copies, groups, days.
import json, asyncio, unittest
try: json.loads('{')
except ValueError as e: print(type(e).__name__)
for n in ('json.decoder.JSONDecodeError', 'json.encoder.JSONEncoder', 'asyncio.exceptions.CancelledError', 'asyncio.tasks.gather', 'asyncio.queues.Queue', 'asyncio.events.AbstractEventLoop', 'unittest.case.TestCase'):
    try: eval(n); print(n, 'ok')
    except AttributeError as e: print(n, e)
for s in ('from asyncio.queues import Queue', 'from asyncio.exceptions import CancelledError', 'from asyncio import events', 'from unittest.case import TestCase', 'from concurrent.futures.thread import ThreadPoolExecutor', 'from importlib.metadata import version'):
    try: exec(s); print('ok', s)
    except ImportError as e: print(e)
import calendar
print(calendar.monthrange(2024, 2), calendar.weekday(2024, 2, 29), repr(calendar.MONDAY), repr(calendar.JANUARY), calendar.Day(3), calendar.Month(2))
try:
    calendar.monthrange(2024, 13)
except Exception as e:
    print(type(e).__mro__[:3], repr(e), e)
from collections import deque
class W(deque):
    def append(self, x):
        print("append", x)
        super().append(x)
    def popleft(self):
        print("popleft")
        return super().popleft()
w = W("ab", maxlen=3)
w.extend([1]); w += [2]; w.rotate(1); w.append(5); w.insert(0, 9) if len(w) < 3 else None
print(w, w.copy(), w + W([1]), w * 2, type(w.copy()).__name__, W([1]) == deque([1]))
from collections import OrderedDict, deque, defaultdict
o = OrderedDict(a=1); o['self'] = o
q = deque([1], 5); q.append(q)
d = defaultdict(list); d[1] = d
for x in (o, q, d):
    try: print(repr(x))
    except RecursionError as e: print('RecursionError')
from contextlib import suppress
with suppress(ValueError): raise ExceptionGroup('g', [ValueError(1), ValueError(2)])
try:
    with suppress(ValueError): raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
except ExceptionGroup as e: print(repr(e))
import types, typing
class C(typing.Generic[typing.TypeVar('T')]): pass
for f in (lambda: types.get_original_bases(C), lambda: types.prepare_class('D', (int,), {'metaclass': type})[0], lambda: types.new_class('D', (list[int],)).__orig_bases__):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
import copy, pickle, weakref
class D(list):
    def __reduce_ex__(self, p): return (D, (), {'y': 3}, iter(self))
class E(dict):
    def __reduce_ex__(self, p): return (E, (), {'y': 3}, None, iter(self.items()))
for d in (D([1, [2]]), E(a=[1])):
    for g in (copy.copy, copy.deepcopy, lambda d: pickle.loads(pickle.dumps(d))):
        try: e = g(d); print(e, e.y)
        except Exception as e: print(type(e).__name__, e)
class R: pass
r = R(); w = weakref.ref(r)
for g in (lambda: copy.copy(w) is w, lambda: len(copy.copy(weakref.WeakValueDictionary({1: r}))), lambda: len(copy.copy(weakref.WeakKeyDictionary({r: 1})))):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
import inspect, functools
def f(a, b=2, *args, c, d=4, **kw): pass
print(inspect.signature(functools.partial(f, 1)), inspect.signature(functools.partial(f, c=3)), inspect.signature(functools.partial(f, b=3)))
from fractions import Fraction as F
for f in (lambda: F('3 / 2'), lambda: F(1, 2) == 0.5+0j, lambda: F.from_float('x'), lambda: F.from_decimal(3+4j)):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
import shlex
for f in (lambda: shlex.split('foo#bar baz', comments=True), lambda: shlex.split('a #b\nc', comments=True), lambda: list(shlex.shlex("') abc", posix=False)) if 0 else list(shlex.shlex("'')abc")), lambda: list(shlex.shlex('a&&b || c;d>e', punctuation_chars=True)), lambda: shlex.split("a 'b c' d\\ e \"f g\""), lambda: shlex.split("a 'b", posix=True), lambda: shlex.split('foo\\ bar', posix=False), lambda: shlex.join(['a b', "c'd", '']), lambda: shlex.quote("it's"), lambda: list(shlex.shlex('a = "b c" # z\nd')), lambda: shlex.split("a''b \"\"")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
import copy
from collections import deque, defaultdict, UserList, UserDict
class De(deque): pass
class DD(defaultdict): pass
class UL(UserList): pass
for b in (De([1, 2], 3), DD(list), UL([1])):
    b.x = 1
    for g in (copy.copy, copy.deepcopy):
        try: c = g(b); print(type(c).__name__, c, getattr(c, 'x', 'no x'))
        except Exception as e: print(type(e).__name__, e)
u = UserDict({1: 2}); u.t = 5; print(getattr(u.copy(), 't', 'no t'))
from abc import ABC
class A(ABC): pass
class B(A): pass
try:
    B.register(A)
    print(isinstance(3, A))
except RuntimeError as e:
    print(type(e).__name__, e)
from collections import deque, defaultdict
import random
class S(deque):
    def __init__(self): self.n = 0
class T(defaultdict):
    def __init__(self): self.n = 0
class R(random.Random):
    def __init__(self, x): self.x = x
def t(): t = T(); t['a'] = 1; return t, t.n
for f in (lambda: S().append(1), lambda: len(S()), lambda: S(), t):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
