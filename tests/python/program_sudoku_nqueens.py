# Backtracking: n-queens in three styles, a sudoku solver, knight's tour, subset sum, graph colouring.


class Queens:
    """Counts and collects the placements of n queens."""

    def __init__(self, n):
        self.n = n
        self.columns = [False] * n
        self.up = [False] * (2 * n)
        self.down = [False] * (2 * n)
        self.rows = [0] * n
        self.solutions = []

    def place(self, row=0):
        if row == self.n:
            self.solutions.append(self.rows[:])
            return
        for column in range(self.n):
            a, b = row + column, row - column + self.n
            if self.columns[column] or self.up[a] or self.down[b]:
                continue
            self.columns[column] = self.up[a] = self.down[b] = True
            self.rows[row] = column
            self.place(row + 1)
            self.columns[column] = self.up[a] = self.down[b] = False

    def board(self, index):
        return [
            "".join("Q" if c == column else "." for c in range(self.n))
            for column in self.solutions[index]
        ]


def queens_bits(n, columns=0, left=0, right=0):
    full = (1 << n) - 1
    if columns == full:
        return 1
    count = 0
    free = full & ~(columns | left | right)
    while free:
        bit = free & -free
        free ^= bit
        count += queens_bits(n, columns | bit, (left | bit) << 1, (right | bit) >> 1)
    return count


def queens_generator(n, row=0, placed=()):
    if row == n:
        yield placed
        return
    for column in range(n):
        if all(c != column and abs(c - column) != row - r for r, c in enumerate(placed)):
            yield from queens_generator(n, row + 1, placed + (column,))


class Sudoku:
    def __init__(self, text):
        self.cells = [0 if c == "." else int(c) for c in text]
        self.guesses = 0

    def candidates(self, index):
        row, column = divmod(index, 9)
        used = 0
        for k in range(9):
            used |= 1 << self.cells[row * 9 + k]
            used |= 1 << self.cells[k * 9 + column]
        top, side = row // 3 * 3, column // 3 * 3
        for r in range(top, top + 3):
            for c in range(side, side + 3):
                used |= 1 << self.cells[r * 9 + c]
        return [d for d in range(1, 10) if not used >> d & 1]

    def solve(self):
        best, options = -1, None
        for index, value in enumerate(self.cells):
            if value == 0:
                found = self.candidates(index)
                if options is None or len(found) < len(options):
                    best, options = index, found
                    if len(found) <= 1:
                        break
        if options is None:
            return True
        for digit in options:
            self.cells[best] = digit
            self.guesses += 1
            if self.solve():
                return True
            self.cells[best] = 0
        return False

    def rows(self):
        return ["".join(map(str, self.cells[r * 9 : r * 9 + 9])) for r in range(9)]


def knights_tour(size, x=0, y=0):
    moves = [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)]
    board = [[-1] * size for _ in range(size)]

    def free(px, py):
        return 0 <= px < size and 0 <= py < size and board[py][px] < 0

    def degree(px, py):
        return sum(free(px + dx, py + dy) for dx, dy in moves)

    for step in range(size * size):
        board[y][x] = step
        options = [(degree(x + dx, y + dy), x + dx, y + dy) for dx, dy in moves if free(x + dx, y + dy)]
        if not options:
            return board, step + 1
        _, x, y = min(options)
    return board, size * size


def subset_sums(numbers, target, chosen=[]):
    if target == 0:
        return [chosen]
    if not numbers or target < 0:
        return []
    return subset_sums(numbers[1:], target - numbers[0], chosen + [numbers[0]]) + subset_sums(numbers[1:], target, chosen)


def colour(graph, colours):
    assigned = {}

    def attempt(nodes):
        if not nodes:
            return True
        node = nodes[0]
        for c in colours:
            if all(assigned.get(n) != c for n in graph[node]):
                assigned[node] = c
                if attempt(nodes[1:]):
                    return True
                del assigned[node]
        return False

    return assigned if attempt(sorted(graph)) else None


for n in (4, 5, 6):
    q = Queens(n)
    q.place()
    print(n, len(q.solutions), queens_bits(n), sum(1 for _ in queens_generator(n)))
    if q.solutions:
        print("\n".join(q.board(len(q.solutions) // 2)))
print(queens_bits(7), next(queens_generator(8)))
puzzle = Sudoku("53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79")
print(puzzle.solve(), puzzle.guesses)
print("\n".join(puzzle.rows()))
board, reached = knights_tour(6)
print(reached)
for line in board:
    print(" ".join("%2d" % v for v in line))
print(subset_sums([3, 34, 4, 12, 5, 2, 7], 9))
australia = {"wa": ["nt", "sa"], "nt": ["wa", "sa", "q"], "sa": ["wa", "nt", "q", "nsw", "v"], "q": ["nt", "sa", "nsw"], "nsw": ["q", "sa", "v"], "v": ["sa", "nsw"], "t": []}
print(colour(australia, "rgb"), colour(australia, "rg"))
