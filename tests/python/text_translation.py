# Tables that replace characters: by dicts, functions of mapping classes, deletions, wide characters.
from collections import defaultdict

table = str.maketrans("abc", "xyz", "!?")
print("aabbcc!?d".translate(table), "".translate(table), "ünï€😀a".translate(table), sorted(table.items()))
print("hello".translate({104: "H", 101: None, ord("l"): "<l>", 111: 0x1F600}))
print("mixed ß".translate({ord("ß"): "ss", "m": "no effect"}), "abc".translate(str.maketrans({"a": "1", 98: None})))


class Upper:
    def __getitem__(self, code):
        if code == 120:
            raise LookupError
        return chr(code).upper()


print("xyz".translate(Upper()), "abc".translate(["?"] * 98), "abab".translate(defaultdict(lambda: "-", {97: "A"})))
for bad in ({97: 1.5}, {97: -1}, {97: 0x110000}):
    try:
        print("a".translate(bad))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
for bad in (("a", "bc"), ("ab",), (1, 2)):
    try:
        str.maketrans(*bad)
    except (TypeError, ValueError) as error:
        print(type(error).__name__)
vowels = str.maketrans("", "", "aeiou")
print("the quick brown fox".translate(vowels), len("x" * 1000 + "e" * 500) - len(("x" * 1000 + "e" * 500).translate(vowels)))
print(b"hello".translate(bytes.maketrans(b"el", b"ip")), b"a-b-c".translate(None, b"-"), bytearray(b"abc").translate(bytes(range(256)), b"b"))
dna = "GATTACA"
print(dna[::-1].translate(str.maketrans("ACGT", "TGCA")), dna.swapcase(), dna.casefold())
leet = str.maketrans(dict(zip("aeiost", "431057")))
print("elite hackers of taste".translate(leet))
