# Positional arguments between options.
import argparse


def made():
    parser = argparse.ArgumentParser(prog="PROG")
    parser.add_argument("--foo")
    parser.add_argument("--bar", action="store_true")
    parser.add_argument("cmd")
    parser.add_argument("rest", nargs="*", type=int)
    return parser


parser = made()
for line in "doit 1 --foo bar 2 3", "--foo x doit", "doit --bar 1 2", "a 1 --bar 2 --foo z 3", "a --foo 1 2":
    print(parser.parse_intermixed_args(line.split()))
print(parser.parse_known_intermixed_args("a 1 --nope 2 --foo z 3".split()))
rest = argparse.ArgumentParser(prog="PROG")
rest.add_argument("x", nargs="...")
exclusive = argparse.ArgumentParser(prog="PROG")
group = exclusive.add_mutually_exclusive_group()
group.add_argument("--a")
group.add_argument("b", nargs="?")
for refused in rest, exclusive:
    try:
        refused.parse_intermixed_args([])
    except TypeError as error:
        print(error)
for line in "--bar", "a x", "a 1 --nope":
    try:
        parser.parse_intermixed_args(line.split())
    except SystemExit as error:
        print("exit", error.code)
