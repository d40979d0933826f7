# Lone surrogates that are passed, handlers of the program's, and long texts that are encoded and change their case.
import codecs


def tried(action):
    try:
        return ascii(action())
    except Exception as error:
        return f"{type(error).__name__}: {ascii(str(error))}"


for data in [b"\xed\xa0\x80\x00", b"\xed\xa0\x80", b"\xed\xa0", b"a\xed\xb0\x80b", b"\x00\xd8", b"\x00\xd8\x00\x00"]:
    for encoding in ["utf-8", "utf-8-sig", "ascii", "utf-16-le", "utf-32-le", "cp1252", "utf-32-be"]:
        print(encoding, data, tried(lambda: data.decode(encoding, "surrogatepass")))
for encoding in ["utf-8", "utf-8-sig", "ascii", "latin-1", "utf-16-le", "utf-32-be", "cp1252"]:
    print(encoding, tried(lambda: "a\ud800b".encode(encoding, "surrogatepass")))

seen = []


def stars(error):
    seen.append(error)
    if isinstance(error, UnicodeEncodeError):
        return "*" * (error.end - error.start), error.end
    return f"<{error.object[error.start]:02x}>", error.start + 1


codecs.register_error("test.stars", stars)
data = b"\xff" * 20_000
text = data.decode("utf-8", "test.stars")
print(len(text), text[:8], seen[0].object is seen[-1].object, len(seen), seen[-1].start)
print(tried(lambda: bytearray(b"a\x80b\xfe").decode("ascii", "test.stars")))
print("é€a𝄞b".encode("latin-1", "test.stars"), "aéb€".encode("ascii", "test.stars"))
codecs.register_error("test.bytes", lambda error: (b"\x00\x01", error.start + 1))
print("a€€b".encode("ascii", "test.bytes"))
codecs.register_error("test.back", lambda error: ("é", error.end))
print(tried(lambda: "a€b".encode("ascii", "test.back")))

# More than what is encoded at once.
for text in ["é" * 100_000, "aé€" * 40_000 + "𝄞", "x" * 70_000 + "\ud800" + "y" * 70_000 + "é"]:
    for encoding in ["utf-8", "utf-16", "latin-1", "cp1252"]:
        encoded = text.encode(encoding, "replace")
        print(len(encoded), sum(encoded), len(encoded.decode(encoding)))

# A sigma at the end of a word differs.
for text in ["ΌΔΟΣ ΌΔΟΣ.", "ΑΣ", "Σ", "σΣς", "İΣ Σİ", "éÀ ǆa ŉb ßS", "aΣ\ud800Σb", "ﬁΣ", "ÀÉ" * 3]:
    print(ascii(text.title()), ascii(text.capitalize()), ascii(text.swapcase()), ascii(text.lower()))
