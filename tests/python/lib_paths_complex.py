# Paths as objects, names by patterns, complex functions, identifiers.

import cmath
import errno
import fnmatch
import pathlib
import threading
import uuid
P = pathlib.PurePosixPath
p = P('/usr/lib') / 'python3.12' / 'os.tar.gz'
print(p, repr(p), p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts, list(map(str, p.parents)), p.with_suffix('.py'), p.with_name('x'), p.is_absolute(), p.relative_to('/usr'), P('a/./b//c'), P('.'), P('a') / '/b', P('a/b').match('*.py'), P('a/b.py').match('*.py'), sorted([P('b'), P('a')]), P('a') == P('a'), P('a', 'b').joinpath('c', 'd'), p.as_posix(), P('.bashrc').suffix, p.with_stem('q'), 'x' / P('y'))
try:
    P('a').relative_to('b')
except ValueError as e:
    print(type(e).__name__)
print(fnmatch.fnmatch('abc.py', '*.py'), fnmatch.filter(['a.c', 'b.h'], '*.c'), fnmatch.fnmatch('a1', 'a[0-9]'), fnmatch.fnmatch('ab', 'a[!b]'))
print(errno.ENOENT, errno.errorcode[17])

def c(z):
    return f'{z.real:.9f},{z.imag:.9f}'
for z in (1 + 2j, -1 + 0.5j, 0.5 - 3j):
    print(*[c(f(z)) for f in (cmath.sqrt, cmath.exp, cmath.log, cmath.sin, cmath.cos, cmath.tan, cmath.sinh, cmath.cosh, cmath.tanh, cmath.asin, cmath.acos, cmath.atan, cmath.asinh, cmath.acosh, cmath.atanh)], cmath.phase(z), cmath.isclose(z, z))
print(cmath.sqrt(-1), cmath.polar(1j), c(cmath.rect(1, 2)), cmath.exp(cmath.pi * 1j).real, cmath.sqrt(-4))
print(uuid.uuid5(uuid.NAMESPACE_DNS, 'python.org'), uuid.uuid3(uuid.NAMESPACE_DNS, 'python.org'), uuid.uuid4().version, uuid.UUID('{12345678-1234-5678-1234-567812345678}'), len(str(uuid.uuid4())))
lock = threading.Lock()
with lock:
    print(lock.locked())
