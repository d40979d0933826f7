import re
class Sheet(dict):
    def __missing__(self, k): return 0
    def value(self, k, seen=()):
        if k in seen: raise RecursionError(f"cycle at {k}")
        v = self[k]
        if not (isinstance(v, str) and v.startswith("=")): return v
        def ref(m):
            if m[2]: return repr([self.value(f"{c}{r}", (*seen, k)) for c in map(chr, range(ord(m[1][0]), ord(m[2][0]) + 1)) for r in range(int(m[1][1:]), int(m[2][1:]) + 1)])
            return repr(self.value(m[1], (*seen, k)))
        return eval(re.sub(r"\b([A-Z]\d+)(?::([A-Z]\d+))?\b", ref, v[1:]), {"sum": sum, "max": max})
s = Sheet(A1=2, A2=3, A3="=A1*A2", B1="=sum(A1:A3)", B2="=max(A1:B1) + Z9", C1="=C2", C2="=C1+1", D1="text")
for k in sorted(s):
    try: print(k, s[k], "->", s.value(k))
    except RecursionError as e: print(k, e)
t = 0
for i in range(60): s["A1"] = i; t += s.value("B2")
print(t, s["nope"], len(s), s.get("nope"))
