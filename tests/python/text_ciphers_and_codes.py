"""Old ciphers and codes: Vigenère, Playfair, rail fence, Enigma-like rotors, Morse, Soundex, base 64 and 85 by hand, checksums, Luhn, ISBN."""
import base64
import zlib
from itertools import cycle
from string import ascii_lowercase as abc, ascii_uppercase as ABC

MORSE = dict(zip(abc + "0123456789", ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --.. ----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----.".split()))


def vigenere(text, key, back=False):
    if not key.isalpha() or not key.isascii():
        raise ValueError(f"key must be letters: {key!r}")
    shifts, out = cycle(abc.index(k) * (-1 if back else 1) for k in key.lower()), []
    for c in text:
        row = abc if c in abc else ABC if c in ABC else None
        out.append(row[(row.index(c) + next(shifts)) % 26] if row else c)
    return "".join(out)


def playfair(text, key, step=1):
    square = list(dict.fromkeys((key + abc).replace("j", "i")))
    letters = [c for c in text.lower().replace("j", "i") if c in abc]
    pairs, i = [], 0
    while i < len(letters):
        a, b = letters[i], letters[i + 1] if i + 1 < len(letters) else "x"
        pairs.append((a, "x" if a == b else b))
        i += 1 if a == b else 2
    out = ""
    for a, b in pairs:
        (r, c), (s, d) = (divmod(square.index(x), 5) for x in (a, b))
        if r == s:
            c, d = (c + step) % 5, (d + step) % 5
        elif c == d:
            r, s = (r + step) % 5, (s + step) % 5
        else:
            c, d = d, c
        out += square[5 * r + c] + square[5 * s + d] + " "
    return out.rstrip()


def fence(text, rails, back=False):
    order = sorted(range(len(text)), key=lambda i: (abs((i + rails - 1) % max(2 * rails - 2, 1) - rails + 1), i))
    if not back:
        return "".join(text[i] for i in order)
    out = [""] * len(text)
    for c, i in zip(text, order):
        out[i] = c
    return "".join(out)


def rotors(text, start):
    wheels = ["ekmflgdqvzntowyhxuspaibrcj", "ajdksiruxblhwtmcqgznpyfvoe", "bdfhjlcprtxvznyeiwgakmusqo"]
    mirror = dict(zip("yruhqsldpxngokmiebfzcwvjat", abc))
    places, out = list(start), []
    for c in text:
        for w in range(3):
            places[w] = (places[w] + 1) % 26
            if places[w]:
                break
        for wheel, p in zip(wheels, places):
            c = abc[(abc.index(wheel[(abc.index(c) + p) % 26]) - p) % 26]
        c = mirror[c]
        for wheel, p in zip(wheels[::-1], places[::-1]):
            c = abc[(wheel.index(abc[(abc.index(c) + p) % 26]) - p) % 26]
        out.append(c)
    return "".join(out)


def soundex(name):
    codes = {c: str(d) for d, cs in enumerate("bfpv cgjkqsxz dt l mn r".split(), 1) for c in cs}
    out, last = name[0].upper(), codes.get(name[0].lower())
    for c in name[1:].lower():
        if (code := codes.get(c)) and code != last:
            out += code
        if c not in "hw":
            last = code
    return f"{out:0<4.4}"


def base(data, size, chars):
    alphabet, bits = (abc + ABC + "0123456789") if chars is None else chars, "".join(f"{b:08b}" for b in data)
    return "".join(alphabet[int(bits[i : i + size].ljust(size, "0"), 2)] for i in range(0, len(bits), size))


def crc(data):
    r = 0xFFFFFFFF
    for b in data:
        r ^= b
        for _ in range(8):
            r = r >> 1 ^ (0xEDB88320 if r & 1 else 0)
    return r ^ 0xFFFFFFFF


def adler(data):
    a, b = 1, 0
    for x in data:
        a = (a + x) % 65521
        b = (b + a) % 65521
    return b << 16 | a


def luhn(digits):
    return sum(sum(divmod(int(d) * (1 + i % 2), 10)) for i, d in enumerate(reversed(digits))) % 10 == 0


text = "Attack at Dawn, 5:30!"
print(secret := vigenere(text, "Lemon"), vigenere(secret, "lemon", back=True), vigenere("", "a"))
print(playfair("Hide the gold in the tree stump", "playfirexm"), playfair(playfair("jam", "key"), "key", -1), repr(playfair("", "k")))
print([fence("WEAREDISCOVEREDFLEEATONCE", r) for r in (1, 2, 3, 30)], all(fence(fence(text, r), r, True) == text for r in range(1, 25)))
print(cipher := rotors("helloworld" * 6, (0, 1, 2)), rotors(cipher, (0, 1, 2))[:10], rotors("aaaa", [25, 25, 25]))
print(" / ".join(" ".join(MORSE[c] for c in w) for w in "sos at 42".split()), len(set(MORSE.values())), [soundex(n) for n in "Robert Rupert Ashcraft Tymczak Pfister Honeyman Lee".split()])
print(base(b"Many hands", 6, ABC + abc + "0123456789+/"), base64.b64encode(b"Many hands").decode(), base(b"f", 5, ABC + "234567"), base64.b32encode(b"f").decode(), base64.b85encode(b"hello").decode())
data = bytes((i * 7 + 3) % 256 for i in range(120))
print(crc(data) == zlib.crc32(data), adler(data) == zlib.adler32(data), f"{crc(b'123456789'):08x} {adler(b'Wikipedia'):08x}", crc(b""), [luhn(n) for n in ("79927398713", "4111111111111111", "1", "")], sum(i * int(c) for i, c in zip(range(10, 1, -1), "030640615")) % 11)
for act in (lambda: vigenere("x", "k1"), lambda: vigenere("x", ""), lambda: rotors("A", (0, 0, 0)), lambda: MORSE["é"], lambda: soundex(""), lambda: luhn("12a"), lambda: base(b"\xff", 6, "ab"), lambda: base64.b64decode("abc"), lambda: fence(5, 2)):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
