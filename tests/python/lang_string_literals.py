print("a" 'b' """c""" '''d''', "tab\tnew\\n", r"raw\n\"", b"by\x41\tes", rb"\x41", u"uni", "\x41\u00e9\U0001F600\N{BULLET}\101\0end".encode())
print(len("""a
  b\
c"""), 'it''s', "\'\"", "\a\b\f\v".encode(), "\q" == "\\q" if True else 0)
name, n, pi = "Bob", 42, 3.14159
print(f"{name!r:>8}|{n:08.3f}|{pi:.{2}f}|{n:#x}|{n:,}|{'nested ' + f'{n + 1}'}|{{}}|{name=}|{n=:>5}|{pi = !s}")
print(f"{n!s:*^10}|{[x for x in range(3)]}|{ {'a': 1}['a'] }|{(lambda x: x * 2)(3)}|{n if n > 3 else 0}|{name[::-1].upper()}")
print(f"{'a' 'b'}{'''q'''}" f"{1}" "2", f'{name + "x"}', f"{'\n'.join('ab')}", f"{f"{f"{1 + 1}"}"}", rf"\d{n}", fr"{n}\n")
print(f"{1e10:g} {1e-5:e} {0.1 + 0.2:.17g} {123456789:_} {255:b} {-5:+d} {5:+} {5: d} {1/3:%} {True:d} {'x':3}| {12:c}|{3 + 4j:.1f}")
print(f'''{
    n  # a comment
    + 1
}''', f"{n:{'>'}{10}}", f"{n:{10}.{3}}" if 0 else "", f"{'%':>3}", "%d%%" % 5, "{}{{}}{:>{w}}".format(1, 2, w=4))
print("%s %r %5.2f %-5d| %05d %x %o %e %c %% %+d" % ("s", "r", pi, 3, 42, 255, 8, 12345.678, "c", 5), "%(a)s %(b)03d" % {"a": 1, "b": 2}, "%*d" % (5, 42), "%.3s|" % "abcdef")
for bad in ('f"{n:d}" if 0 else f"{name:d}"', '"%d" % "x"', '"%s %s" % 1', '"{} {}".format(1)', '"{a}".format()', '"{:d}".format("x")', '"%y" % 1', '"{0.x}".format(1)', '"{!z}".format(1)'):
    try: print(eval(bad))
    except Exception as e: print(type(e).__name__, e)
