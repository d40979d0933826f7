import types, weakref, copy
ns = types.SimpleNamespace(a=1, b=[2]); ns.c = 3; del ns.a; print(ns, ns == types.SimpleNamespace(b=[2], c=3), vars(ns), copy.copy(ns).b is ns.b)
m = types.ModuleType("made", "doc"); m.x = 5; print(m.__name__, m.__doc__, m.x, type(m).__name__)
p = types.MappingProxyType({"a": 1}); print(p["a"], dict(p), "a" in p, p | {"b": 2}, len(p))
try: p["b"] = 1
except TypeError as e: print(e)
class A:
    def f(self): return self.n
    n = 4
a = A(); a.g = types.MethodType(lambda self, k: self.n + k, a); print(a.g(3), isinstance(a.f, types.MethodType), isinstance(len, types.BuiltinFunctionType), isinstance(lambda: 0, types.FunctionType), isinstance((i for i in ()), types.GeneratorType), types.NoneType)
r = weakref.ref(a); d = weakref.WeakValueDictionary(k=a); k = weakref.WeakKeyDictionary({a: "v"}); print(r() is a, d["k"] is a, k[a], len(d), weakref.proxy(a).n)
C = types.new_class("C", (A,), {}, lambda ns: ns.update(n=9)); print(C().f())
