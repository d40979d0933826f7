from pprint import pprint, pformat, PrettyPrinter
import reprlib
data = {"list": list(range(30)), "name": "x" * 30, "nested": {"a": (1, "two", 3.0), "b": [{"k": i, "v": "val" * i} for i in range(4)]}}
pprint(data); pprint(data, width=40, indent=2); pprint(data, depth=1); pprint(data, compact=True, width=50); pprint("word " * 30, width=40); pprint({"b": 1, "a": 2}, sort_dicts=False)
l = [1]; l.append(l); print(pformat(l)[:12], pformat({"z": {}, "y": [[]]}), PrettyPrinter(width=10).pformat([[1, 2, 3], [4, 5, 6]]), pformat(12345678901234, underscore_numbers=True))
r = reprlib.Repr(); r.maxlist = 2; r.maxstring = 12; print(r.repr(list(range(9))), r.repr("abcdefghijklmnopqrstuvwxyz"), reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(9)}), reprlib.repr({1, 2, 3}), reprlib.repr((1, [2, [3, [4, [5, [6, [7]]]]]])), reprlib.repr(10**60))
class Tree:
    def __init__(self): self.kids = []
    @reprlib.recursive_repr("<...>")
    def __repr__(self): return f"Tree({self.kids})"
t = Tree(); t.kids += [t, Tree()]; print(t)
from dataclasses import dataclass, field
@dataclass
class P: name: str; items: list = field(default_factory=list)
pprint(P("a" * 30, list(range(25)))); pprint([P("b")] * 2, width=20); from collections import OrderedDict, Counter, deque; pprint(Counter("aaabbc")); pprint(OrderedDict(a=1)); pprint(deque("ab"))
