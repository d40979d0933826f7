# Packing texts: run lengths, Huffman, LZ77, LZW, bits, base conversions, deltas: there and back.
import heapq
from collections import Counter
from itertools import count, groupby

TEXTS = ["", "a", "aaaa", "abracadabra", "the rain in spain stays mainly in the plain", "ab" * 40, "äöü€😀" * 3]


def rle(text):
    return [(len(list(g)), c) for c, g in groupby(text)]


def huffman(text):
    order = count()
    heap = [(n, next(order), c) for c, n in sorted(Counter(text).items())]
    heapq.heapify(heap)
    while len(heap) > 1:
        a, b = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, (a[0] + b[0], next(order), (a[2], b[2])))
    codes = {}

    def walk(tree, prefix):
        if isinstance(tree, tuple):
            walk(tree[0], prefix + "0")
            walk(tree[1], prefix + "1")
        else:
            codes[tree] = prefix or "0"

    if heap:
        walk(heap[0][2], "")
    return codes


def decode(bits, codes):
    back, out, word = {v: k for k, v in codes.items()}, [], ""
    for bit in bits:
        word += bit
        if word in back:
            out.append(back[word])
            word = ""
    return "".join(out)


def lz77(text, window=20):
    out, at = [], 0
    while at < len(text):
        best = (0, 0)
        for back in range(1, min(window, at) + 1):
            n = 0
            while at + n < len(text) - 1 and text[at + n] == text[at - back + n % back]:
                n += 1
            best = max(best, (n, back))
        n, back = best
        out.append((back if n else 0, n, text[at + n]))
        at += n + 1
    return out


def unlz77(parts):
    out = []
    for back, n, c in parts:
        for _ in range(n):
            out.append(out[-back])
        out.append(c)
    return "".join(out)


def lzw(text):
    table = {c: i for i, c in enumerate(sorted(set(text)))}
    start, word, out = dict(table), "", []
    for c in text:
        if word + c in table:
            word += c
        else:
            out.append(table[word])
            table[word + c] = len(table)
            word = c
    if word:
        out.append(table[word])
    return out, sorted(start)


def unlzw(codes, alphabet):
    if not codes:
        return ""
    table = dict(enumerate(alphabet))
    word = table[codes[0]]
    out = [word]
    for code in codes[1:]:
        entry = table[code] if code in table else word + word[0]
        out.append(entry)
        table[len(table)] = word + entry[0]
        word = entry
    return "".join(out)


for text in TEXTS:
    codes = huffman(text)
    bits = "".join(codes[c] for c in text)
    parts, packed = lz77(text), lzw(text)
    print(len(text), len(rle(text)), len(bits), len(parts), len(packed[0]), "".join(c * n for n, c in rle(text)) == text, decode(bits, codes) == text, unlz77(parts) == text, unlzw(*packed) == text)
print(huffman("abracadabra"), lz77("abababab"), lzw("abababab"))


def pack(bits):
    padded = bits + "0" * (-len(bits) % 8)
    return bytes([len(padded) - len(bits)]) + int("1" + padded, 2).to_bytes(len(padded) // 8 + 1, "big")[1:]


def unpack(data):
    bits = "".join(f"{b:08b}" for b in data[1:])
    return bits[: len(bits) - data[0]]


print(all(unpack(pack(b)) == b for b in ("", "1", "01010", "1" * 17, "0" * 8)), pack("10101").hex())
series = [100, 102, 101, 105, 105, 104, 110]
deltas = [b - a for a, b in zip([0, *series], series)]
zigzag = [d << 1 ^ d >> 63 for d in deltas]
print(deltas, zigzag, [(z >> 1) ^ -(z & 1) for z in zigzag] == deltas)
