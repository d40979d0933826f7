log = []
def idx(i): log.append(i); return i
class Box:
    def __init__(self): object.__setattr__(self, "v", 10)
    def __getattr__(self, n): log.append(f"get {n}"); return 5
    def __setattr__(self, n, v): log.append(f"set {n}={v}"); object.__setattr__(self, n, v)
    def __getitem__(self, i): log.append(f"item {i}"); return 100
    def __setitem__(self, i, v): log.append(f"store {i}={v}")
b = Box()
b.v += 1; b.new -= 2; b[idx(3)] *= 2; b[idx(1):idx(2)] = 0; b[idx(4), idx(5)] //= 7
print(log, b.v); log.clear()
l = [1, 2, 3]; alias = l
l += (4, 5); l *= 2; print(l is alias, l)
t = (1,); talias = t; t += (2,); print(t, talias)
s = {1}; salias = s; s |= {2}; s &= {2, 3}; s ^= {9}; s -= {9}; print(s is salias, s)
d = {1: 2}; d |= [(3, 4)]; print(d)
x = 7; x <<= 2; x |= 1; x ^= 5; x &= 0xfe; x >>= 1; x **= 2; x %= 1000; x //= 3; x /= 2; print(x)
text = "ab"; text *= 3; text += "!"; print(text)
tup = ([1],)
try: tup[0] += [2]
except TypeError as e: print(e, tup)
class N:
    def __init__(self, n): self.n = n
    def __iadd__(self, o): self.n += o; return self
    def __isub__(self, o): return NotImplemented
    def __sub__(self, o): return "sub"
n = m = N(1); n += 5; print(n is m, m.n); n -= 1; print(n)
for bad in ("x += 'a'", "undefined += 1", "l += 5", "t -= (1,)", "d |= 5", "s += {1}"):
    try: exec(bad)
    except Exception as e: print(bad, type(e).__name__, e)
total = [0]; grid = {"a": [0, 0]}
for i in range(2000): total[0] += i; grid["a"][i % 2] -= i; grid["a"][~(i % 2)] ^= 1
print(total, grid)
