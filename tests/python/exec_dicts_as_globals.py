d={}
exec("x=1\ndef f():\n    global x\n    x+=1\n    return x\ndef g(): return y", d)
print(d['f'](), d['x']); d['x']=10; print(d['f'](), d['x'])
d['y']=7; print(d['g']()); del d['y']
try: d['g']()
except NameError as e: print(e)
print(d['f'].__globals__ is d)
d.update(y=8); print(d['g']()); print(sorted(k for k in d if k!='__builtins__'))
print({k:v for k,v in d.items() if k in 'xy'})
e=dict(d); e['y']=100; print(d['g'](), e['y'])
n={'a':1}
print(eval('a+1',n)); n['a']=5; print(eval('[a for _ in range(2)]',n), eval('(lambda: a)()',n))
exec("class K:\n  def m(self): return a", n); print(n['K']().m()); n['a']=6; print(n['K']().m())
import types
m=types.ModuleType('mm'); exec("z=3\ndef h(): return z", m.__dict__); m.z=4; print(m.h(), m.__dict__['z'])
f=types.FunctionType(compile('q','','eval'),{'q':3}); print(f())
def mk(): return w
g=types.FunctionType(mk.__code__,{'w':42}); print(g())
loc={}
exec("def r(n): return n if n<2 else r(n-1)", d, loc)
print(list(loc))
try: print(loc['r'](3))
except NameError as e: print(e)
d2={1:2,'s':3}; exec("t=s",d2); print(d2[1],d2['t'])
exec("u=5", d); print(d['u'], 'u' in d, len([k for k in d]))
for i in range(300):
    r = eval("x+1", {"x": i})
print(r)
code = compile("total = total + step", "<s>", "exec")
ns = {"total": 0, "step": 2}
for i in range(500):
    exec(code, ns)
print(ns["total"])
print(eval("a + b", {"a": 1}, {"b": 2}), eval("len('abc')", {"__builtins__": {"len": len}}))
try:
    eval("open('x')", {"__builtins__": {}})
except NameError as e:
    print(e)
class D(dict): pass
dd = D(k=1)
exec("k += 1\ndef get(): return k", dd)
print(dd["k"], dd["get"]())
h = {}
exec("count = 0\ndef bump():\n    global count\n    count += 1", h)
for i in range(2000):
    h["bump"]()
print(h["count"], h.get("count"), "count" in h, len([k for k in h if k == "count"]))
