import sys, io
print(); print(1, "a", None, [1], sep="|"); print("a", "b", sep="", end="!\n"); print(*range(3), sep=", "); print("x", end=""); print("y", flush=True); print(sep="x"); print("", ""); print("é", "\t|"); print("a\nb", end="\n\n"); print(*[], end="e\n"); print(1.0, 1e100, True, b"x", sep="\n"); print(None, sep=None, end=None)
f = io.StringIO(); print("in", 1, file=f, end=";"); print("more", file=f); print(repr(f.getvalue()))
class W:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
w = W(); print("a", "b", file=w); print(w.parts); old, sys.stdout = sys.stdout, w; print("captured"); sys.stdout = old; print(w.parts[-2:])
for bad in (lambda: print(1, sep=5), lambda: print(1, end=b""), lambda: print(1, file=5), lambda: print(1, foo=2)):
    try: bad()
    except (TypeError, AttributeError) as e: print(e)
class S:
    def __str__(self): raise ValueError("in str")
try: print(S())
except ValueError as e: print("|", e)
sys.stdout.write("direct\n"); print(sys.stdout.write("") == 0, file=sys.stdout); sys.stdout.writelines(["l1 ", "l2\n"]); print("%s" % "done", f"{1}", sep=" - ")
for i in range(60): print(i % 10, end="" if i % 20 != 19 else "\n")
