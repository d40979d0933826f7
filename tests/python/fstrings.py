# f-strings: specs, conversions, nesting, =, quotes, braces, multi-line.

name, n, x = "world", 42, 3.14159265
print(f"hello {name}", f"{n}", f"{n + 1} {n * 2}", f"{{literal}} {n}", f"", f"{'nested quotes'}")
print(f"[{n:5}] [{n:<5}] [{n:^5}] [{n:>5}] [{n:05}] [{n:+}] [{n: }] [{-n:05}] [{n:*^9}]")
print(f"[{name:10}] [{name:>10}] [{name:^11}] [{name:.3}] [{name:-<8.2}]")
print(f"{x:.2f} {x:8.3f}| {x:<8.1f}| {x:+.0f} {x:e} {x:.3E} {x:g} {x:.10g} {x:%} {x:.1%}")
print(f"{n:b} {n:o} {n:x} {n:X} {n:#b} {n:#o} {n:#x} {n:#010x} {n:c} {n:d} {n:n}")
print(f"{1234567:,} {1234567.891:,.2f} {1234567:_} {0xFFFFFFFF:_x} {12345678:015,} {-1234:,}")
print(f"{name!r} {name!s} {name!r:>12} {[name]!s:<12}| {'é'!a}")
width, precision, fill = 12, 4, "*"
print(f"[{x:{width}.{precision}f}] [{name:{fill}^{width}}] [{n:{'>'}{width}}]")
print(f"{n=} {n = } {x=:.2f} {name=} {name=!s} {n+1=}")
print(f"{'yes' if n > 40 else 'no'} {[i * i for i in range(4)]} {({'a': 1})['a']} {(lambda v: v + 1)(5)}")
print(f"{10**20} {2**100:,} {10**20:e} {True} {True:d} {None} {(1, 2)} {[1.0]}")
print(f"{0.1 + 0.2} {1e100} {1e-7} {float('inf')} {float('nan'):5} {-0.0} {1e16} {123456789012345678.0}")
print(f"{0.000123:g} {1e10:g} {123456.789:g} {1234567.0:g} {0.5:g} {100000.0:g} {1e5:.3g} {float('inf'):>8}")
print(f"{2.5:.0f} {3.5:.0f} {0.125:.2f} {1.005:.2f} {1e22:.1f} {-0.4:.0f} {9.999:.2f} {1.5:10}| {1:10}|")
print("a" f"{n}" "b" f"{name}")
print(f"""multi
{n:>4}
line""")
print(f"{name[0].upper()}{name[1:]} {name.replace('o', '0')} {len(name):03d} {', '.join(str(i) for i in range(3))}")


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __format__(self, spec):
        return f"<{format(self.x, spec)};{format(self.y, spec)}>"


p = Point(1.5, -2.25)
print(f"{p} {p:.1f} {p:+08.2f} {p.x:>6} {p.y!r}")
for bad in (lambda: f"{n:s}", lambda: f"{name:d}", lambda: f"{x:d}", lambda: f"{x:zz}", lambda: f"{n:.2d}", lambda: f"{[1]:5}"):
    try:
        print(bad())
    except (ValueError, TypeError) as error:
        print(type(error).__name__ + ":", error)

lines = []
for i in range(0, 30, 7):
    lines.append(f"{i:>3}|{i * i:<5}|{i / 7:^9.3f}|{'#' * (i // 5):8}|{i:08b}")
print("\n".join(lines))
total = 0
for i in range(2500):
    total += len(f"{i:x}-{i / 3:.2f}-{i!r:>6}")
print(total)
print(f"{3:{'0'}{5}} {'%'} {'a:b'} {'{}'} {chr(65)}")
print(rf"\n{n}\t", f"\t{n}\x41")
