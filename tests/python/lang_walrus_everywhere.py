import re
data = ["k=1", "bad", "z=22", "=", "n=x3"]
for line in data:
    if m := re.match(r"(\w+)=(\w+)$", line): print(m[1], m[2])
    elif (n := len(line)) > 2: print("long", n)
    else: print("short", n)
it = iter(range(10)); out = []
while (x := next(it, None)) is not None and (y := x * x) < 50: out.append((x, y))
print(out, x, y)
print([last := i for i in range(5)], last, [(j, k) for j in range(6) if (k := j * j) % 2], k)
print(any((hit := w).startswith("z") for w in data), hit)
def f(a, b=(c := 5)): return a + b + c
print(f(1), c, (lambda: (q := 3) + q)())
total = 0
for i in range(2000): total += (t := i % 7) * (t + (u := t - 1)) - u
print(total, t, u)
def g():
    if (a := 1) and (b := 0) or (d := 2): return a, b, d
print(g(), f"{(w := 7):>4}|{w}", (p := 1, 2), p)
s = [5, 3]; print(s[(i := 1)], s[(i := 0):], i, {(kk := "a"): (vv := 1)}, kk, vv)
try:
    def h(flag):
        return flag and (name := 1), name
    print(h(True)); h(False)
except UnboundLocalError as e: print(e)
