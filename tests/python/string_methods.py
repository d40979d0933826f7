# The methods of str.

s = "Hello, World"
print(s.lower(), s.upper(), s.swapcase(), s.title(), "hello world".capitalize(), "ǅ ß".upper(), "HELLO".casefold())
print(s.find("o"), s.find("o", 5), s.find("zz"), s.rfind("o"), s.index("W"), s.rindex("l"), s.count("l"), s.count(""), s.find("", 4))
print(s.startswith("Hell"), s.endswith("ld"), s.startswith(("x", "H")), s.startswith("ello", 1), s.endswith("lo", 0, 5))
print(s.replace("l", "L"), s.replace("l", "L", 2), s.replace("", "-"), "aaa".replace("aa", "b"), s.replace("xyz", ""))
print("  pad ".strip() + "|", "  pad ".lstrip() + "|", "  pad ".rstrip() + "|", "xxabcxx".strip("x"), "abcba".strip("ab"), "www.site.com".lstrip("w."))
print("a,b,,c".split(","), "a b   c ".split(), "a b   c ".split(" "), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "".split(), "".split(","))
print("one\ntwo\r\nthree\n".splitlines(), "a\nb".splitlines(True), "k=v=w".partition("="), "k=v=w".rpartition("="), "none".partition("="))
print("-".join(["a", "b", "c"]), "".join([]), ", ".join(str(i) for i in range(3)), "x".join("abc"))
print("ab".center(6) + "|", "ab".ljust(5, ".") + "|", "ab".rjust(5, "0") + "|", "42".zfill(5), "-42".zfill(6), "abc".center(8, "*"))
print("abc".isalpha(), "abc1".isalnum(), "123".isdigit(), " \t".isspace(), "Abc".istitle(), "abc".islower(), "ABC".isupper(), "".isalpha(), "12.5".isnumeric(), "½".isnumeric(), "x1_".isidentifier(), "1x".isidentifier(), "٣".isdecimal())
print("abc" < "abd", "Z" < "a", "" < "a", "abc" == "abc", "a" * 5, 3 * "xy", "a" * 0, "a" * -1, "ell" in s, "" in s, "z" not in s)
print("tab\there".expandtabs(8), "prefix-body".removeprefix("prefix-"), "body.txt".removesuffix(".txt"))
print("hello".translate({104: "j", 101: None, 108: 76}), "hello".translate(str.maketrans("el", "ip")), "hello".translate(str.maketrans({"h": "H"})))
print(ord("a"), chr(8364), ord("€"), chr(0x1F600), len("naïve"), "naïve"[2], "日本語"[::-1], [c for c in "añb"])
print(max("hello"), min("hello"), sorted("hello"), list("abc"), tuple("ab"), "".join(reversed("stressed")), "abc".__len__(), "b" in {"a": 1, "b": 2})
for thunk in (lambda: "abc".index("z"), lambda: "a".join([1]), lambda: "abc".split(""), lambda: "a" + 1, lambda: ord("ab"), lambda: chr(-1), lambda: "abc".nope(), lambda: "a" * 1.5, lambda: "x".center("y"), lambda: 5 in "abc", lambda: "abc".replace("a")):
    try:
        print(thunk())
    except (ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__ + ":", error)


def is_palindrome(text):
    letters = [c for c in text.lower() if c.isalnum()]
    return letters == letters[::-1]


print(is_palindrome("A man, a plan, a canal: Panama"), is_palindrome("not one"))


def caesar(text, shift):
    out = []
    for c in text:
        if c.isupper():
            out.append(chr((ord(c) - 65 + shift) % 26 + 65))
        elif c.islower():
            out.append(chr((ord(c) - 97 + shift) % 26 + 97))
        else:
            out.append(c)
    return "".join(out)


secret = caesar("The Quick Brown Fox!", 11)
print(secret, caesar(secret, -11))
text = "the rain in spain stays mainly in the plain " * 20
words = {}
for word in text.split():
    words[word] = words.get(word, 0) + 1
print(sorted(words.items(), key=lambda kv: (-kv[1], kv[0])))
built = ""
for i in range(2000):
    built += chr(97 + i * 7 % 26)
    if len(built) > 100:
        built = built[50:]
print(built, len(built), hash(built) == hash("" + built))
vowels = 0
for c in text:
    if c in "aeiou":
        vowels += 1
print(vowels, text.count("ain"), text.upper().find("PLAIN"), text.title()[:20])
print("a\\b\x41\u0042\N{BULLET}\101", r"raw\n", 'single"', "double'", """tri"ple""", "con" "cat", "line\
continued")
