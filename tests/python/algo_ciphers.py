# Ciphers and codes, there and back.
import string
from itertools import cycle

ALPHABET = string.ascii_lowercase


def caesar(text, shift):
    table = str.maketrans(ALPHABET + ALPHABET.upper(), "".join(a[shift % 26 :] + a[: shift % 26] for a in (ALPHABET, ALPHABET.upper())))
    return text.translate(table)


def vigenere(text, key, sign=1):
    shifts = cycle(ALPHABET.index(c) for c in key)
    return "".join(ALPHABET[(ALPHABET.index(c) + sign * next(shifts)) % 26] if c in ALPHABET else c for c in text)


def rail(text, n):
    rows = [[] for _ in range(n)]
    for c, i in zip(text, cycle([*range(n), *range(n - 2, 0, -1)])):
        rows[i].append(c)
    return "".join(map("".join, rows))


def unrail(text, n):
    order = sorted(range(len(text)), key=lambda k: (min(k % (2 * n - 2), -k % (2 * n - 2)), k))
    out = [""] * len(text)
    for c, i in zip(text, order):
        out[i] = c
    return "".join(out)


MORSE = dict(zip(string.ascii_uppercase, ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..".split()))
BACK = {code: letter for letter, code in MORSE.items()}
plain = "Hello, World! xyz"
print(caesar(plain, 3), caesar(caesar(plain, 3), -3) == plain, caesar(plain, 13), caesar(caesar(plain, 13), 13) == plain)
secret = vigenere("attack at dawn", "lemon")
print(secret, vigenere(secret, "lemon", -1))
print(rail("WEAREDISCOVEREDFLEEATONCE", 3), unrail(rail("WEAREDISCOVEREDFLEEATONCE", 3), 3))
code = " ".join(MORSE[c] for c in "SOSHELP")
print(code, "".join(BACK[c] for c in code.split()))


def xor(data, key):
    return bytes(a ^ b for a, b in zip(data, cycle(key)))


hidden = xor("geheim ä".encode(), b"key")
print(hidden, xor(hidden, b"key").decode(), hidden.hex(" "))
p, q, e = 61, 53, 17
d = pow(e, -1, (p - 1) * (q - 1))
sealed = [pow(ord(c), e, p * q) for c in "RSA"]
print(d, sealed, "".join(chr(pow(c, d, p * q)) for c in sealed))


def luhn(number):
    digits = [int(c) for c in reversed(number)]
    return sum(digits[::2]) + sum(sum(divmod(2 * x, 10)) for x in digits[1::2])


print([luhn(n) % 10 == 0 for n in ("4539578763621486", "79927398713", "79927398710")])


def crc(data):
    value = 0xFFFFFFFF
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ (0xEDB88320 if value & 1 else 0)
    return value ^ 0xFFFFFFFF


import zlib

print(hex(crc(b"123456789")), crc(b"hello") == zlib.crc32(b"hello"))
gray = [n ^ n >> 1 for n in range(16)]
print(gray, all(bin(a ^ b).count("1") == 1 for a, b in zip(gray, gray[1:])))


def hamming(bits):
    a, b, c, d = bits
    return [a ^ b ^ d, a ^ c ^ d, a, b ^ c ^ d, b, c, d]


def corrected(code):
    wrong = 0
    for i, bit in enumerate(code, 1):
        wrong ^= i * bit
    code = list(code)
    if wrong:
        code[wrong - 1] ^= 1
    return [code[i] for i in (2, 4, 5, 6)]


words = [[n >> i & 1 for i in range(4)] for n in range(16)]
print(all(corrected([bit ^ (i == flip) for i, bit in enumerate(hamming(w))]) == w for w in words for flip in range(8)))
print("".join(f"{ord(c):08b}" for c in "Hi"), int("4869", 16).to_bytes(2, "big"))
counts = {c: secret.count(c) for c in sorted(set(secret)) if c.isalpha()}
print(max(counts, key=counts.get), counts)
