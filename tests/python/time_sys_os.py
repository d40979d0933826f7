# time, sys, os: only what is the same on every machine and in every run.

import os
import sys
import time
import os.path

start = time.time()
ticks = time.perf_counter()
cpu = time.process_time()
mono = time.monotonic()
total = 0
for i in range(5000):
    total += i
print(total, time.time() >= start, time.perf_counter() >= ticks, time.process_time() >= cpu, time.monotonic() >= mono)
print(type(start).__name__, start > 1.6e9, type(time.perf_counter_ns()).__name__, type(time.time_ns()).__name__, time.time_ns() > 10**18)
time.sleep(0)
time.sleep(0.001)
print(time.perf_counter() - ticks >= 0.001)
try:
    time.sleep(-1)
except ValueError as error:
    print("ValueError:", error)

print(len(sys.argv), type(sys.argv).__name__, sys.argv[0].endswith("time_sys_os.py"), sys.argv[1:])
print(sys.maxsize == 2**63 - 1, sys.version_info[0], sys.version_info >= (3, 8), sys.byteorder, sys.getrecursionlimit() >= 900)
print(isinstance(sys.version, str), isinstance(sys.platform, str))
sys.stdout.write("written\n")
sys.stdout.flush()
print("to stdout", file=sys.stdout)
print("flushed", flush=True)
print("a", "b", sep="|", end="\n", file=sys.stdout)
try:
    sys.exit("message")
except SystemExit as stop:
    print("SystemExit", stop.code)
try:
    sys.exit()
except SystemExit as stop:
    print("SystemExit", stop.code)
try:
    sys.nothing_here
except AttributeError as error:
    print("AttributeError:", error)

print(os.path.join("a", "b", "c.txt"), os.path.join("a", "/b"), os.path.join("a/", "b"), os.path.join("", "x"))
print(os.path.basename("/x/y.py"), os.path.dirname("/x/y.py"), os.path.splitext("f.tar.gz"), os.path.splitext(".bashrc"), os.path.split("/a/b"))
print(os.path.exists("/definitely/not/here"), os.path.exists("/"), os.path.isdir("/"), os.path.isfile("/"), os.path.isabs("/a"), os.path.isabs("a"))
print(os.path.normpath("/a/./b/../c"), os.path.normpath("a//b/"), os.sep, os.linesep == "\n", os.path.abspath("/a/../b"))
print(os.environ.get("SURELY_NOT_SET_VARIABLE"), os.environ.get("SURELY_NOT_SET_VARIABLE", "fallback"), os.getenv("SURELY_NOT_SET_VARIABLE", "other"), "SURELY_NOT_SET_VARIABLE" in os.environ)
try:
    os.environ["SURELY_NOT_SET_VARIABLE"]
except KeyError as error:
    print("KeyError:", error)
print(isinstance(os.getcwd(), str), os.getcwd() == os.path.abspath("."), os.path.isdir(os.getcwd()), os.name)
print(time.__name__, sys.__name__, os.path.basename(__file__), __name__)
try:
    import surely_not_a_module
except ModuleNotFoundError as error:
    print("ModuleNotFoundError:", error)
try:
    from math import surely_not_a_name
except ImportError as error:
    print("ImportError:", str(error).split(" (")[0])
import math as m, sys as s
from os import path as p, getcwd
print(m.sqrt(4), s is sys, p is os.path, callable(getcwd))
