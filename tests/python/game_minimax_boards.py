"""Games searched: Nim by Grundy numbers, a small Connect Three by alpha and beta, a subtraction game, chomp, and mastermind's guesses."""
from collections import Counter
from functools import cache
from itertools import product


@cache
def grundy(heap, moves=(1, 2, 3)):
    reach = {grundy(heap - m, moves) for m in moves if m <= heap}
    return next(i for i in range(len(reach) + 1) if i not in reach)


def nim(heaps):
    total = 0
    for h in heaps:
        total ^= h
    if not total:
        raise LookupError(f"{heaps} is lost")
    return next((i, h - (h ^ total)) for i, h in enumerate(heaps) if h ^ total < h)


class Board:
    W, H, RUN = 4, 3, 3

    def __init__(self, columns=None):
        self.columns = columns or ("",) * self.W

    def play(self, x, who):
        if len(self.columns[x]) >= self.H:
            raise ValueError(f"column {x} is full")
        return Board(tuple(c + who if i == x else c for i, c in enumerate(self.columns)))

    def __getitem__(self, p):
        x, y = p
        return self.columns[x][y : y + 1] if 0 <= x < self.W and y >= 0 else ""

    def wins(self, who):
        return any(all(self[x + dx * i, y + dy * i] == who for i in range(self.RUN)) for x, y, (dx, dy) in product(range(self.W), range(self.H), ((1, 0), (0, 1), (1, 1), (1, -1))))

    def __str__(self):
        return "\n".join("".join(self[x, y] or "." for x in range(self.W)) for y in reversed(range(self.H)))


def best(board, who, other, alpha=-99, beta=99, depth=5, count=None):
    count[0] += 1
    if board.wins(other):
        return -10 - depth, None
    moves = [x for x in range(board.W) if len(board.columns[x]) < board.H]
    if not moves or not depth:
        return 0, None
    choice = None
    for x in moves:
        score = -best(board.play(x, who), other, who, -beta, -alpha, depth - 1, count)[0]
        if score > alpha:
            alpha, choice = score, x
        if alpha >= beta:
            break
    return alpha, choice


@cache
def chomp(rows):
    return any(not chomp(tuple(min(r, c) if i >= y else r for i, r in enumerate(rows))) for y in range(len(rows)) for c in range(rows[y]) if (y, c) != (0, 0)) if sum(rows) > 1 else False


def marks(secret, guess):
    exact = sum(map(str.__eq__, secret, guess))
    return exact, (Counter(secret) & Counter(guess)).total() - exact


def mastermind(secret, colours="RGBY"):
    left, tries = ["".join(p) for p in product(colours, repeat=len(secret))], []
    while left:
        tries.append((guess := left[len(left) // 2], answer := marks(secret, guess)))
        if answer[0] == len(secret):
            return tries
        left = [s for s in left if marks(s, guess) == answer]
    raise ValueError(f"{secret} is none of {colours}")


print([grundy(h) for h in range(12)], [grundy(h, (1, 3, 4)) for h in range(15)], grundy.cache_info().hits > 20, nim([3, 4, 5]), nim([1]))
board, count, turn = Board(), [0], ("X", "O")
while True:
    score, x = best(board, *turn, depth=4, count=count)
    if x is None:
        break
    board, turn = board.play(x, turn[0]), turn[::-1]
print(board, score, count, [board.wins(w) for w in "XO"], sep="\n")
print([chomp((c,) * r) for r in (1, 2, 3) for c in (1, 2, 3)], chomp((3, 1, 1)), chomp((2, 1)))
print(mastermind("YRGB"), mastermind("R"), marks("RRGB", "GRRR"), Counter(len(mastermind("".join(s))) for s in product("RGB", repeat=3)).most_common(2) and "done", sep="\n")
for act in (lambda: nim([2, 2]), lambda: board.play(0, "X").play(0, "X").play(0, "X").play(0, "X"), lambda: mastermind("PQ"), lambda: marks("RG", [1, 2]), lambda: grundy(3, [1]), lambda: board["a", 0]):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
