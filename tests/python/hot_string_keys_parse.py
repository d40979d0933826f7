text = "name=ann;age=41;city=rome;" * 40
def parse(t):
    out, key, cur = {}, "", ""
    for c in t:
        if c == "=": key, cur = cur, ""
        elif c == ";": out.setdefault(key, []).append(cur); cur = ""
        else: cur += c
    return out
p = parse(text); print({k: (len(v), v[0]) for k, v in p.items()}, sum(map(int, p["age"])))
rows = [line.split(",") for line in "a,1,x\nb,22,y\nc,333,z".split("\n")]; print([r[0] * int(r[1][0]) for r in rows], "".join(r[2] for r in rows))
def brackets(s):
    st = []
    for c in s:
        if c in "([{": st.append(c)
        elif c in ")]}" and (not st or "([{".index(st.pop()) != ")]}".index(c)): return False
    return not st
print([brackets(s) for s in ("()[]{}", "([)]", "((", "", "{[()]}" * 100)])
