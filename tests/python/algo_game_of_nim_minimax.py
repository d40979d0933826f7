from functools import lru_cache
from itertools import product
@lru_cache(None)
def wins(heaps):
    return any(not wins(tuple(sorted((*heaps[:i], left, *heaps[i+1:])))) for i, h in enumerate(heaps) for left in range(h))
bad = [h for h in product(range(5), repeat=3) if wins(tuple(sorted(h))) != bool(h[0] ^ h[1] ^ h[2])]
print(bad, wins.cache_info().misses)
LINES = [(0,1,2),(3,4,5),(6,7,8),(0,3,6),(1,4,7),(2,5,8),(0,4,8),(2,4,6)]
def winner(b):
    for x, y, z in LINES:
        if b[x] != "." and b[x] == b[y] == b[z]: return b[x]
nodes = 0
def negamax(b, who, alpha=-2, beta=2):
    global nodes
    nodes += 1
    if w := winner(b): return 1 if w == who else -1
    if "." not in b: return 0
    best = -2
    for i, c in enumerate(b):
        if c == ".":
            score = -negamax(b[:i] + who + b[i+1:], "XO"[who == "X"], -beta, -alpha)
            best = max(best, score); alpha = max(alpha, score)
            if alpha >= beta: break
    return best
for board, who in (("XOX.O....", "X"), ("XX.OO....", "O"), ("X...O...X", "O"), ("XO..X....", "O")):
    nodes = 0
    print(board, who, negamax(board, who), nodes)
