# Games: tic-tac-toe by minimax with alpha-beta, nim, connect four scoring, mastermind, a card game, blackjack, dice.


class Board:
    lines = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]

    def __init__(self, cells=" " * 9):
        self.cells = cells

    def winner(self):
        for a, b, c in self.lines:
            if self.cells[a] != " " and self.cells[a] == self.cells[b] == self.cells[c]:
                return self.cells[a]
        return None

    def moves(self):
        return [i for i, c in enumerate(self.cells) if c == " "]

    def play(self, move, mark):
        if self.cells[move] != " ":
            raise ValueError(f"cell {move} is taken")
        return Board(self.cells[:move] + mark + self.cells[move + 1 :])

    def __str__(self):
        return "\n".join("|".join(self.cells[r : r + 3]) for r in (0, 3, 6))


class Minimax:
    def __init__(self):
        self.memo = {}
        self.visited = 0

    def value(self, board, mark, alpha=-2, beta=2):
        key = (board.cells, mark)
        if key in self.memo:
            return self.memo[key]
        self.visited += 1
        won = board.winner()
        if won:
            result = 1 if won == "X" else -1
        elif not board.moves():
            result = 0
        else:
            best = -2 if mark == "X" else 2
            for move in board.moves():
                v = self.value(board.play(move, mark), "O" if mark == "X" else "X", alpha, beta)
                if mark == "X":
                    best = max(best, v)
                    if best == 1:
                        break
                else:
                    best = min(best, v)
                    if best == -1:
                        break
            result = best
        self.memo[key] = result
        return result

    def best(self, board, mark):
        other = "O" if mark == "X" else "X"
        pick = max if mark == "X" else min
        return pick(board.moves(), key=lambda m: (self.value(board.play(m, mark), other), -m if mark == "X" else m))


def nim(piles):
    total = 0
    for p in piles:
        total ^= p
    if total == 0:
        return None
    for i, p in enumerate(piles):
        if p ^ total < p:
            return i, p - (p ^ total)


class Four:
    def __init__(self, width=7, height=6):
        self.columns = [[] for _ in range(width)]
        self.width, self.height = width, height

    def drop(self, column, mark):
        if len(self.columns[column]) >= self.height:
            return False
        self.columns[column].append(mark)
        return True

    def at(self, x, y):
        if 0 <= x < self.width and 0 <= y < len(self.columns[x]):
            return self.columns[x][y]
        return "."

    def longest(self, mark):
        best = 0
        for x in range(self.width):
            for y in range(self.height):
                for dx, dy in ((1, 0), (0, 1), (1, 1), (1, -1)):
                    n = 0
                    while self.at(x + n * dx, y + n * dy) == mark:
                        n += 1
                    best = max(best, n)
        return best

    def __repr__(self):
        return "\n".join("".join(self.at(x, y) for x in range(self.width)) for y in reversed(range(self.height)))


def mastermind(secret):
    def score(guess, code):
        exact = sum(a == b for a, b in zip(guess, code))
        return exact, sum(min(guess.count(c), code.count(c)) for c in set(guess)) - exact

    options = [a + b + c for a in "12345" for b in "12345" for c in "12345"]
    guesses = []
    while True:
        guess = options[len(options) // 2]
        answer = score(guess, secret)
        guesses.append((guess, answer))
        if answer[0] == 3:
            return guesses
        options = [o for o in options if score(guess, o) == answer]


class Card:
    ranks = "23456789TJQKA"
    suits = "cdhs"

    def __init__(self, index):
        self.rank, self.suit = divmod(index, 4)

    def __lt__(self, other):
        return (self.rank, self.suit) < (other.rank, other.suit)

    def __repr__(self):
        return self.ranks[self.rank] + self.suits[self.suit]


class Deck:
    def __init__(self, seed):
        self.cards = [Card(i) for i in range(52)]
        for i in range(51, 0, -1):
            seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
            j = (seed >> 33) % (i + 1)
            self.cards[i], self.cards[j] = self.cards[j], self.cards[i]

    def deal(self, n):
        hand, self.cards = self.cards[:n], self.cards[n:]
        return sorted(hand)


def poker(hand):
    counts = {}
    for card in hand:
        counts[card.rank] = counts.get(card.rank, 0) + 1
    shape = sorted(counts.values(), reverse=True)
    ranks = sorted(counts)
    flush = len({c.suit for c in hand}) == 1
    straight = len(ranks) == 5 and ranks[-1] - ranks[0] == 4
    if straight and flush:
        return "straight flush"
    for pattern, name in (([4, 1], "four"), ([3, 2], "full house")):
        if shape == pattern:
            return name
    if flush or straight:
        return "flush" if flush else "straight"
    return {3: "three", 2: "two pair" if shape.count(2) == 2 else "pair"}.get(shape[0], "high card")


def blackjack(hand):
    total = sum(min(c.rank + 2, 10) if c.rank < 12 else 11 for c in hand)
    aces = sum(c.rank == 12 for c in hand)
    while total > 21 and aces:
        total, aces = total - 10, aces - 1
    return total


ai = Minimax()
board, mark = Board("X   O    "), "X"
while not board.winner() and board.moves():
    board = board.play(ai.best(board, mark), mark)
    mark = "O" if mark == "X" else "X"
print(board)
print(board.winner(), ai.visited, ai.value(Board("XX OO    "), "X"), ai.value(Board("X   O  X "), "O"))
try:
    Board("X        ").play(0, "O")
except ValueError as error:
    print("ValueError:", error)
print(nim([3, 4, 5]), nim([1, 1]), nim([7, 7, 7]), sum(nim([a, b, c]) is None for a in range(9) for b in range(9) for c in range(9)))
four, seed = Four(), 99
for turn in range(30):
    seed = seed * 75 % 65537
    four.drop(seed % 7, "xo"[turn % 2])
print(four)
print(four.longest("x"), four.longest("o"), [four.drop(0, "x") for _ in range(6)])
print(mastermind("352"), max(len(mastermind(a + b + "4")) for a in "135" for b in "24"))
tally = {}
for deal in range(120):
    deck = Deck(deal)
    kind = poker(deck.deal(5))
    tally[kind] = tally.get(kind, 0) + 1
print(sorted(tally.items(), key=lambda kv: (-kv[1], kv[0])), Deck(1).deal(7))
print([blackjack(Deck(k).deal(3)) for k in range(20)])
