# argparse: defaults in helps, exclusive groups of parents, prefixes, files of arguments, conflicts, registries, formatters.
import os, tempfile
import argparse
p = argparse.ArgumentParser(prog="t", formatter_class=argparse.ArgumentDefaultsHelpFormatter)
p.add_argument("--level", type=int, default=2); p.add_argument("--fast", action="store_true"); p.add_argument("--out", default="x", help="file")
p.print_help()
import argparse
par = argparse.ArgumentParser(add_help=False)
g = par.add_mutually_exclusive_group(required=True); g.add_argument('--bar'); g.add_argument('--baz', nargs='?', const='Z')
p = argparse.ArgumentParser(prog='PROG', parents=[par])
print(p.format_usage())
try: print(p.parse_args(['--bar', '1', '--baz']))
except SystemExit as e: print('exit', e.code)
import argparse
from argparse import *
def t(f):
    try: print(f())
    except SystemExit as e: print('exit', e.code)
    except Exception as e: print(type(e).__name__, e)
def a():
    p = ArgumentParser(prog='P', argument_default=SUPPRESS); p.add_argument('--foo'); p.add_argument('bar', nargs='?'); return p.parse_args([])
def b():
    p = ArgumentParser(prog='P', conflict_handler='resolve'); p.add_argument('-f', '--foo', help='old'); p.add_argument('--foo', help='new'); return p.format_help()
def c():
    p = ArgumentParser(prog='P'); p.add_subparsers(); p.add_subparsers()
def d():
    p = ArgumentParser(prog='P', usage=SUPPRESS); p.add_argument('--foo'); return p.format_help()
def e():
    p = ArgumentParser(prog='P', formatter_class=MetavarTypeHelpFormatter); p.add_argument('-b', type=int); p.add_argument('a', type=float); return p.format_usage()
def f():
    p = ArgumentParser(prog='P'); p.set_defaults(z=3, foo=4); p.add_argument('--foo', default=5); p.add_argument('--v', action='version', version='1'); return p.parse_args([])
def g():
    p = ArgumentParser(prog='P' * 40); p.add_argument('-w', metavar='W'); p.add_argument('--longoption-number-one', nargs='+'); p.add_argument('a'); p.add_argument('b', nargs='*'); return p.format_usage()
def h():
    p = ArgumentParser(prog='P'); p.add_argument('--x', nargs='*', metavar=('A', 'B')); p.add_argument('--y', nargs=2, metavar=('C', 'D')); p.add_argument('--z', nargs='?', metavar='E'); return p.format_help()
for x in (a, b, c, d, e, f, g, h): t(x)
print(Namespace(a=1) == 1, Namespace(a=1).__eq__(1), FileType('r'), 'a' in Namespace(a=1))
import argparse, tempfile, os
p = argparse.ArgumentParser(prog='x', prefix_chars='+-/')
p.add_argument('+f', '++foo'); p.add_argument('/bar'); p.add_argument('-x', action='store_true')
try: print(p.parse_args(['+f', '1', '/bar', '2', '-x']), p.parse_args(['++foo=3']))
except SystemExit: print('exit')
path = os.path.join(tempfile.mkdtemp(), 'args.txt')
with open(path, 'w') as file: file.write('--y\n3\n')
q = argparse.ArgumentParser(prog='x', fromfile_prefix_chars='@'); q.add_argument('--y', type=int)
try: print(q.parse_args(['@' + path]))
except SystemExit: print('exit')
import argparse
p = argparse.ArgumentParser(prog='x')
for f in (lambda: p.add_argument('--a', nargs=2, metavar=('X',)), lambda: p.register('type', 'hexa', lambda s: int(s, 16)) or p.add_argument('--h2', type='hexa') and p.parse_args(['--h2', 'ff'])):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
import argparse
p = argparse.ArgumentParser(prog='x', exit_on_error=False)
p.add_argument('-foo'); p.add_argument('-v', '-verbose', action='store_true'); p.add_argument('--bar'); p.add_argument('-x', action='store_true')
for a in (['-foo', '3'], ['-foo=3'], ['-fo', '3'], ['-verbose'], ['-xv'], ['--ba=1'], ['-v', '-x', '-foo', '1']):
    try: print(p.parse_args(a))
    except SystemExit: print('exit', a)
    except argparse.ArgumentError as e: print(e)
import argparse, sys
p = argparse.ArgumentParser(prog='x', formatter_class=lambda prog: argparse.HelpFormatter(prog, max_help_position=40, width=70), description="d "*40)
p.add_argument('--a-long-option-name', '-a', help='some help ' * 10, default=3)
g = p.add_argument_group('things', 'described')
e = g.add_mutually_exclusive_group()
e.add_argument('--x', action='store_true', help='xx'); e.add_argument('--y', help='yy')
p.add_argument('n', type=int, nargs='+')
p.print_help()
print(p.parse_args(['1', '2', '--x', '-a5']))
q = argparse.ArgumentParser(prog='q', parents=[argparse.ArgumentParser(add_help=False)], conflict_handler='resolve')
print(q.parse_known_args(['-1', '--foo', 'bar']))
try: p.parse_args(['1', '--x', '--y', '2'])
except SystemExit as e: print(e.code)
print(p.parse_args(['-3', '--', '-5']))
