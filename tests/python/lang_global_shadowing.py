x = "global"
def read(): return x
def write(): global x; x = "written"
def local(): x = "local"; return x
def nested():
    x = "outer"
    def inner(): nonlocal x; x += "!"; return x
    return inner(), x, [x for x in range(3)], x
print(read(), local(), nested()); write(); print(x, read())
class C:
    x = "class"
    y = x + "!"
    def method(self): return x
    z = [x for _ in range(2)]
    w = [i for i in x]
print(C.y, C().method(), C.z, C.w)
def late():
    try: return v
    except NameError as e: return str(e)
print(late()); v = 5; print(late()); del v; print(late())
def unbound(flag):
    if flag: q = 1
    try: return q
    except UnboundLocalError as e: return str(e)
print(unbound(1), unbound(0))
def deleted():
    q = 1; del q
    try: q
    except UnboundLocalError as e: return str(e)
print(deleted())
def max(*a): return "mine"
print(max(1, 2)); del max; print(max(1, 2))
len_ = len
def hot():
    total = 0
    for i in range(1500): total += len(str(i))
    return total
print(hot()); len = lambda s: 1; print(hot()); del len; print(hot())
for i in range(3): pass
print(i, [i for i in "ab"], i, "j" in globals(), sorted(k for k in globals() if k.startswith("lat")))
exec("made = x * 2"); print(made, globals()["x"])
