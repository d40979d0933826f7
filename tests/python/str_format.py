# str.format and format(): positions, names, attributes, indexes, nested specs, errors.

print("{} {}".format(1, "two"), "{1} {0} {1}".format("a", "b"), "{x} {y}".format(x=1, y=2), "{0} {k}".format(9, k="v"))
print("{0[0]} {0[1]} {1[key]}".format([10, 20], {"key": "value"}), "{{}} {}".format(5), "{!r} {!s}".format("a", "a"))
print("[{:5}] [{:<5}] [{:^5}] [{:>5}] [{:*^7}] [{:05d}]".format(1, 2, 3, 4, 5, 6))
print("{:.2f} {:8.3f} {:+.1e} {:g} {:%}".format(1.005, 2.5, 12345.678, 0.0001, 0.256))
print("{:b} {:o} {:x} {:X} {:#x} {:,} {:_}".format(10, 10, 255, 255, 255, 1000000, 1000000))
print("{:{}} {:{w}.{p}f}|".format("a", 4, 3.14159, w=9, p=3), "{0:{1}{2}}".format("x", ">", 4))


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


print("{0.x} {0.y} {p.x:.1f}".format(Point(1, 2), p=Point(3.25, 4)))
print(format(255, "x"), format(3.14159, ".2f"), format("a", ">4"), format(True), format(12345.6789, ",.1f"), format(5, "03"))
print("{:10}|{:10}|{:10}|".format("text", 12, 1.5), "{:<}|{:>3}".format("a", "b"))
print("{:s} {:d} {:n} {:c}".format("s", 5, 6, 97), "{:=+7d} {:=6}".format(42, -5), "{: d} {:-d}".format(7, 7))
print("{:.3} {:.0f} {:.1f}".format("abcdef", 0.5, 0.25), "{:e} {:.0e} {:G}".format(0.0, 12345.0, 1e-10))
print("{:>10.3f}|{:<10.3e}|{:^10.1%}|".format(3.14159, 31415.9, 0.4567))
print("{:08.3f} {:+08d} {:#010b} {:x<6}".format(-3.14159, 42, 5, 7))
print("{:,} {:,} {:,.3f} {:_b}".format(999, -1234567, 9876543.21, 255))
print("{:d}".format(10**30), "{:,}".format(2**70), "{:x}".format(-(2**65)), "{:e}".format(10**30), "{:.2f}".format(10**17))

for template, args, kwargs in [
    ("{} {}", (1,), {}),
    ("{name}", (), {}),
    ("{0} {}", (1, 2), {}),
    ("{", (), {}),
    ("}", (), {}),
    ("{:d}", ("x",), {}),
    ("{:s}", (1,), {}),
    ("{0[5]}", ([1],), {}),
    ("{0.nope}", (1,), {}),
    ("{!x}", (1,), {}),
    ("{:,s}", ("a",), {}),
]:
    try:
        print(template.format(*args, **kwargs))
    except (ValueError, KeyError, IndexError, AttributeError) as error:
        print(repr(template), type(error).__name__ + ":", error)

print("{a}{b}".format(**{"a": 1, "b": 2}), "{}-{}-{}".format(*"xyz"), "{a} {b}".format_map({"a": 5, "b": 6}))
join = "{}={:>4}".format
print(join("k", 1), join("kk", 22))
total = 0
for i in range(2500):
    total += len("{}:{:>6}:{:.2f}".format(i, i * 3, i / 9))
print(total)
table = [("id", "name", "score"), (1, "ann", 9.5), (22, "bob", 10.25)]
for row in table:
    print("|".join("{:^8}".format(cell) for cell in row))
