from itertools import permutations
def score(guess, secret):
    bulls = sum(a == b for a, b in zip(guess, secret)); return bulls, sum(c in secret for c in guess) - bulls
def play(secret, digits="123456", n=3):
    left, tries = ["".join(p) for p in permutations(digits, n)], []
    while True:
        guess = left[len(left) // 2]; s = score(guess, secret); tries.append((guess, *s))
        if s[0] == n: return tries
        left = [c for c in left if score(guess, c) == s]
print(play("254"), play("612"), score("1234", "4321"), score("1122", "2211"))
turns = [len(play("".join(p))) for p in permutations("123456", 3)][::6]; print(max(turns), sum(turns), turns[:10])
