from collections import defaultdict, Counter
text = "the cat sat on the mat the dog sat on the log the cat ate the rat and the dog ate the cat food on the mat"
class Lcg:
    def __init__(self, s): self.s = s
    def __call__(self, n): self.s = (self.s * 6364136223846793005 + 1442695040888963407) % 2**64; return (self.s >> 33) % n
def chain(words, k):
    t = defaultdict(Counter)
    for i in range(len(words) - k): t[tuple(words[i:i + k])][words[i + k]] += 1
    return t
def generate(t, start, n, rnd):
    out = list(start)
    for _ in range(n):
        c = t.get(tuple(out[-len(start):]))
        if not c: break
        pick = rnd(sum(c.values()))
        for w, m in sorted(c.items()):
            if pick < m: out.append(w); break
            pick -= m
    return " ".join(out)
words = text.split()
for k in (1, 2):
    t = chain(words, k); print(len(t), max(t.items(), key=lambda kv: (len(kv[1]), kv[0])))
    for seed in (1, 2, 3): print(generate(t, words[:k], 14, Lcg(seed)))
r = Lcg(9); tally = Counter(r(6) + 1 for _ in range(2000)); print(sorted(tally.items()), r(10**6))
print(Counter(text).most_common(3), Counter(map(len, words)).most_common(2), sorted(set(words), key=lambda w: (-words.count(w), w))[:4])
