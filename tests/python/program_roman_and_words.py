NUM = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
def roman(n):
    out = ""
    for v, s in NUM:
        k, n = divmod(n, v); out += s * k
    return out
def arabic(s):
    v = [dict((b, a) for a, b in NUM)[c] for c in s]
    return sum(-a if a < b else a for a, b in zip(v, v[1:] + [0]))
ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
def words(n):
    if n < 0: return "minus " + words(-n)
    if n < 20: return ONES[n]
    if n < 100: return TENS[n // 10] + ("-" + ONES[n % 10] if n % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size: return words(n // size) + " " + name + ((" and " if n % size < 100 else " ") + words(n % size) if n % size else "")
print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)], all(arabic(roman(n)) == n for n in range(1, 2000)))
for n in (0, 7, 13, 42, 100, 115, 999, 1001, 12345, 1000000, -58, 2**31): print(n, words(n))
print(sum(len(words(n).replace(" ", "").replace("-", "")) for n in range(1, 1001)), max(range(1, 2000), key=lambda n: len(roman(n))))
def base(n, b): return (base(n // b, b) if n >= b else "") + "0123456789abcdefghijklmnopqrstuvwxyz"[n % b]
print([base(n, b) for n, b in ((255, 2), (255, 16), (10**12, 36))], all(int(base(n, 7), 7) == n for n in range(500)), [n for n in range(2000) if str(n) == str(n)[::-1] and base(n, 2) == base(n, 2)[::-1]])
