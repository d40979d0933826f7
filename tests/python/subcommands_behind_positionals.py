# What the usage of a subcommand shows of the positional arguments before it.
import argparse

parser = argparse.ArgumentParser(prog="tool")
parser.add_argument("files", nargs="*", metavar="FILE")
parser.add_argument("out", nargs="?")
parser.add_argument("--flag", action="store_true")
parser.add_argument("secret", help=argparse.SUPPRESS)
commands = parser.add_subparsers(dest="command")
add = commands.add_parser("add", aliases=["plus"])
add.add_argument("x", type=float)
add.print_usage()
parser.print_usage()
