for v, specs in ((42, ["", "d", "5", "<5|", ">5", "^6|", "05", "+", " ", "x", "#x", "X", "o", "#o", "b", "#010b", ",", "_", "e", ".2f", "%", "c", "n", "=+6", "*^8"]), (-1234567.891, ["", ".2f", ",.1f", "e", ".3g", "g", "G", "+.0f", "#.0f", "012.1f", "_.2f", "%", ".0%", "10.3e", "<15.2f|", "n"]), ("text", ["", "s", "10", ">10", "^10", ".2", "-<8.3", "x^7"]), (3 + 4j, ["", ".1f", "g", ">12"]), (True, ["", "d", "5", "x"]), (10**30, ["", ",", "x", "e", ".5g"]), (float("inf"), ["", "f", "05", "+"]), (0.1, [".20f", ".17g", "", "r>6"])):
    out = []
    for s in specs:
        try: out.append(format(v, s.rstrip("|")))
        except ValueError as e: out.append(f"{s}! {e}")
    print(repr(v), out)
for v, s in ((5, "q"), ("a", "d"), (1.5, "d"), (5, ".2"), ([], "5"), ("a", "+"), (5, "1000000000000000000000"), ("a", ","), (1j, "05"), ("x", "=5"), (5, ",_")):
    try: print(format(v, s))
    except Exception as e: print(repr(v), s, type(e).__name__, e)
class F:
    def __format__(self, s): return f"<{s}>"
    def __str__(self): return "str"
class G:
    def __str__(self): return "gstr"
print(f"{F():abc}", f"{F()}", f"{F()!s:>5}", "{:{}}".format(F(), "in"), format(G()), f"{G()!s:>6}", "{:%Y}".format(F())); n = 0
for i in range(1000): n += len(f"{i:>{i % 9}}{i:,}{i / 3:.{i % 5}f}{i:#x}") + len(format(i, "08b"))
print(n)
