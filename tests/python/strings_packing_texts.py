"""Packing texts: LZ77 with windows, LZW with growing dictionaries, move to front, Burrows–Wheeler, deltas and variable bytes."""


def lz77(text, window=32):
    i, out = 0, []
    while i < len(text):
        best = (0, 0)
        for start in range(max(0, i - window), i):
            n = 0
            while i + n < len(text) - 1 and text[start + n] == text[i + n]:
                n += 1
            if n > best[1]:
                best = (i - start, n)
        out.append((*best, text[i + best[1]]))
        i += best[1] + 1
    return out


def unlz77(tokens):
    out = []
    for back, n, c in tokens:
        if back > len(out):
            raise ValueError(f"reaches {back} back with {len(out)} there")
        for _ in range(n):
            out.append(out[-back])
        out.append(c)
    return "".join(out)


def lzw(data):
    codes, word, out = {bytes([i]): i for i in range(256)}, b"", []
    for byte in data:
        longer = word + bytes((byte,))
        if longer in codes:
            word = longer
        else:
            out.append(codes[word])
            codes[longer] = len(codes)
            word = bytes([byte])
    return out + [codes[word]] if word else out


def unlzw(codes):
    words = [bytes([i]) for i in range(256)]
    out, last = bytearray(), None
    for code in codes:
        if code > len(words) or last is None and code > 255:
            raise ValueError("bad code %#06x" % code)
        word = words[code] if code < len(words) else last + last[:1]
        out += word
        if last is not None:
            words.append(last + word[:1])
        last = word
    return bytes(out)


def wheeler(s):
    turns = sorted(s[i:] + s[:i] for i in range(len(s)))
    return "".join(t[-1] for t in turns), turns.index(s) if s else 0


def unwheeler(last, at):
    order = sorted(range(len(last)), key=lambda i: last[i])
    out = []
    for _ in last:
        at = order[at]
        out.append(last[at])
    return "".join(out)


def to_front(s):
    row, out = sorted(set(s)), []
    for c in s:
        out.append(i := row.index(c))
        row.insert(0, row.pop(i))
    return out


def variable(numbers):
    out, before = bytearray(), 0
    for n in numbers:
        gap, before = (n - before << 1) ^ (n - before >> 127), n
        while gap > 127:
            out.append(gap & 127 | 128)
            gap >>= 7
        out.append(gap)
    return bytes(out)


def unvariable(data):
    n = shift = value = 0
    for b in data:
        n |= (b & 127) << shift
        shift += 7
        if b < 128:
            value += n >> 1 ^ -(n & 1)
            yield value
            n = shift = 0
    if shift:
        raise EOFError("ends within a number")


song = "how much wood would a woodchuck chuck if a woodchuck could chuck wood"
print(lz77(song)[:14], len(lz77(song)), unlz77(lz77(song)) == song, lz77(""), lz77("aaaaaaa"), unlz77([(0, 0, "a"), (1, 5, "b")]))
print(lzw(b"TOBEORNOTTOBEORTOBEORNOT"), unlzw(lzw(song.encode())) == song.encode(), lzw(b""), unlzw(lzw(b"a" * 99)) == b"a" * 99, len(lzw(bytes(range(256)) * 3)))
print(wheeler("banana$"), [unwheeler(*wheeler(s)) == s for s in ("banana$", song, "", "aaa")], to_front(wheeler("mississippi")[0]), to_front(""))
numbers = [3, 5, 5, 1000, 2, -7, 10**9, 10**18, -(10**12)]
print(variable(numbers).hex(" ", 4), list(unvariable(variable(numbers))) == numbers, len(variable(range(500))))
for act in (lambda: unlz77([(1, 1, "x")]), lambda: unlzw([65, 300]), lambda: unlzw([256]), lambda: list(unvariable(b"\x80")), lambda: lzw("text"), lambda: unwheeler("ab", 5)):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
