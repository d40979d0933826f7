s = "naïve café Ünï 日本 😀 ß ﬁ Σς"
print(s.upper(), s.lower(), s.title(), s.swapcase(), s.casefold(), s.capitalize(), len(s), s[::-1], s.encode("utf-8")[:12], s.encode("utf-16-le")[:6], [c for c in s if not c.isascii()][:5], s.isprintable())
print([(c, c.isalpha(), c.isdigit(), c.isnumeric(), c.isdecimal(), c.isalnum(), c.isspace(), c.isupper(), c.isidentifier()) for c in "a1²½٣_ A\u2003β日"], "é" == "e\u0301", len("e\u0301"), ord("😀"), "\N{SNOWMAN}", ascii("日"), "日本".encode("unicode_escape") if 0 else "")
for enc in ("ascii", "latin-1", "utf-8", "utf-16"):
    for err in ("strict", "replace", "ignore", "xmlcharrefreplace", "backslashreplace"):
        try: print(enc, err, "aé€😀".encode(enc, err)[:16])
        except UnicodeEncodeError as e: print(enc, e.args[0])
for data in (b"\xff", b"\xc3", b"a\xe2\x82", b"\xed\xa0\x80", b"ok\x80\x81"):
    for err in ("strict", "replace", "ignore", "backslashreplace", "surrogateescape"):
        try: print(data, err, ascii(data.decode("utf-8", err)))
        except UnicodeDecodeError as e: print(data, e)
print("ß".upper(), "ŉ".upper(), "ﬀ".casefold(), "Straße".casefold() == "STRASSE".casefold(), sorted("éeaz"), "a\u0300b".center(7, "·"), "日本".ljust(4, "-"), "x".zfill(3), "tab\tx".expandtabs(4), "a,b,,c".split(","), " a  b ".split(), "a\x0bb\x1cc\u2028d".splitlines(), "abcabc".translate({97: "A", 98: None, 99: "cc"}), str.maketrans("ab", "xy", "z"))
n = 0
for i in range(1000): c = chr(97 + i % 26); n += c.isalpha() + len(c.upper()) + len((c + "é").encode()) + (c + "x").find("x")
print(n)

# Letters that cannot be in names, or not at their beginning, and one in lower case without a capital.
for code in [0x37A, 0xE33, 0xEB3, 0x1885, 0x2118, 0x2E2F, 0xFC5E, 0xFDFA, 0xFE70, 0xFE71, 0xFE7E, 0xFF9E, 0xE9]:
    print(hex(code), chr(code).isidentifier(), ("a" + chr(code)).isidentifier())
print("\u0295".islower(), "\u0295A".istitle(), ascii("\u0295a".title()))
