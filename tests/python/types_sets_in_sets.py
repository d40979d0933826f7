s = {frozenset({1, 2}), frozenset(), frozenset({3})}
print({1, 2} in s, {9} in s, set() in s, {3} in frozenset(s))
s.discard({9}); s.discard({3}); print(len(s))
s.remove({1, 2}); print(s)
for bad in (lambda: s.remove({7}), lambda: s.add({7}), lambda: s.discard([7]), lambda: [7] in s):
    try: bad()
    except (KeyError, TypeError) as e: print(type(e).__name__, e)
d = {frozenset("ab"): 1}
try: print({"a", "b"} in d)
except TypeError as e: print(e)
print(d[frozenset("ba")], frozenset({1}) == {1}, hash(frozenset({1, 2})) == hash(frozenset({2, 1})))
class Key(str):
    def __hash__(self): return 5
    def __eq__(self, other): return str(self).lower() == str(other).lower()
k = {Key("a"), Key("A"), Key("b")}
print(len(k), Key("B") in k, sorted(map(str.lower, k)))
