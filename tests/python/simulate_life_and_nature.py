"""Nature simulated: Life on sets with patterns named by period, wolves and rabbits, sand piles, L-systems, planets in fixed point, markets."""
from collections import Counter
from fractions import Fraction


def step(cells):
    near = Counter(c + d for c in cells for d in (1, -1, 1j, -1j, 1 + 1j, 1 - 1j, -1 + 1j, -1 - 1j))
    return {c for c, n in near.items() if n == 3 or n == 2 and c in cells}


def read(text):
    return {complex(x, y) for y, row in enumerate(text.split("/")) for x, c in enumerate(row) if c == "o"}


def normal(cells):
    if not cells:
        return frozenset()
    x, y = min(c.real for c in cells), min(c.imag for c in cells)
    return frozenset(c - complex(x, y) for c in cells)


def fate(cells, limit=40):
    seen = {}
    for turn in range(limit):
        if not cells:
            return f"dies at {turn}"
        if (key := normal(cells)) in seen:
            before, where = seen[key]
            moved = min(c.real for c in cells) - where
            return f"{'still' if turn - before == 1 else f'period {turn - before}'}{' moving' if moved else ''} from {before}"
        seen[key] = turn, min(c.real for c in cells)
        cells = step(cells)
    return f"{len(cells)} cells after {limit}"


def sand(grains, size=9):
    pile = [[0] * size for _ in range(size)]
    falls = 0
    pile[size // 2][size // 2] = grains
    unstable = [(size // 2, size // 2)]
    while unstable:
        y, x = unstable.pop()
        if (n := pile[y][x]) < 4:
            continue
        pile[y][x] = n % 4
        falls += n // 4
        for b, a in ((y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)):
            if 0 <= a < size and 0 <= b < size:
                pile[b][a] += n // 4
                if pile[b][a] >= 4:
                    unstable.append((b, a))
    return pile, falls


def grow(axiom, rules, turns):
    table = str.maketrans(rules)
    for _ in range(turns):
        axiom = axiom.translate(table)
    return axiom


def turtle(path):
    at, heading, stack, seen = 0j, 1 + 0j, [], {0j}
    for c in path:
        match c:
            case "F":
                at += heading
                seen.add(at)
            case "+" | "-":
                heading *= 1j if c == "+" else -1j
            case "[":
                stack.append((at, heading))
            case "]":
                at, heading = stack.pop()
            case other:
                raise ValueError(f"turtle knows no {other!r}")
    return at, len(seen)


def hunt(rabbits, wolves, years):
    for _ in range(years):
        eaten = min(rabbits, rabbits * wolves // 400)
        rabbits, wolves = rabbits + rabbits * 3 // 10 - eaten, wolves + eaten // 10 - wolves * 15 // 100
        yield rabbits, wolves


for name, text in {"block": "oo/oo", "blinker": "ooo", "glider": ".o/..o/ooo", "toad": ".ooo/ooo", "line": "o" * 10, "dot": "o", "none": "", "r": ".oo/oo/.o", "beehive": ".oo/o..o/.oo"}.items():
    print(name, fate(read(text)))
pile, falls = sand(400)
print(*("".join(map(str, r)) for r in pile), falls, pile == [r[::-1] for r in pile] == pile[::-1], sep="\n")
print(grow("A", {"A": "AB", "B": "A"}, 8), [len(grow("A", {"A": "AB", "B": "A"}, n)) for n in range(12)], turtle(grow("F", {"F": "F+F-F-F+F"}, 4)), turtle("FF[+F]-F"))
print(list(hunt(200, 30, 60))[::10], list(hunt(0, 5, 3)), list(hunt(1, 0, 2)))
x, v, trail = Fraction(1), Fraction(0), []
for i in range(12):
    v -= x / 10
    x += v / 10 if i % 2 else v / 5
    trail.append(x)
print(trail[2], float(trail[-1]), trail[-1].denominator.bit_length(), x.limit_denominator(50))
for act in (lambda: turtle("FX"), lambda: turtle("]"), lambda: sand(-5)[1], lambda: sand(9, 0), lambda: grow("A", {"AB": "x"}, 1), lambda: grow(5, {}, 1), lambda: step({"a"}), lambda: sand(2.5, 3)[0][1], lambda: list(hunt("a", 1, 1))):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
