# Collections, functools, itertools, contexts, streams in memory.

import collections, functools, itertools, operator, copy, string, textwrap, contextlib, io, types, typing
from collections import *

def t(f, *a, **k):
    try:
        r = f(*a, **k)
    except Exception as e:
        r = (type(e).__name__, str(e))
    print(r)
d = deque([1, 2, 3], maxlen=3)
d.append(4)
d.appendleft(0)
print(d, d.maxlen, list(reversed(d)), d[0], d[-1], len(d), 2 in d, d.count(2), d.index(2))
d.rotate(1)
print(d)
d.extendleft([7, 8])
print(d, d == deque([8, 7, 2]), d + deque([1]), d * 2)
t(deque().pop)
t(lambda: d[9])
d.clear()
print(d, bool(d))
x = deque('abc')
x.remove('b')
x.insert(1, 'z')
x.reverse()
print(x)
t(x.remove, 'q')
del x[0]
print(x, x.copy() == x)
c = Counter('abracadabra')
print(c, c.most_common(2), c['z'], sum(c.values()), sorted(c.elements())[:4], c.total())
c.update('aaa')
c.subtract({'b': 5})
print(c, +c, -c, c & Counter(a=2), c | Counter(z=1), Counter(a=1) + Counter(a=2, b=1), Counter(a=3) - Counter(a=1), Counter(a=1) <= Counter(a=2), Counter(a=1) == Counter(a=1, b=0))
del c['zz']
c['q'] += 1
print(c, dict(c), Counter(), Counter([1, 1, 2]))
dd = defaultdict(list)
dd['a'].append(1)
print(dd, dd['b'], dict(dd), 'c' in dd, dd.get('c'), dd.default_factory)
t(lambda: defaultdict(None)['x'])
print(defaultdict(int, {'a': 1}) | {'b': 2}, defaultdict(lambda: 5)['q'])
od = OrderedDict([('a', 1), ('b', 2)])
od.move_to_end('a')
print(od.popitem(last=False), list(od), OrderedDict(a=1) == OrderedDict(a=1), OrderedDict([('a', 1), ('b', 2)]) == OrderedDict([('b', 2), ('a', 1)]), OrderedDict([('a', 1), ('b', 2)]) == {'b': 2, 'a': 1}, OrderedDict())
cm = ChainMap({'a': 1}, {'a': 2, 'b': 3})
print(cm, cm['a'], cm['b'], len(cm), sorted(cm), cm.new_child({'c': 5}), cm.parents, dict(cm), list(cm.items()))
t(lambda: cm['zz'])
cm['n'] = 1
print(cm.maps)
P = namedtuple('P', 'x y z', defaults=[0])
p = P(1, 2)
print(p, p.x, p._fields, p._asdict(), p._replace(x=5), P._make([1, 2, 3]), p == (1, 2, 0), P._field_defaults, p[1:], hash(p) == hash((1, 2, 0)), P.__name__, P.__doc__, *p)
t(P)
t(P, 1, 2, 3, 4)
t(P, 1, q=3)
t(setattr, p, 'x', 1)
t(p._replace, q=1)
t(namedtuple, 'X', 'a a')
t(namedtuple, 'X', 'class')
t(namedtuple, 'X', '_a')
print(namedtuple('R', 'a class a', rename=True)._fields)

class PP(namedtuple('PP', 'a b')):
    __slots__ = ()

    @property
    def s(self):
        return self.a + self.b

    def __str__(self):
        return f'PP<{self.a}>'
print(PP(1, 2).s, str(PP(1, 2)), repr(PP(1, 2)), sorted([PP(2, 1), PP(1, 5)]))

class UD(UserDict):

    def __setitem__(self, k, v):
        super().__setitem__(k.lower(), v)
u = UD(A=1)
u['B'] = 2
u.update({'C': 3})
print(u, 'a' in u, u.get('zz'), len(u), list(u.items()), u.pop('a'), u.setdefault('q', 9))
print(UserList([3, 1, 2])[1:], UserString('abc').upper() + 'x', sorted(UserList([3, 1])))
import collections.abc as abc
print(isinstance([], abc.Sequence), isinstance({}, abc.Mapping), isinstance((), abc.MutableSequence), isinstance(iter([]), abc.Iterator), isinstance(5, abc.Hashable), isinstance([], abc.Hashable), isinstance(len, abc.Callable), isinstance('a', abc.Iterable), issubclass(list, abc.Collection), isinstance((x for x in []), abc.Generator), isinstance({1}, abc.Set), isinstance({}.keys(), abc.KeysView), isinstance(deque(), abc.Sized))

class Sq(abc.Sequence):

    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if not 0 <= i < self.n:
            raise IndexError(i)
        return i * i
s = Sq(4)
print(list(s), 4 in s, s.index(9), s.count(1), list(reversed(s)), isinstance(s, abc.Iterable))

class Mp(abc.MutableMapping):

    def __init__(self):
        self.d = {}

    def __getitem__(self, k):
        return self.d[k]

    def __setitem__(self, k, v):
        self.d[k] = v

    def __delitem__(self, k):
        del self.d[k]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)
m = Mp()
m['a'] = 1
m.update(b=2)
print(dict(m), m.pop('a'), m.get('z', 5), list(m.keys()), 'b' in m, m == {'b': 2}, m.setdefault('k', 3), sorted(m.items()), m.keys() & {'b'})
t(m.pop, 'zz')

@functools.lru_cache(maxsize=2)
def f(x):
    print('calc', x, end=' ')
    return x * 2
print(f(1), f(1), f(2), f(3), f(1), f.cache_info())
f.cache_clear()
print(f.cache_info(), f.__name__, f.__wrapped__(5), f.cache_parameters())

