# %-formatting: conversions, flags, widths, tuples, dicts, stars, errors.

print("%d %i %u" % (1, -2, 3), "%s" % "text", "%r" % "text", "%%" % (), "%c%c" % ("A", 66))
print("[%5d] [%-5d] [%05d] [%+d] [% d] [%5s] [%-5s] [%.2s]" % (42, 42, 42, 42, 42, "ab", "ab", "abcdef"))
print("%f %.2f %8.3f %-8.1f| %+.1f %08.2f %.0f" % (3.14159, 2.71828, 1.5, 2.25, 3.0, -1.5, 2.5))
print("%e %.2e %E %g %g %g %g %G" % (12345.678, 0.00012, 1e100, 1e-5, 123456789.0, 0.0001, 1.0, 1e-10))
print("%x %X %o %#x %#o %08x %#X" % (255, 255, 8, 255, 8, 48879, 171))
print("%s %s %s %s" % (None, True, [1, "a"], (1,)), "%s" % (("tuple",),))
print("%(name)s is %(age)d, %(name)r, %(ratio).1f%%" % {"name": "Ann", "age": 30, "ratio": 12.34})
print("%*d|%-*d|%.*f" % (6, 42, 6, 42, 2, 3.14159))
print("%d %d %d" % (3.99, -3.99, True), "%d" % 10**25, "%x" % 2**70, "%.3d" % 7, "%5.1f%%" % 99.5)
print("%s" % 1.0, "%s" % 1e20, "%r" % 0.1, "%5s|%-7s|" % (1.5, None), "%a" % "é")
print("%10.4s|%-10.4r|" % ("abcdefgh", "abcdefgh"), "%i%%" % 50, "no args" % ())
print("%s %s" % ("a", ("b", "c")), "%s" % {"k": 1}, "%s" % [1, 2])
print("%f %f %f" % (float("inf"), float("-inf"), float("nan")), "%g" % float("inf"), "%5.1f|" % float("nan"))
print("%.15g %.17g %r" % (0.1, 0.1, 0.1), "%.3g %.3g %.10g" % (1234.5, 0.00001234, 1234.5))

for template, values in [
    ("%d", ("x",)),
    ("%d %d", (1,)),
    ("%d", (1, 2)),
    ("%q", (1,)),
    ("%(a)s", 5),
    ("%(a)s", {"b": 1}),
    ("%c", ("ab",)),
    ("%f", ("x",)),
    ("%x", (1.5,)),
    ("%", (1,)),
    ("text", (1,)),
]:
    try:
        print(template % values)
    except (TypeError, ValueError, KeyError) as error:
        print(repr(template), type(error).__name__ + ":", error)


class Obj:
    def __str__(self):
        return "str form"

    def __repr__(self):
        return "repr form"


print("%s / %r / %10.3s|" % (Obj(), Obj(), Obj()))

rows = [("apple", 3, 1.25), ("banana", 12, 0.5), ("cherry", 150, 10.0)]
for name, quantity, price in rows:
    print("%-10s|%5d|%8.2f|%10.2f" % (name, quantity, price, quantity * price))
total = 0
for i in range(3000):
    total += len("%d:%s:%.3f" % (i, i * 2, i / 3))
print(total)
template = "%s-%s"
print(template % ("a", "b"), template % (1, 2.5), (template + "!") % (template, template))
