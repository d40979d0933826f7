from statistics import mean, median
from collections import namedtuple
Mark = namedtuple("Mark", "name subject score")
marks = [Mark(n, s, (len(n) * 13 + ord(s[0]) * 7 + i * 5) % 61 + 40) for i, n in enumerate("ann bob cyd dee eve".split()) for s in ("math", "art", "latin")]
by = {}
for m in marks: by.setdefault(m.name, {})[m.subject] = m.score
rank = sorted(by, key=lambda n: (-mean(by[n].values()), n))
for i, n in enumerate(rank, 1): print(f"{i}. {n:<5}{mean(by[n].values()):>7.2f} {'*' * (max(by[n].values()) // 10)}")
grade = lambda s: next(g for lim, g in ((90, "A"), (75, "B"), (60, "C"), (0, "F")) if s >= lim)
print({s: "".join(grade(m.score) for m in marks if m.subject == s) for s in ("math", "art", "latin")}, median(m.score for m in marks), max(marks, key=lambda m: m.score)._replace(name="?"))
t = 0
for i in range(700): t += sum(m.score for m in marks if m.subject == ("math", "art")[i % 2]) % 7
print(t)
