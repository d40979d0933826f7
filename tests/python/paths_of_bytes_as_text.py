# What is made of a path of bytes is bytes.
import os.path

for made in (os.path.join(b'a',b'b'), os.path.basename(b'/a/b.txt'), os.path.splitext(b'a.txt'), os.path.dirname(b'/a/b'), os.path.split(b'/a/b'), os.path.normpath(b'/a/../b'), os.path.isabs(b'/a'), os.path.abspath(b'/x/../y'), os.path.commonprefix([b'abc',b'abd']), os.path.relpath(b'/a/b',b'/a'), os.path.expanduser(b'x'), os.path.exists(b'/'), os.path.normcase(b'A'), os.path.splitdrive(b'/a'), os.path.splitroot(b'/a'), os.path.commonpath([b'/a/b',b'/a/c']),os.path.realpath(b'/'),os.path.expandvars(b'$NOPE/x')):
    print(made)
for a in ((b'a','b'),('a',b'b'),(1,'b')):
    try: os.path.join(*a)
    except TypeError as e: print(e)
for s in ('%d','%f','%s','%r','%x','%i','%g','%c'):
    try: print(s%(1+2j))
    except TypeError as e: print(e)
try: print(b'%s' % 1j)
except TypeError as e: print(e)

class P:
    def __fspath__(self):
        return b"/p/q"


print(os.path.basename(P()), os.path.join(P(), b"r"), os.path.split(P()))
for f in (os.path.commonpath, lambda paths: os.path.relpath(*paths)):
    try:
        f(["/a", b"/a"])
    except TypeError as e:
        print(e)
