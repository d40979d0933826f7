import argparse
import cmath
import itertools
import multiprocessing
import pkgutil
import pprint
import re
import sys
import textwrap
from functools import lru_cache


def square(x):
    return x * x


if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        print(pool.map(square, range(5)), pool.starmap(pow, [(2, 3), (3, 2)]), list(pool.imap(square, [1, 2])))
        print(pool.apply_async(square, (7,)).get(), pool.apply(square, (3,)))
    queue = multiprocessing.Queue()
    process = multiprocessing.Process(target=queue.put, args=(5,))
    process.start()
    process.join()
    print(queue.get(), process.exitcode)

    class Worker(multiprocessing.Process):
        def run(self):
            sys.exit(3)

    worker = Worker()
    worker.start()
    worker.join()
    print(worker.exitcode, multiprocessing.current_process().name)
    value = multiprocessing.Value("i", 0)
    print(value.value)

scanner = re.Scanner([(r"[0-9]+", lambda s, t: int(t)), (r"[a-z]+", lambda s, t: t), (r"\s+", None)])
print(scanner.scan("12 ab 3 !x"))


class Holder:
    close = cmath.isclose
    link = itertools.chain
    count = 0


print(Holder().close(1, 1 + 1e-12), list(Holder().link([1], [2])))
parser = argparse.ArgumentParser(prog="PROG")
group = parser.add_mutually_exclusive_group(required=True)
group.add_argument("--one", action="store_true")
parser.add_argument("-x")
other = parser.add_mutually_exclusive_group()
other.add_argument("-a", action="store_true")
other.add_argument("-b", nargs="?")
print(parser.format_usage(), end="")


class Shouting(pprint.PrettyPrinter):
    def format(self, object, context, maxlevels, level):
        if isinstance(object, str):
            return object.upper(), True, False
        return super().format(object, context, maxlevels, level)


Shouting().pprint({"a": ["b", 1], "c": ("d",)})
print(pprint.isreadable(object()), pprint.isreadable([1]))


class Words(textwrap.TextWrapper):
    def _split(self, text):
        return text.split()


print(Words(width=9).wrap("aa bb cc"))
print(sorted(m.name for m in pkgutil.iter_modules(["/nonexistent"])), pkgutil.resolve_name("collections:OrderedDict"))
print(sys.flags.dev_mode, sys.flags.int_max_str_digits, callable(sys.unraisablehook))


@lru_cache(maxsize=3)
def cached(n):
    return n


for n in [1, 2, 3, 1, 4, 2, 1, 5]:
    cached(n)
print(cached.cache_info())
