# Exercise solutions: roman numerals, caesar and vigenere, bowling, pig latin, isbn, luhn, anagrams, say, clock,
# triangle, hamming, raindrops, scrabble, diamond, spiral, pascal, pangram, acronym, matching brackets, minesweeper.


def to_roman(n):
    out = ""
    for value, letters in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        count, n = divmod(n, value)
        out += letters * count
    return out


def from_roman(text):
    values = dict(zip("IVXLCDM", (1, 5, 10, 50, 100, 500, 1000)))
    total = 0
    for a, b in zip(text, text[1:] + " "):
        total += -values[a] if values.get(b, 0) > values[a] else values[a]
    return total


def vigenere(text, key, sign=1):
    out, i = [], 0
    for c in text:
        if c.isalpha():
            base = ord("A") if c.isupper() else ord("a")
            shift = ord(key[i % len(key)].lower()) - ord("a")
            out.append(chr((ord(c) - base + sign * shift) % 26 + base))
            i += 1
        else:
            out.append(c)
    return "".join(out)


class Bowling:
    def __init__(self):
        self.rolls = []

    def roll(self, pins):
        if not 0 <= pins <= 10:
            raise ValueError("invalid pins")
        self.rolls.append(pins)
        return self

    def score(self):
        total = i = 0
        for _ in range(10):
            if self.rolls[i] == 10:
                total += 10 + self.rolls[i + 1] + self.rolls[i + 2]
                i += 1
            elif self.rolls[i] + self.rolls[i + 1] == 10:
                total += 10 + self.rolls[i + 2]
                i += 2
            else:
                total += self.rolls[i] + self.rolls[i + 1]
                i += 2
        return total


def pig_latin(sentence):
    def word(w):
        for i, c in enumerate(w):
            if c in "aeiou" or (c == "y" and i):
                if c == "u" and i and w[i - 1] == "q":
                    continue
                return w[i:] + w[:i] + "ay"
        return w + "ay"

    return " ".join(map(word, sentence.split()))


def luhn(text):
    digits = [int(c) for c in text if c.isdigit()][::-1]
    return len(digits) > 1 and sum(d if i % 2 == 0 else d * 2 - 9 * (d > 4) for i, d in enumerate(digits)) % 10 == 0


def isbn(text):
    text = text.replace("-", "")
    if len(text) != 10 or not text[:9].isdigit() or text[9] not in "0123456789X":
        return False
    return sum((10 - i) * (10 if c == "X" else int(c)) for i, c in enumerate(text)) % 11 == 0


SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def say(n):
    if n < 0:
        return "minus " + say(-n)
    if n < 20:
        return SMALL[n]
    if n < 100:
        return TENS[n // 10] + ("-" + SMALL[n % 10] if n % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            return say(n // size) + " " + name + (" " + say(n % size) if n % size else "")


class Clock:
    def __init__(self, hours, minutes=0):
        self.minutes = (hours * 60 + minutes) % 1440

    def __add__(self, minutes):
        return Clock(0, self.minutes + minutes)

    def __sub__(self, minutes):
        return self + -minutes

    def __eq__(self, other):
        return self.minutes == other.minutes

    def __str__(self):
        return "%02d:%02d" % divmod(self.minutes, 60)


def triangle(*sides):
    a, b, c = sorted(sides)
    if a <= 0 or a + b < c:
        return "none"
    return ("equilateral", "isosceles", "scalene")[len({a, b, c}) - 1]


def raindrops(n):
    return "".join(s for d, s in ((3, "Pling"), (5, "Plang"), (7, "Plong")) if n % d == 0) or str(n)


def diamond(letter):
    size = ord(letter) - ord("A")
    rows = []
    for i in range(size + 1):
        row = [" "] * (2 * size + 1)
        row[size - i] = row[size + i] = chr(65 + i)
        rows.append("".join(row))
    return rows + rows[-2::-1]


def spiral(n):
    grid = [[0] * n for _ in range(n)]
    x, y, dx, dy = 0, 0, 1, 0
    for k in range(1, n * n + 1):
        grid[y][x] = k
        if not (0 <= x + dx < n and 0 <= y + dy < n and grid[y + dy][x + dx] == 0):
            dx, dy = -dy, dx
        x, y = x + dx, y + dy
    return grid


def pascal(n):
    row = [1]
    for _ in range(n):
        yield row
        row = [1] + [a + b for a, b in zip(row, row[1:])] + [1]


def balanced(text):
    pairs, stack = {")": "(", "]": "[", "}": "{"}, []
    for c in text:
        if c in pairs.values():
            stack.append(c)
        elif c in pairs and (not stack or stack.pop() != pairs[c]):
            return False
    return not stack


def minesweeper(field):
    out = []
    for y, row in enumerate(field):
        line = ""
        for x, c in enumerate(row):
            n = sum(field[j][i] == "*" for j in range(max(0, y - 1), min(len(field), y + 2)) for i in range(max(0, x - 1), min(len(row), x + 2)))
            line += c if c == "*" else str(n) if n else "."
        out.append(line)
    return out


def scrabble(word):
    points = {1: "aeioulnrst", 2: "dg", 3: "bcmp", 4: "fhvwy", 5: "k", 8: "jx", 10: "qz"}
    return sum(p for c in word.lower() for p, letters in points.items() if c in letters)


print([to_roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)], all(from_roman(to_roman(n)) == n for n in range(1, 1200)))
secret = vigenere("Attack at Dawn!", "Lemon")
print(secret, vigenere(secret, "Lemon", -1))
games = [[10] * 12, [5] * 21, [0] * 20, [3, 4] * 10, [10, 3, 6] + [0] * 16]
for rolls in games:
    game = Bowling()
    for pins in rolls:
        game.roll(pins)
    print(game.score(), end=" ")
try:
    Bowling().roll(11)
except ValueError as error:
    print(error)
print(pig_latin("the quick yellow square apple rhythm my"))
print(luhn("4539 3195 0343 6467"), luhn("8273 1232 7352 0569"), isbn("3-598-21508-8"), isbn("3-598-21507-X"), isbn("3-598-21508-9"))
print([say(n) for n in (0, 13, 22, 100, 1234, 987654321123, -5)])
print(Clock(25, -160), Clock(8) + 400, Clock(0) - 1, Clock(24) == Clock(0))
print(triangle(3, 3, 3), triangle(2, 3, 2), triangle(3, 4, 5), triangle(1, 1, 3), triangle(0, 0, 0))
print([raindrops(n) for n in (1, 3, 5, 7, 15, 21, 105)], sum(len(raindrops(n)) for n in range(1, 2000)))
print("\n".join(diamond("D")))
print(spiral(4), list(pascal(7)))
print([balanced(t) for t in ("", "{[()]}", "([)]", "((", "a(b)c]")])
print("\n".join(minesweeper(["..*..", "*....", "....*", ".**.."])))
print(scrabble("cabbage"), scrabble("Quizzify"), sum(a != b for a, b in zip("GAGCCTACTAACGGGAT", "CATCGTAATGACGGCCT")))
print(sorted({"".join(sorted(w)): w for w in "listen silent enlist google elgoog".split()}.values()))
print("".join(w[0].upper() for w in "portable network-graphics format".replace("-", " ").split()), set("abcdefghijklmnopqrstuvwxyz") <= set("the quick brown fox jumps over the lazy dog"))
armstrong = [n for n in range(1000) if sum(int(d) ** len(str(n)) for d in str(n)) == n]
perfect = [n for n in range(2, 500) if sum(d for d in range(1, n // 2 + 1) if n % d == 0) == n]
print(armstrong, perfect)
