"""What `-m timeit` does: tells how long a statement takes, at best."""

import argparse
import timeit

parser = argparse.ArgumentParser(prog="timeit")
parser.add_argument("-n", "--number", type=int, default=0)
parser.add_argument("-r", "--repeat", type=int, default=5)
parser.add_argument("-s", "--setup", action="append")
parser.add_argument("-u", "--unit", choices=["nsec", "usec", "msec", "sec"])
parser.add_argument("-v", "--verbose", action="store_true")
parser.add_argument("statement", nargs="*", default=["pass"])
options = parser.parse_args()

timer = timeit.Timer("\n".join(options.statement), "\n".join(options.setup or ["pass"]))
number = options.number or timer.autorange()[0]
best = min(timer.repeat(max(options.repeat, 1), number)) / number
scales = {"nsec": 1e-9, "usec": 1e-6, "msec": 1e-3, "sec": 1.0}
unit = options.unit or next((name for name, scale in reversed(scales.items()) if best >= scale), "nsec")
plural = "" if number == 1 else "s"
print(f"{number} loop{plural}, best of {options.repeat}: {best / scales[unit]:.3g} {unit} per loop")
