"""Tuples compared in hot code: by numbers, strings, objects, lengths; made there or from elsewhere."""

NAN = float("inf") - float("inf")
BIG = 1 << 80


class Weight:
    """Has an order of its own, which says when it is asked."""

    asked = []

    def __init__(self, grams):
        self.grams = grams

    def __eq__(self, other):
        Weight.asked.append("eq")
        return isinstance(other, Weight) and self.grams == other.grams

    def __lt__(self, other):
        Weight.asked.append("lt")
        return Order(self.grams < other.grams)


class Order:
    """What a comparison yields need not be a boolean."""

    def __init__(self, holds):
        self.holds = holds

    def __bool__(self):
        return self.holds

    def __repr__(self):
        return f"Order({self.holds})"


def all_of(a, b):
    return a == b, a != b, a < b, a <= b, a > b, a >= b


def loaded(tuples):
    result = []
    for a in tuples:
        for b in tuples:
            result.append("".join("01"[bool(x)] for x in all_of(a, b)))
    return result


def made(x, y, u, v):
    """Nobody but the comparisons sees these tuples."""
    return "".join("01"[bool(r)] for r in ((x, y) == (u, v), (x, y) != (u, v), (x, y) < (u, v), (x, y) <= (u, v), (x, y) > (u, v), (x, y) >= (u, v)))


def made_floats(x, y):
    x, y = x * 1.0, y * 1.0
    return (x, 1) == (y, 1), (x, 1) == (x, 1), (x, 2) < (y, 3), (x, y) != (y, x), (x, y) <= (x, y)


def constant(pairs):
    return sum(1 for pair in pairs if pair == (3, 1)) + sum(10 for pair in pairs if pair < (3,)) + sum(100 for pair in pairs if () == pair)


NUMBERS = [(1, 2), (1, 3), (2,), (1, 2, 0), (), (1.0, 2), (0.5, 9), (-0.0, 0), (0.0, -1), (True, 2), (BIG, 1), (BIG, 2), (BIG + 0.0, 1)]
NANS = [(NAN, 1), (NAN, 2), (1, NAN), (1, NAN, 3)]
MIXED = [(1, "b"), (1, "a"), (1, "ab"), ("a", 1), ("a", 2), (None, 1), (None, 1), (1, (2, 3)), (1, (2, 4)), (1, [2]), (1, [2])]


def rounds():
    for turn in range(120):
        numbers, nans = loaded(NUMBERS), loaded(NANS)
        pairs = [made(*p) for p in ((1, 2, 1, 2), (1, 2, 1, 3), (2, 0, 1, 9), (turn, 1.5, turn, 1.25), ("a", 1, "b", 0), (BIG, "x", BIG, "x"))]
        floats = made_floats(1.5, 2.5), made_floats(NAN, 2.0), made_floats(0.0, -0.0), made_floats(1e300, 1e300)
        constants = constant(NUMBERS), constant([(i % 5, i % 3) for i in range(turn)])
    print(numbers)
    print(nans)
    print(pairs)
    print(floats)
    print(constants)


def equalities():
    for turn in range(120):
        result = [(a == b) for a in MIXED for b in MIXED]
    print(sum(result))


def orders():
    errors = {}
    for turn in range(60):
        for a in MIXED:
            for b in MIXED:
                try:
                    key = a < b
                except TypeError as error:
                    key = str(error)
                errors[key] = errors.get(key, 0) + 1
    for key in sorted(errors, key=str):
        print(key, errors[key])


def objects():
    light, heavy = Weight(1), Weight(2)
    for turn in range(60):
        Weight.asked.clear()
        result = (light, 1) < (heavy, 0), (light, 1) == (Weight(1), 1), (1, light) < (1, heavy), (light, 2) > (light, 1), (light, heavy) != (Weight(1), Weight(2))
        loose = [(light, 1), (Weight(1), 2), (heavy, 0)]
        smallest = loose[0]
        for candidate in loose:
            if candidate < smallest:
                smallest = candidate
    print(result, Weight.asked, smallest is loose[0])


def search():
    """The shape of a shortest path: the least of tuples, again and again."""
    queue, done, order = [(0, "a")], set(), []
    edges = {"a": [("b", 4), ("c", 1)], "b": [("d", 1)], "c": [("b", 2), ("d", 5)], "d": []}
    while queue:
        least = 0
        for place in range(1, len(queue)):
            if queue[place] < queue[least]:
                least = place
        distance, node = queue.pop(least)
        if node in done:
            continue
        done.add(node)
        order.append((distance, node))
        for target, length in edges[node]:
            queue.append((distance + length, target))
    return order


rounds()
equalities()
orders()
objects()
for _ in range(200):
    path = search()
print(path)


class Odd:
    """Whose order is no truth value, and may not be tested."""

    def __eq__(self, other):
        return False

    def __lt__(self, other):
        return 7

    def __gt__(self, other):
        return Untestable()


class Untestable:
    def __bool__(self):
        raise ValueError("no truth")

    def __repr__(self):
        return "Untestable()"


def lesser(x, y):
    return x < y


def made_lesser(a, b):
    x, y = (a, 1), (b, 2)
    result = x < y
    return result, (a, 2) > (b, 1)


for _ in range(300):
    answers = lesser((Odd(), 1), (Odd(), 2)), lesser([Odd()], [Odd()]), lesser((1, Odd()), (1, Odd())), made_lesser(Odd(), Odd()), [Odd()] > [Odd()]
print(answers)
