# Encoding, decoding, searching and translating texts of two and four bytes a character, and of pieces where widths change.
samples = ["é", "ñandú " * 50, "a" * 200 + "é", "é" * 63 + "a" * 2, "ж" * 64, "漢字" * 70, "x😀" * 40, "é" * 64 + "😀" + "é" * 64, "😀" * 129, "\u07ff\u0800\uffff\U00010000\U0010ffff"]
for s in samples:
    b = s.encode()
    assert b.decode() == s and len(b) == sum(len(c.encode()) for c in s)
    assert s.encode("utf-8-sig") == b"\xef\xbb\xbf" + b
    assert b.decode("utf-8", "replace") == s
    print(len(s), len(b), b[:12], max(s), s.isascii())
for bad in ("a\ud800b", "é" * 70 + "\udfff", "\ud83d", "é\ud800" * 40):
    try:
        bad.encode()
    except UnicodeEncodeError as e:
        print(e)
    print(bad.encode(errors="replace")[:9], len(bad.encode(errors="surrogatepass")), bad.encode(errors="ignore")[-4:])
print(("é" * 100).encode()[:-1].decode(errors="ignore")[-2:], ascii(b"abc\xff\xc3\xa9".decode(errors="replace")))
t = ("é%d ñ" * 40) % tuple(range(40))
for c in ("é", "ñ", "z", "9", "é9", "😀"):
    print(c, t.count(c), t.find(c), t.rfind(c), t.count(c, 5, 60), t.find(c, 50), len(t.replace(c, "__")), c in t, t.split(c)[:2])
w = "😀" + t
print(w.count("é"), w.find("9"), w.find("ñ", 100), w.replace("ñ", "").count("é"), w.index("1"))
print("é".join(["ab", "", "c" * 40, "ñ"]), "-".join(["é", "abc", "漢"]), "x".join(["😀", "a"]), "漢".join("abc") == "a漢b漢c")
text = "hello world 123 " * 20
table = {ord("l"): None, ord("o"): "0", ord("w"): ord("W"), ord("1"): "één", ord("2"): 0x80, ord("3"): 0x81, ord("h"): 228}
out = text.translate(table)
print(out[:40].encode(), len(out), text.translate({ord(c): None for c in "helo"})[:12], text.translate({ord("e"): None, ord(" "): None})[:20])
print("".join(map(chr, range(128))).translate({i: i ^ 1 for i in range(128)})[:5].encode())
for s, base in (("ff", 16), ("FF", 16), ("f_f", 16), ("0x1_f", 16), ("0b101", 2), ("z" * 30, 36), ("Z" * 30, 36), ("9" * 50, 10), ("٣٤", 10), ("1٣", 10), ("777", 8), ("dead" * 40, 16), ("0x" + "F" * 64, 0), ("0", 0), ("00", 0)):
    print(int(s, base), int("-" + s, base), int(" +" + s + "\n", base))
for s, base in (("f_", 16), ("_f", 16), ("g", 16), ("", 16), ("0x", 16), ("12", 2), ("1__0", 10), ("010", 0), ("é", 10), ("-", 10)):
    try:
        print(int(s, base))
    except ValueError as e:
        print(e)
