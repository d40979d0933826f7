# Sorting with keys: callbacks from a builtin into the program, tuples compared, stability.


class Person:
    def __init__(self, name, age, score):
        self.name = name
        self.age = age
        self.score = score


def make(n):
    people = []
    seed = 42
    for i in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        people.append(Person("p" + str(seed % 9973), seed // 65536 % 90, (seed >> 8) % 10007 / 16))
    return people


def sortkey(rounds, n):
    people = make(n)
    total = 0
    for r in range(rounds):
        by_age = sorted(people, key=lambda p: p.age)
        by_score = sorted(people, key=lambda p: -p.score)
        by_name = sorted(people, key=lambda p: (p.name, p.age), reverse=r % 2 == 1)
        total += by_age[r].age + by_name[r].age * 3
        total += int(by_score[r].score * 16)
        for i in range(0, n, 97):
            total = (total * 31 + by_age[i].age + int(by_score[i].score) + len(by_name[i].name)) % 1000000007
        people[r], people[-1 - r] = people[-1 - r], people[r]
    return total

import os, time
for _ in range(int(os.environ.get("REPS", "1"))):
    t = time.perf_counter()
    c = time.process_time()
    r = sortkey(30, 20000)
    c = time.process_time() - c
    t = time.perf_counter() - t
    print("sortkey %.3f %d %.3f" % (t * 1000, r, c * 1000), flush=True)
