from optparse import OptionParser, OptionGroup, OptionValueError, make_option
import sys
def even(option, opt, value, parser, factor):
    if value % 2: raise OptionValueError(f"{opt} must be even")
    setattr(parser.values, option.dest, value * factor)
parser = OptionParser(usage="usage: %prog [options] file", version="%prog 1.5", prog="tool", description="Does things " * 8, epilog="That was all.")
parser.add_option("-n", "--number", type="int", default=3, help="how many [default: %default]")
parser.add_option("-v", action="count", dest="level", default=0)
parser.add_option("-q", "--quiet", action="store_true", default=False, help="say nothing " * 8)
parser.add_option("-I", action="append", dest="paths", metavar="DIR", help="a folder")
parser.add_option("--mode", type="choice", choices=["fast", "slow"], default="slow")
parser.add_option("--fast", action="store_const", const="fast", dest="mode")
parser.add_option("--pair", nargs=2, type="float")
group = OptionGroup(parser, "Rare", "Seldom used.")
group.add_option("--even", type="int", action="callback", callback=even, callback_args=(10,), dest="even")
parser.add_option_group(group)
for line in ("", "-n5 a b", "--number=7 -vvq x", "-I a -I b --fast", "--num 0x10 -- -v", "--pair 1 2.5 --even 4", "-vI/usr"):
    options, args = parser.parse_args(line.split())
    print(sorted(vars(options).items()), args)
sys.stderr = sys.stdout
for line in ("-n x", "--mode=odd", "--even 3", "-x", "--pair 1", "--quiet=1", "--m"):
    try: parser.parse_args(line.split())
    except SystemExit as e: print("exit", e.code)
for line in ("--help", "--version"):
    try: parser.parse_args([line])
    except SystemExit as e: print("exit", e.code)
try: parser.add_option("-n", "--other")
except Exception as e: print(type(e).__name__, e)
print(parser.has_option("-q"), parser.get_option("--mode").choices, parser.defaults["number"])
