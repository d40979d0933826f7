# Strings put together from few and many, short and long ones, of all widths; characters replaced by tables.
import random

random.seed(11)
alphabets = ["abcxyz", "aé", "abcdefghijklmnopqrstuvwxyz0123456789", "aЖ", "a😀", ""]


def text(alphabet, length):
    return "".join(random.choice(alphabet) for _ in range(length)) if alphabet else ""


def check(separator, parts):
    joined = separator.join(parts)
    slow = ""
    for i, part in enumerate(parts):
        if i: slow += separator
        slow += part
    assert joined == slow and hash(joined) == hash(slow), (separator, parts)
    assert separator.join(tuple(parts)) == slow and separator.join(iter(parts)) == slow
    return len(joined)


total = 0
for round in range(400):
    alphabet = random.choice(alphabets)
    longest = random.choice([1, 3, 8, 9, 16, 17, 33, 70])
    parts = [text(random.choice([alphabet, alphabet, "ab"]), random.randint(0, longest)) for _ in range(random.randint(0, 40))]
    total += check(text(random.choice(alphabets), random.randint(0, 4)), parts)
print(total)
grown = ""
for i in range(600):
    grown += "xy"
    if i % 50 == 0: total += check(grown, [grown, "a", grown, "é"]) + check("", ["a", grown, "b"])
print(total, len(f"{grown}{1}{'é'}{grown}"), f"{'a'}{'bc'}{'defghijk'}{'lmnopqrstuvwxyz' * 3}")
for wrong in (["a", 1], [None], ("a", b"b")):
    try: ",".join(wrong)
    except TypeError as error: print(error)


def slow_translate(text, table):
    out = []
    for c in text:
        try: found = table[ord(c)]
        except LookupError: found = c
        out.append("" if found is None else chr(found) if isinstance(found, int) else found)
    return "".join(out)


class Table:
    def __getitem__(self, key):
        if key == 98: raise LookupError
        return key + 1 if key < 120 else None


class Default(dict):
    def __missing__(self, key): return chr(key).upper()


tables = [
    str.maketrans("abc", "xyz"), str.maketrans("abc", "éЖ😀"), str.maketrans("", "", "aeiou"), str.maketrans({"a": "long", "b": None, "é": "e"}),
    {}, Table(), Default({97: "A!"}), {97: 98, 98: 97, 99: 233, 100: 127, 101: 128},
]
for table in tables:
    for source in ("", "a", "abcabcxyz" * 40, "hello world" * 30 + "é", "Жabc😀" * 20, "zzz" * 200 + "a" + "q" * 300):
        if type(table) is not Table or source.isascii():
            assert source.translate(table) == slow_translate(source, table), (table, source)
    print("a bcd Zebra".translate(table))
for wrong in ({97: -1}, {97: 0x110000}, {97: 1.5}, {97: 2**70}, {97: -2**70}):
    try: print("banana".translate(wrong))
    except (ValueError, TypeError) as error: print(error)

# Sets keep their order through growing, shrinking and operations.
numbers = [random.randrange(10**6) for _ in range(3000)] + list(range(50))
grown = set()
for i, n in enumerate(numbers):
    grown.add(n)
    if i % 3 == 0: grown.discard(numbers[i // 2])
print(len(grown), sum(i * n for i, n in enumerate(grown)), list(grown)[:5])
for size in (0, 3, 4, 5, 8, 18, 19, 20, 76, 77, 78, 300, 1228, 1229, 2000):
    a, b = set(numbers[:size]), set(numbers[size // 2:size + 9])
    made = [a & b, a | b, a - b, a ^ b, b - a, a.copy(), {n for n in a if n % 2}, set(map(str, a)) and a, frozenset(a) | b]
    popped = [a.pop() for _ in range(min(size // 2, len(a)))]
    a |= b; b -= set(popped)
    print(size, [sum(i * n for i, n in enumerate(s)) % 1000003 for s in (*made, popped, a, b)])
mixed = {1, "a", 2.5, None, (1, 2)}
mixed |= {True, "b", 1.0}
print(len(mixed), "a" in mixed, 2.5 in mixed, (1, 2) in mixed, "ab"[:1] in mixed, 3 in mixed)