@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info().hits)

class CP:

    @functools.cached_property
    def v(self):
        print('once', end=' ')
        return 42
o = CP()
print(o.v, o.v, o.__dict__)
pt = functools.partial(int, base=2)
print(pt('101'), pt, pt.func, pt.keywords, functools.partial(pow, 2)(5))
print(functools.reduce(operator.add, [1, 2, 3], 10))
t(functools.reduce, operator.add, [])

@functools.total_ordering
class V:

    def __init__(s, v):
        s.v = v

    def __eq__(s, o):
        return s.v == o.v

    def __lt__(s, o):
        return s.v < o.v
print(V(1) <= V(2), V(3) >= V(2), V(1) > V(1), sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))

@functools.singledispatch
def sd(x):
    return 'obj'

@sd.register
def _(x: int):
    return 'int'

@sd.register(list)
def _(x):
    return 'list'

@sd.register(abc.Mapping)
def _(x):
    return 'map'
print(sd(1), sd([]), sd({}), sd('a'), sd(True), sd.dispatch(int).__name__, sorted((k.__name__ for k in sd.registry)))

class SM:

    @functools.singledispatchmethod
    def g(self, a):
        return 'any'

    @g.register
    def _(self, a: int):
        return 'int'

    def pm(self, a, b):
        return (a, b)
    p5 = functools.partialmethod(pm, 5)
print(SM().g(1), SM().g('x'), SM().p5(6))

def deco(fn):

    @functools.wraps(fn)
    def w(*a):
        """wdoc"""
        return fn(*a)
    return w

@deco
def named():
    """doc"""
print(named.__name__, named.__doc__, named.__wrapped__.__name__)
I = itertools
print(list(I.islice(I.count(5, 2), 3)), list(I.islice(I.cycle('ab'), 5)), list(I.repeat(1, 3)), list(I.accumulate([1, 2, 3])), list(I.accumulate([1, 2, 3], operator.mul, initial=10)), list(I.chain('ab', [1])), list(I.chain.from_iterable(['ab', 'c'])), list(I.compress('abc', [1, 0, 1])), list(I.dropwhile(lambda x: x < 2, [1, 2, 1])), list(I.takewhile(lambda x: x < 2, [1, 2, 1])), list(I.filterfalse(None, [0, 1])), list(I.starmap(pow, [(2, 3)])), [list(x) for x in I.tee([1, 2])], list(I.zip_longest('ab', [1], fillvalue='-')), list(I.product('ab', repeat=2)), list(I.permutations([1, 2, 3], 2)), list(I.combinations('abc', 2)), list(I.combinations_with_replacement('ab', 2)), [(k, list(g)) for k, g in I.groupby('aabc')], list(I.pairwise([1, 2, 3])))
print(operator.itemgetter(1, 0)([5, 6]), operator.attrgetter('real')(5), operator.methodcaller('upper')('a'), operator.floordiv(7, 2), operator.contains([1], 1), operator.itemgetter(slice(0, 2))([1, 2, 3]))
a = [1, [2, {'k': (3, [4])}]]
b = copy.deepcopy(a)
b[1][1]['k'][1].append(5)
print(a, b, copy.copy(a)[1] is a[1])

class Cc:

    def __init__(s):
        s.l = [1]
        s.me = s
cc = Cc()
dcp = copy.deepcopy(cc)
print(dcp.me is dcp, dcp.l is not cc.l, copy.copy(cc).l is cc.l)
print(string.Template('$a ${b} $$ x').substitute(a=1, b=2), string.Template('$a $zz').safe_substitute(a=1), string.capwords('hello big world'), string.ascii_letters[:5], string.digits, string.punctuation)
t(string.Template('$a').substitute)
t(string.Template('$ ').substitute)
print(string.Formatter().format('{0} {a!r:>5} {b[1]} {c.real}', 1, a='x', b=[1, 2], c=3), list(string.Formatter().parse('a{b!r:c}d')))
txt = "The quick brown fox jumps over the lazy dog. A well-known phrase used for typing-practice, isn't it?"
for w in (20, 30):
    print(textwrap.wrap(txt, w))
print(textwrap.fill(txt, 40, initial_indent='* ', subsequent_indent='  '))
print(textwrap.dedent('   a\n     b\n   c\n'), textwrap.indent('a\n\nb', '> '), textwrap.shorten(txt, 30), textwrap.wrap('abcdefghijkl', 5), textwrap.wrap('a  b   c', 3))

@contextlib.contextmanager
def cmg(x):
    print('enter', x)
    try:
        yield (x * 2)
    except ValueError as e:
        print('caught', e)
    finally:
        print('exit')
with cmg(2) as v:
    print(v)
with cmg(3):
    raise ValueError('boo')
with contextlib.suppress(KeyError):
    {}['a']
with contextlib.redirect_stdout(io.StringIO()) as out:
    print('hidden')
print(repr(out.getvalue()))
with contextlib.ExitStack() as st:
    st.enter_context(cmg(1))
    st.callback(print, 'cb')
with contextlib.closing(io.StringIO('x\ny\n')) as fl:
    print(fl.readlines())
with contextlib.nullcontext(5) as nn:
    print(nn)
s = io.StringIO()
s.write('abc\n')
print('def', file=s)
s.seek(0)
print(s.readline(), s.read(), s.tell(), list(io.StringIO('1\n2')))
b = io.BytesIO(b'abc')
print(b.read(2), b.read(), b.getvalue())
s.close()
t(s.read)
print(types.SimpleNamespace(a=1, b='x'), types.SimpleNamespace(a=1) == types.SimpleNamespace(a=1), types.MappingProxyType({'a': 1}), types.FunctionType.__name__)
