def bowling(rolls):
    score = i = 0
    for _ in range(10):
        if rolls[i] == 10: score += 10 + rolls[i + 1] + rolls[i + 2]; i += 1
        elif rolls[i] + rolls[i + 1] == 10: score += 10 + rolls[i + 2]; i += 2
        else: score += rolls[i] + rolls[i + 1]; i += 2
    return score
print(bowling([10] * 12), bowling([9, 0] * 10), bowling([5] * 21), bowling([1, 4, 4, 5, 6, 4, 5, 5, 10, 0, 1, 7, 3, 6, 4, 10, 2, 8, 6]))
def tennis(points):
    a = b = 0
    for p in points:
        a, b = a + (p == "a"), b + (p == "b")
        if max(a, b) >= 4 and abs(a - b) >= 2: yield f"game {p}"; a = b = 0
        elif a == b >= 3: yield "deuce"
        elif max(a, b) > 3: yield f"advantage {'a' if a > b else 'b'}"
        else: yield "-".join(("love", "15", "30", "40")[x] for x in (a, b))
print(list(tennis("abababab")), list(tennis("aaaabbab"))[-5:])
print(sum(r.startswith("game") for r in tennis("ab" if i % 7 else "a" * 3 for i in range(2000) for _ in "xx")) if 0 else sum(r.startswith("game") for r in tennis(("ab"[i * i % 7 % 2]) for i in range(3000))))
try: bowling([10, 10])
except IndexError as e: print(e)
