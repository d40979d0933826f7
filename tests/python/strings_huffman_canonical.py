"""Huffman codes kept canonical: trees by a heap, lengths, codes by order, bits written and read, corrupt texts refused."""
import heapq
from collections import Counter
from dataclasses import dataclass
from typing import Optional


@dataclass
class Node:
    weight: int
    symbol: Optional[str] = None
    left: "Node | None" = None
    right: "Node | None" = None

    def __lt__(self, other):
        return (self.weight, self.symbol or "~") < (other.weight, other.symbol or "~")

    def lengths(self, depth=0):
        match self:
            case Node(symbol=str(s)):
                yield s, max(depth, 1)
            case Node(left=Node() as a, right=Node() as b):
                yield from a.lengths(depth + 1)
                yield from b.lengths(depth + 1)
            case _:
                raise AssertionError("half a node")


class Bits:
    def __init__(self, data=b""):
        self.value, self.count = int.from_bytes(data, "big"), len(data) * 8

    def write(self, code, size):
        self.value = self.value << size | code
        self.count += size

    def __bytes__(self):
        pad = -self.count % 8
        return (self.value << pad).to_bytes((self.count + pad) // 8, "big")

    def __iter__(self):
        return ((self.value >> i) & 1 for i in range(self.count - 1, -1, -1))


def lengths(text):
    heap = [Node(n, c) for c, n in Counter(text).items()]
    if not heap:
        raise ValueError("nothing to encode")
    heapq.heapify(heap)
    while len(heap) > 1:
        a, b = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, Node(a.weight + b.weight, left=a, right=b))
    return dict(heap[0].lengths())


def canonical(sizes):
    code, before, out = 0, 0, {}
    for c, size in sorted(sizes.items(), key=lambda p: (p[1], p[0])):
        code <<= size - before
        out[c], before = (code, size), size
        code += 1
    return out


def pack(text):
    codes, bits = canonical(lengths(text)), Bits()
    for c in text:
        bits.write(*codes[c])
    return codes, len(text), bytes(bits)


def unpack(codes, count, data):
    back, out, code, size = {v: k for k, v in codes.items()}, [], 0, 0
    for bit in Bits(data):
        code, size = code << 1 | bit, size + 1
        if (c := back.get((code, size))) is not None:
            out.append(c)
            code = size = 0
            if len(out) == count:
                return "".join(out)
    raise EOFError(f"{len(out)} of {count} symbols")


text = "she sells sea shells on the sea shore; the shells she sells are sea shells for sure"
codes, count, data = pack(text)
for c, (code, size) in sorted(codes.items(), key=lambda p: (p[1][1], p[1][0])):
    print(f"{c!r}:{code:0{size}b}", end=" ")
print(f"\n{len(text)} -> {len(data)} bytes, {data[:12].hex()}, back {unpack(codes, count, data) == text}")
print(sum(2.0**-size for _, size in codes.values()), pack("aaaa"), lengths("abbcccc"), unpack(*pack("żółć ąę")) == "żółć ąę")
powers = "".join(chr(97 + i) * (1 << i) for i in range(10))
print(lengths(powers), len(pack(powers)[2]))
for act in (lambda: pack(""), lambda: unpack(codes, count + 50, data), lambda: list(Node(3, left=Node(1, "a")).lengths()), lambda: unpack(codes, 3, b""), lambda: Node(1) < 5):
    try:
        act()
    except Exception as e:
        print(type(e).__name__, e)
