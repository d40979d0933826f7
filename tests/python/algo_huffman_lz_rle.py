from collections import Counter
import heapq
from itertools import groupby, count
text = "she sells sea shells by the sea shore; " * 6 + "aaaaabbbbbbbbbcccd" 
def rle(s): return "".join(f"{len(list(g))}{c}" for c, g in groupby(s))
def huffman(s):
    tick = count()
    heap = [(n, next(tick), c) for c, n in sorted(Counter(s).items())]
    heapq.heapify(heap)
    while len(heap) > 1:
        a, b = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, (a[0] + b[0], next(tick), (a[2], b[2])))
    codes = {}
    def walk(node, prefix):
        if isinstance(node, tuple): walk(node[0], prefix + "0"); walk(node[1], prefix + "1")
        else: codes[node] = prefix or "0"
    walk(heap[0][2], "")
    return codes
def lzw(s):
    table, w, out = {chr(i): i for i in range(256)}, "", []
    for c in s:
        if w + c in table: w += c
        else:
            out.append(table[w]); table[w + c] = len(table); w = c
    return out + [table[w]] if w else out
def unlzw(codes):
    table = {i: chr(i) for i in range(256)}
    w = made = chr(codes[0])
    for k in codes[1:]:
        entry = table[k] if k in table else w + w[0]
        made += entry; table[len(table)] = w + entry[0]; w = entry
    return made
def lz77(s, window=64):
    i, out = 0, []
    while i < len(s):
        best, back = 0, 0
        for j in range(max(0, i - window), i):
            n = 0
            while i + n < len(s) - 1 and s[j + n] == s[i + n] and n < 30: n += 1
            if n > best: best, back = n, i - j
        out.append((back, best, s[i + best])); i += best + 1
    return out
def unlz77(parts):
    made = []
    for back, n, c in parts:
        for _ in range(n): made.append(made[-back])
        made.append(c)
    return "".join(made)
def bwt(s):
    s += "\0"
    return "".join(r[-1] for r in sorted(s[i:] + s[:i] for i in range(len(s))))
codes = huffman(text)
bits = "".join(codes[c] for c in text)
print(len(text) * 8, len(bits), sorted((len(v), k) for k, v in codes.items())[:5])
back, piece = {v: k for k, v in codes.items()}, ""
made = []
for b in bits:
    piece += b
    if piece in back: made.append(back[piece]); piece = ""
print("".join(made) == text, unlzw(lzw(text)) == text, len(lzw(text)), unlz77(lz77(text)) == text, len(lz77(text)))
print(rle(bwt(text[:60]))); print(rle(text[-18:]), lz77("abcabcabcabcd"))
