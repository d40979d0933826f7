import string
from string import Template, Formatter
print(string.ascii_letters, string.digits, string.hexdigits, repr(string.whitespace), string.punctuation, len(string.printable))
print(string.capwords("hello  wide WORLD"), string.capwords("a-b-c", "-"))
t = Template("$who likes ${what}s, $$5")
print(t.substitute(who="Al", what="pie"), t.safe_substitute(who="X"), t.template, t.get_identifiers(), t.is_valid())
for bad in ("$who $", "$1x", "${"):
    try: Template(bad).substitute(who=1)
    except ValueError as e: print(repr(bad), e)
try: t.substitute({})
except KeyError as e: print("KeyError", e)
class Percent(Template): delimiter = "%"; idpattern = "[a-z]+_[a-z]+"
print(Percent("%a_b %nope %%").safe_substitute(a_b=1))
class Upper(Formatter):
    def get_value(self, key, args, kw): return kw.get(key, f"<{key}>") if isinstance(key, str) else args[key]
    def convert_field(self, v, c): return str(v).upper() if c == "u" else super().convert_field(v, c)
print(Upper().format("{0} {name!u:>6} {miss}", 1, name="bo"), list(Formatter().parse("a{b!r:>{w}}")), Formatter().vformat("{0[1]}{x.real}", ([1, 2],), {"x": 5}))
print("{:>5}{:<5}{:^5}|{:*^7}|{:+d}{:,}{:_x}{:#b}{:e}{:.1%}".format("a", "b", "c", "d", 5, 12345, 65535 * 65536, 5, 1234.5, 0.25), "{0[k]} {1.imag} {2!r} {a[0]}".format({"k": 1}, 2j, "s", a=[9]))
