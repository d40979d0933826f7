# Greedy choices: change, activities, jobs with deadlines, fractional loads, stable pairs, text justified, gas stations.
from collections import deque
from fractions import Fraction


def jobs(work):
    slots = {}
    for name, deadline, profit in sorted(work, key=lambda w: (-w[2], w[0])):
        for slot in range(deadline, 0, -1):
            if slot not in slots:
                slots[slot] = (name, profit)
                break
    return [slots[s][0] for s in sorted(slots)], sum(p for _, p in slots.values())


print(jobs([("a", 2, 100), ("b", 1, 19), ("c", 2, 27), ("d", 1, 25), ("e", 3, 15)]))


def fractional(items, room):
    total, taken = Fraction(0), []
    for name, value, weight in sorted(items, key=lambda i: Fraction(-i[1], i[2])):
        part = min(Fraction(1), Fraction(room, weight))
        if part == 0:
            break
        total += value * part
        room -= weight * part
        taken.append((name, str(part)))
    return str(total), taken


print(fractional([("x", 60, 10), ("y", 100, 20), ("z", 120, 30)], 50), fractional([("x", 7, 3)], 2))


def stable(men, women):
    rank = {w: {m: i for i, m in enumerate(order)} for w, order in women.items()}
    free, pairs, asked = deque(men), {}, dict.fromkeys(men, 0)
    while free:
        m = free.popleft()
        w = men[m][asked[m]]
        asked[m] += 1
        if w not in pairs:
            pairs[w] = m
        elif rank[w][m] < rank[w][pairs[w]]:
            free.append(pairs[w])
            pairs[w] = m
        else:
            free.append(m)
    return sorted((m, w) for w, m in pairs.items())


print(stable({"A": "xyz", "B": "yxz", "C": "xzy"}, {"x": "BAC", "y": "ABC", "z": "ABC"}))


def justify(words, width):
    lines, line = [], []
    for word in words:
        if line and sum(map(len, line)) + len(line) + len(word) > width:
            lines.append(line)
            line = []
        line.append(word)
    out = []
    for line in lines:
        gaps = len(line) - 1
        if not gaps:
            out.append(line[0].ljust(width))
            continue
        spaces, extra = divmod(width - sum(map(len, line)), gaps)
        out.append("".join(w + " " * (spaces + (i < extra)) for i, w in enumerate(line[:-1])) + line[-1])
    return out + [" ".join(line).ljust(width)]


for line in justify("Science is what we understand well enough to explain to a computer".split(), 20):
    print(f"|{line}|")


def circuit(gas, cost):
    start = tank = total = 0
    for i, (g, c) in enumerate(zip(gas, cost)):
        tank += g - c
        total += g - c
        if tank < 0:
            start, tank = i + 1, 0
    return start if total >= 0 else -1


print(circuit([1, 2, 3, 4, 5], [3, 4, 5, 1, 2]), circuit([2, 3, 4], [3, 4, 3]))


def jumps(steps):
    count = end = reach = 0
    for i, step in enumerate(steps[:-1]):
        reach = max(reach, i + step)
        if i == end:
            count, end = count + 1, reach
            if end <= i:
                return None
    return count


print(jumps([2, 3, 1, 1, 4]), jumps([1, 0, 1]), jumps([0]))


def round_robin(work, quantum):
    queue, clock, done = deque(work.items()), 0, {}
    while queue:
        name, left = queue.popleft()
        run = min(left, quantum)
        clock += run
        if left > run:
            queue.append((name, left - run))
        else:
            done[name] = clock
    return done


print(round_robin({"p": 5, "q": 3, "r": 8}, 2), round_robin({"a": 1}, 10))


def egyptian(n, d):
    f, out = Fraction(n, d), []
    while f:
        k = -(-f.denominator // f.numerator)
        out.append(k)
        f -= Fraction(1, k)
    return out


print(egyptian(6, 14), egyptian(2, 3), egyptian(4, 13))


def candies(ratings):
    given = [1] * len(ratings)
    for i in range(1, len(ratings)):
        if ratings[i] > ratings[i - 1]:
            given[i] = given[i - 1] + 1
    for i in range(len(ratings) - 2, -1, -1):
        if ratings[i] > ratings[i + 1]:
            given[i] = max(given[i], given[i + 1] + 1)
    return given


print(candies([1, 0, 2, 2, 5, 3, 1]), sum(candies([1, 2, 87, 87, 87, 2, 1])))
print("".join(sorted("3 30 34 5 9".split(), key=lambda s: s * 10, reverse=True)))
