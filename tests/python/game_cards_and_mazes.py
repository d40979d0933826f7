"""Games of chance without chance: a deck shuffled by one's own generator, hands of poker ranked, blackjack, hangman, and carved mazes."""
from collections import Counter
from enum import IntEnum
from functools import total_ordering


def lcg(seed):
    while True:
        seed = (seed * 22695477 + 1) & 0xFFFFFFFF
        yield seed >> 16


def shuffled(items, source):
    items = list(items)
    for i in range(len(items) - 1, 0, -1):
        j = next(source) % (i + 1)
        items[i], items[j] = items[j], items[i]
    return items


class Rank(IntEnum):
    HIGH, PAIR, TWO_PAIRS, THREE, STRAIGHT, FLUSH, FULL, FOUR, STRAIGHT_FLUSH = range(9)


@total_ordering
class Hand:
    def __init__(self, cards):
        self.cards = cards.split() if isinstance(cards, str) else list(cards)
        if len(set(self.cards)) != 5:
            raise ValueError(f"a hand has five cards, not {len(set(self.cards))}")
        self.values = sorted(("23456789TJQKA".index(c[0]) for c in self.cards), reverse=True)

    @property
    def key(self):
        groups = sorted(Counter(self.values).items(), key=lambda g: (g[1], g[0]), reverse=True)
        order = [v for v, _ in groups]
        if order == [12, 3, 2, 1, 0]:
            order = [3, 2, 1, 0, -1]
        straight = len(order) == 5 and order[0] - order[4] == 4
        flush = len({c[1] for c in self.cards}) == 1
        match [n for _, n in groups]:
            case _ if straight and flush:
                rank = Rank.STRAIGHT_FLUSH
            case [4, 1]:
                rank = Rank.FOUR
            case [3, 2]:
                rank = Rank.FULL
            case _ if flush or straight:
                rank = Rank.FLUSH if flush else Rank.STRAIGHT
            case [3, *_]:
                rank = Rank.THREE
            case [2, second, *_]:
                rank = Rank.TWO_PAIRS if second == 2 else Rank.PAIR
            case _:
                rank = Rank.HIGH
        return rank, order

    def __eq__(self, other):
        return self.key == other.key if isinstance(other, Hand) else NotImplemented

    def __lt__(self, other):
        return self.key < other.key if isinstance(other, Hand) else NotImplemented


def blackjack(cards):
    total = sum(11 if c[0] == "A" else 10 if c[0] in "TJQK" else int(c[0]) for c in cards)
    aces = sum(c[0] == "A" for c in cards)
    while total > 21 and aces:
        total, aces = total - 10, aces - 1
    return total


def hangman(word, guesses, lives=4):
    open_, tried = set(), set()
    for g in guesses:
        if g in tried:
            yield f"{g} again"
            continue
        tried.add(g)
        if g in word:
            open_.add(g)
        else:
            lives -= 1
        shown = "".join(c if c in open_ else "_" for c in word)
        yield f"{shown} {lives}"
        if "_" not in shown or not lives:
            return "won" if lives else "lost"
    return "unfinished"


def maze(w, h, source):
    cells = [["#"] * (2 * w + 1) for _ in range(2 * h + 1)]
    stack, seen = [(0, 0)], {(0, 0)}
    while stack:
        x, y = stack[-1]
        cells[2 * y + 1][2 * x + 1] = " "
        ways = [(x + a, y + b, a, b) for a, b in ((1, 0), (0, 1), (-1, 0), (0, -1)) if 0 <= x + a < w and 0 <= y + b < h and (x + a, y + b) not in seen]
        if not ways:
            stack.pop()
            continue
        nx, ny, a, b = ways[next(source) % len(ways)]
        cells[2 * y + 1 + b][2 * x + 1 + a] = " "
        seen.add((nx, ny))
        stack.append((nx, ny))
    return ["".join(r) for r in cells]


deck = [v + s for s in "CDHS" for v in "23456789TJQKA"]
source = lcg(2024)
mixed = shuffled(deck, source)
print(mixed[:8], sorted(mixed) == sorted(deck))
hands = sorted(Hand(mixed[i : i + 5]) for i in range(0, 50, 5))
print([(h.key[0].name, h.values) for h in hands][-3:], max(hands) is hands[-1])
kinds = ["2H 3H 4H 5H AH", "9C 9D 9H 9S 2C", "3C 3D 3H 4S 4C", "2C 4C 6C 8C TC", "2C 3D 4C 5C 6C", "7C 7D 7H 2S 3S", "7C 7D 2H 2S 3S", "AC AD 2H 5S 3S", "2C 4D 6C 8C TC"]
print([Hand(k).key[0].name for k in kinds], Hand(kinds[0]) > Hand(kinds[1]) >= Hand(kinds[2]), Hand(kinds[7]) == Hand("AH AS 2D 3C 5D"))
print(Counter(Hand(shuffled(deck, source)[:5]).key[0].name for _ in range(60)).total(), [blackjack(h.split()) for h in ("AS KD", "AS AD AC", "9H 9D 5C", "AS 9D AC", "")])
print(list(hangman("banana", "aeban")), list(hangman("cat", "xyzaqc")))
game = hangman("go", "og")
try:
    while True:
        next(game)
except StopIteration as end:
    print(end.value, end.args)
print(*maze(8, 4, source), sep="\n")
print(sum(r.count(" ") for r in maze(15, 10, source)) == 2 * 150 - 1)
for act in (lambda: Hand("2C 2C 3C 4C 5C"), lambda: Hand("1C 2C 3C 4C 5C"), lambda: hands[0] < 5, lambda: hands[0] == 5, lambda: hash(hands[0]), lambda: Rank(12), lambda: blackjack(["XX"])):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
