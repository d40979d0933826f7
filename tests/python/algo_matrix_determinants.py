from fractions import Fraction
from itertools import permutations
def by_permutations(m):
    n, total = len(m), 0
    for p in permutations(range(n)):
        sign = (-1) ** sum(p[i] > p[j] for i in range(n) for j in range(i + 1, n))
        term = sign
        for i in range(n): term *= m[i][p[i]]
        total += term
    return total
def by_minors(m):
    if not m: return 1
    return sum((-1) ** j * x * by_minors([row[:j] + row[j+1:] for row in m[1:]]) for j, x in enumerate(m[0]) if x)
def by_elimination(m):
    m, det = [[Fraction(x) for x in row] for row in m], Fraction(1)
    for c in range(len(m)):
        pivot = next((r for r in range(c, len(m)) if m[r][c]), None)
        if pivot is None: return Fraction(0)
        if pivot != c: m[c], m[pivot] = m[pivot], m[c]; det = -det
        det *= m[c][c]
        for r in range(c + 1, len(m)):
            f = m[r][c] / m[c][c]
            m[r] = [x - f * y for x, y in zip(m[r], m[c])]
    return det
def bareiss(m):
    m, sign, last = [row[:] for row in m], 1, 1
    for k in range(len(m) - 1):
        if not m[k][k]:
            for r in range(k + 1, len(m)):
                if m[r][k]: m[k], m[r], sign = m[r], m[k], -sign; break
            else: return 0
        for i in range(k + 1, len(m)):
            for j in range(k + 1, len(m)):
                m[i][j] = (m[i][j] * m[k][k] - m[i][k] * m[k][j]) // last
        last = m[k][k]
    return sign * m[-1][-1]
for n in range(1, 6):
    m = [[(i * i * 3 + j * 7 + i * j) % 11 - 4 for j in range(n)] for i in range(n)]
    print(n, by_permutations(m), by_minors(m), by_elimination(m), bareiss(m))
h = [[Fraction(1, i + j + 1) for j in range(6)] for i in range(6)]
print(by_elimination(h), 1 / by_elimination(h))
big = [[(i + 1) ** j for j in range(9)] for i in range(9)]
print(bareiss(big), by_elimination(big))
