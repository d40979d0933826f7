# Searches that go back: queens, sums, permutations, words, colourings, knights.
def queens(n):
    def place(row, columns, rising, falling):
        if row == n:
            yield tuple(columns)
            return
        for c in range(n):
            if c not in columns and row + c not in rising and row - c not in falling:
                yield from place(row + 1, columns + [c], rising | {row + c}, falling | {row - c})

    return place(0, [], set(), set())


print([sum(1 for _ in queens(n)) for n in range(1, 8)], next(queens(8)))


def sums(numbers, target):
    found = []

    def extend(start, taken, left):
        if left == 0:
            found.append(tuple(taken))
        for i in range(start, len(numbers)):
            if numbers[i] > left:
                break
            if i > start and numbers[i] == numbers[i - 1]:
                continue
            taken.append(numbers[i])
            extend(i + 1, taken, left - numbers[i])
            taken.pop()

    numbers = sorted(numbers)
    extend(0, [], target)
    return found


print(sums([10, 1, 2, 7, 6, 1, 5], 8), sums([2, 4], 7))


def parens(n, opened=0, text=""):
    if n == 0 and opened == 0:
        yield text
    if n:
        yield from parens(n - 1, opened + 1, text + "(")
    if opened:
        yield from parens(n, opened - 1, text + ")")


print(list(parens(3)), [sum(1 for _ in parens(n)) for n in range(7)])
BOARD = ["ABCE", "SFCS", "ADEE"]


def has(word):
    cells = {(i, j): c for i, row in enumerate(BOARD) for j, c in enumerate(row)}

    def walk(at, rest, used):
        if cells.get(at) != rest[0] or at in used:
            return False
        if len(rest) == 1:
            return True
        i, j = at
        return any(walk(to, rest[1:], used | {at}) for to in ((i + 1, j), (i - 1, j), (i, j + 1), (i, j - 1)))

    return any(walk(at, word, frozenset()) for at in cells)


print([has(word) for word in ("ABCCED", "SEE", "ABCB", "ASADEESE")])
STATES = {"WA": "NT SA", "NT": "WA SA Q", "SA": "WA NT Q NSW V", "Q": "NT SA NSW", "NSW": "Q SA V", "V": "SA NSW", "T": ""}


def colour(left, chosen, kinds):
    if not left:
        return chosen
    first, *rest = left
    for kind in kinds:
        if all(chosen.get(near) != kind for near in STATES[first].split()):
            result = colour(rest, {**chosen, first: kind}, kinds)
            if result:
                return result
    return None


print(colour(list(STATES), {}, "rgb"), colour(list(STATES), {}, "rg"))


def knight(n):
    jumps = [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)]
    board = {(i, j): 0 for i in range(n) for j in range(n)}

    def free(at):
        i, j = at
        return [(i + a, j + b) for a, b in jumps if board.get((i + a, j + b)) == 0]

    def go(at, step):
        board[at] = step
        if step == n * n:
            return True
        for to in sorted(free(at), key=lambda t: (len(free(t)), t)):
            if go(to, step + 1):
                return True
        board[at] = 0
        return False

    done = go((0, 0), 1)
    return done, [[board[i, j] for j in range(n)] for i in range(n)]


done, board = knight(5)
print(done, board)
print(knight(4)[0])


def puzzle(words, total):
    letters = sorted(set("".join(words) + total))
    firsts = {word[0] for word in (*words, total)}
    weights = {c: sum(10 ** (len(w) - i - 1) * (-1 if w == total else 1) for w in (*words, total) for i, x in enumerate(w) if x == c) for c in letters}

    def assign(at, left, value, known):
        if at == len(letters):
            return known if value == 0 else None
        for d in left:
            if d == 0 and letters[at] in firsts:
                continue
            found = assign(at + 1, left - {d}, value + weights[letters[at]] * d, {**known, letters[at]: d})
            if found:
                return found

    return assign(0, frozenset(range(10)), 0, {})


print(puzzle(["I", "BB"], "ILL"))
