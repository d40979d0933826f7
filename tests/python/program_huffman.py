# Compression: huffman coding, run lengths, LZ77, LZW, move to front, Burrows-Wheeler; checksums.


class Leaf:
    def __init__(self, symbol, weight):
        self.symbol = symbol
        self.weight = weight
        self.first = symbol

    def codes(self, prefix, table):
        table[self.symbol] = prefix or "0"


class Branch:
    def __init__(self, left, right):
        self.left = left
        self.right = right
        self.weight = left.weight + right.weight
        self.first = min(left.first, right.first)

    def codes(self, prefix, table):
        self.left.codes(prefix + "0", table)
        self.right.codes(prefix + "1", table)


def frequencies(text):
    counts = {}
    for c in text:
        counts[c] = counts.get(c, 0) + 1
    return counts


def huffman_tree(text):
    nodes = [Leaf(c, n) for c, n in frequencies(text).items()]
    while len(nodes) > 1:
        nodes.sort(key=lambda n: (n.weight, n.first))
        left, right, *nodes = nodes
        nodes.append(Branch(left, right))
    return nodes[0]


def huffman_encode(text):
    tree = huffman_tree(text)
    table = {}
    tree.codes("", table)
    return "".join(table[c] for c in text), tree, table


def huffman_decode(bits, tree):
    if isinstance(tree, Leaf):
        return tree.symbol * len(bits)
    out, node = [], tree
    for bit in bits:
        node = node.left if bit == "0" else node.right
        if isinstance(node, Leaf):
            out.append(node.symbol)
            node = tree
    return "".join(out)


def rle_encode(text):
    out = []
    for c in text:
        if out and out[-1][0] == c:
            out[-1][1] += 1
        else:
            out.append([c, 1])
    return [tuple(p) for p in out]


def rle_decode(pairs):
    return "".join(c * n for c, n in pairs)


def lzw_encode(text):
    table = {chr(i): i for i in range(256)}
    current, out = "", []
    for c in text:
        if current + c in table:
            current += c
        else:
            out.append(table[current])
            table[current + c] = len(table)
            current = c
    if current:
        out.append(table[current])
    return out


def lzw_decode(codes):
    table = {i: chr(i) for i in range(256)}
    previous = table[codes[0]]
    out = [previous]
    for code in codes[1:]:
        entry = table[code] if code in table else previous + previous[0]
        out.append(entry)
        table[len(table)] = previous + entry[0]
        previous = entry
    return "".join(out)


def lz77_encode(text, window=24):
    i, out = 0, []
    while i < len(text):
        best, where = 0, 0
        for start in range(max(0, i - window), i):
            n = 0
            while i + n < len(text) - 1 and text[start + n] == text[i + n] and n < window:
                n += 1
            if n > best:
                best, where = n, i - start
        out.append((where, best, text[i + best]))
        i += best + 1
    return out


def lz77_decode(triples):
    out = []
    for back, length, c in triples:
        for _ in range(length):
            out.append(out[-back])
        out.append(c)
    return "".join(out)


def bwt(text, end="\0"):
    text += end
    rotations = sorted(text[i:] + text[:i] for i in range(len(text)))
    return "".join(r[-1] for r in rotations)


def unbwt(text, end="\0"):
    counts, ranks = {}, []
    for c in text:
        ranks.append(counts.get(c, 0))
        counts[c] = counts.get(c, 0) + 1
    first, total = {}, 0
    for c in sorted(counts):
        first[c] = total
        total += counts[c]
    row, out = 0, []
    while text[row] != end:
        out.append(text[row])
        row = first[text[row]] + ranks[row]
    return "".join(reversed(out))


def move_to_front(text):
    symbols = sorted(set(text))
    out = []
    for c in text:
        i = symbols.index(c)
        out.append(i)
        symbols.insert(0, symbols.pop(i))
    return out


def crc32(text):
    table = []
    for n in range(256):
        for _ in range(8):
            n = n >> 1 ^ 0xEDB88320 if n & 1 else n >> 1
        table.append(n)
    crc = 0xFFFFFFFF
    for c in text:
        crc = table[(crc ^ ord(c)) & 0xFF] ^ crc >> 8
    return crc ^ 0xFFFFFFFF


def adler32(text):
    a, b = 1, 0
    for c in text:
        a = (a + ord(c)) % 65521
        b = (b + a) % 65521
    return b << 16 | a


text = "she sells sea shells by the sea shore; the shells she sells are surely seashells. " * 4
bits, tree, table = huffman_encode(text)
print(len(text) * 8, len(bits), huffman_decode(bits, tree) == text, table["s"], sorted(table, key=lambda c: (len(table[c]), c))[:5])
bits, tree, table = huffman_encode("aaaa")
print(bits, huffman_decode(bits, tree), table)
runs = rle_encode("WWWWBBBWWC")
print(runs, rle_decode(runs), len(rle_encode(text)))
codes = lzw_encode(text)
print(len(codes), lzw_decode(codes) == text, codes[:12], lzw_decode(lzw_encode("aaaaaaa")))
triples = lz77_encode(text[:170])
print(len(triples), lz77_decode(triples) == text[:170], triples[:4])
mixed = bwt("banana")
print(repr(mixed), unbwt(mixed), unbwt(bwt(text[:82])) == text[:82], move_to_front("bananaaa"))
print(hex(crc32("The quick brown fox jumps over the lazy dog")), hex(adler32("Wikipedia")), crc32(text), crc32(""))
