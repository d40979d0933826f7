class L:
    def __len__(self): return 3
class I:
    def __iter__(self): return iter((1, 2))
class N:
    def __contains__(self, x): return x == 5
class K:
    def __call__(self, x): return x + 1
class B:
    def __bool__(self): return False
    def __index__(self): return 2
objs = [L(), [1, 2], "abc", (1,), {1: 2}, {4}, range(4), b"xy"]
print(sum(len(objs[i % 8]) for i in range(2000)), sum(sum(1 for _ in o) for o in [I(), [1], "ab", {1: 1}] * 300), sum(5 in o for o in [N(), [5], {5}, (1,), range(9)] * 300))
fs = [K(), lambda x: x * 2, abs, int, str, len] ; print([f("7") if f is len or f is int else f(-3) for f in fs], sum(1 for i in range(1500) if [B(), 0, "", [], 1, None, L()][i % 7]), [10, 20, 30][B()], "abcd"[B():], sum([1, 2, 3, 4][B()] for _ in range(900)))
