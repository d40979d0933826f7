ns = {"x": 5}; exec("y = x + 1\ndef f(n): return n * y\nclass C: z = y", ns); print(ns["y"], ns["f"](3), ns["C"].z, sorted(k for k in ns if k[0] != "_"), "__builtins__" in ns)
loc = {}; exec("a = 1; b = [a for _ in range(2)] if 0 else a", {}, loc); print(loc, eval("x * 2", ns), eval("p + q", {"p": 1}, {"q": 2}), eval(" 1 + 1 "), eval("[i for i in range(3)]"), eval(compile("5 * 5", "f", "eval")))
code = compile("for i in range(3): out.append(i * k)", "<made>", "exec"); out = []; k = 2; exec(code); print(out, i, code.co_filename, code.co_name)
def local():
    v = 10; exec("v = 20"); return v, eval("v + 1"), sorted(locals())
print(local())
for bad in ("1 +", "def", "x = = 1", "(", "a b", "return 1", "break", "'abc", "1 = x", "if x:\npass", "  y = 1", "f(a=1, 2)", "lambda: (yield)", "def f(a, a): pass", "nonlocal q", "x: int = ", "import", "del f()", "*a = 1", "0777", "class C: return 1", "await x", "print 'a'"):
    try: exec(bad, {}); print(repr(bad), "ran")
    except SyntaxError as e: print(repr(bad), type(e).__name__, e.msg, e.lineno)
    except NameError as e: print("name", e)
try: eval("x = 1")
except SyntaxError as e: print(e.msg)
try: exec("raise KeyError('k')")
except KeyError as e: print(e)
t = 0
for i in range(60): t += eval(f"{i} * 2 + x", ns) + eval("i + t")
print(t); fs = {}
for n in ("add", "sub"): exec(f"def {n}(a, b): return a {'+' if n == 'add' else '-'} b", fs)
print(fs["add"](2, 3), fs["sub"](2, 3), sum(fs["add"](i, 1) for i in range(1500)), globals()["k"], "k" in vars(), callable(eval("len")))
