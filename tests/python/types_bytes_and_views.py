# Bytes, byte arrays and what is read from them: slices, methods, building, parsing of binary records.
import struct

b = b"hello world"
print(b[0], b[-1:], b[2:5], b[::-1], b.upper(), b.title(), b.find(b"o"), b.count(b"l"), b.split(), b.partition(b" "), b.replace(b"l", b"L", 2), b"".join([b"a", b"b"]))
print(list(b"abc"), bytes([65, 66]), bytes(3), bytes("ä", "utf-8"), bytes.fromhex("48 69"), b.hex(), b.hex("-", 2), b"\x00\xff\n\\'\"", b'"', b"'")
print(b"a" in b"abc", 97 in b"abc", b"abc" < b"abd", b"abc" == bytearray(b"abc"), hash(b"abc") == hash(bytes(b"abc")), b"a" * 3, b"a" + bytearray(b"b"), b"%d %s %x" % (1, b"x", 255))
print(b"  x ".strip(), b"xxabxx".strip(b"x"), b"a,b".split(b","), b"a\nb\r\n".splitlines(), b"ab".center(6, b"*"), b"7".zfill(3), b"abc".startswith((b"x", b"ab")), b"AbC".swapcase(), b"12".isdigit(), b"a1".isalnum())
a = bytearray(b"abc")
a.append(100)
a += b"ef"
a[0:2] = b"XYZ"
del a[-1]
a.insert(1, 33)
print(a, len(a), a.pop(), a.pop(0), a.index(b"c"), a.reverse(), a, a.copy() == a, bytes(a), bytearray(2), bytearray("hi", "ascii"))
a.extend([1, 2])
a.remove(2)
a.clear()
print(a, bool(a))
for action in (lambda: bytes([256]), lambda: bytes("x"), lambda: b"a" + "b", lambda: b"abc".index(b"z"), lambda: bytearray(b"a").append(300), lambda: b"abc"[5], lambda: bytes.fromhex("4"), lambda: b"x".join(["y"]), lambda: bytes(-1), lambda: "a" in b"a"):
    try:
        action()
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
v = memoryview(bytearray(b"abcdef"))
v[0] = 65
v[1:3] = b"BC"
print(v.tobytes(), v[2:4].tobytes(), len(v), v[::-1].tobytes(), v.obj, v.readonly, memoryview(b"x").readonly, v.tolist(), v == b"ABCdef", v.format, v.itemsize)
try:
    memoryview(b"x")[0] = 1
except TypeError as error:
    print(error)
RECORD = struct.Struct("<H4sIhB")
records = [(1, b"abcd", 2**31, -5, 255), (65535, b"x", 0, 32767, 0)]
packed = b"".join(RECORD.pack(*r) for r in records)
print(RECORD.size, packed.hex(), list(RECORD.iter_unpack(packed)), struct.calcsize(">bhilqfd"), struct.pack(">bhi", -1, 2, -3), struct.unpack("<d", struct.pack("<d", 0.1)))
for bad in (("B", 256), ("h", 40000), ("<I", -1), ("i", "x")):
    try:
        struct.pack(*bad)
    except struct.error as error:
        print("struct.error")
buffer = bytearray(10)
struct.pack_into(">HH", buffer, 2, 1, 2)
print(buffer, struct.unpack_from(">H", buffer, 4), struct.unpack("3s?x2B", b"abc\x01\x00\x05\x06"))


def varint(n):
    out = bytearray()
    while True:
        n, low = n >> 7, n & 0x7F
        out.append(low | (0x80 if n else 0))
        if not n:
            return bytes(out)


def unvarint(data):
    n = shift = 0
    for at, byte in enumerate(data):
        n |= (byte & 0x7F) << shift
        shift += 7
        if not byte & 0x80:
            return n, at + 1


print([varint(n).hex() for n in (0, 127, 128, 300, 2**40)], all(unvarint(varint(n))[0] == n for n in (0, 1, 127, 128, 16384, 2**63)))


def tlv(value):
    match value:
        case bool():
            return b"b" + bytes([value])
        case int():
            return b"i" + varint(value)
        case str():
            data = value.encode()
            return b"s" + varint(len(data)) + data
        case list():
            return b"l" + varint(len(value)) + b"".join(map(tlv, value))
        case dict():
            return b"d" + varint(len(value)) + b"".join(tlv(k) + tlv(v) for k, v in value.items())


def untlv(data, at=0):
    kind, at = data[at : at + 1], at + 1
    if kind == b"b":
        return bool(data[at]), at + 1
    n, used = unvarint(data[at:])
    at += used
    if kind == b"i":
        return n, at
    if kind == b"s":
        return data[at : at + n].decode(), at + n
    out = []
    for _ in range(n * (2 if kind == b"d" else 1)):
        value, at = untlv(data, at)
        out.append(value)
    return (dict(zip(out[::2], out[1::2])) if kind == b"d" else out), at


value = {"name": "ä", "list": [1, 2, [300, True]], "nested": {"k": [], "big": 2**70}}
data = tlv(value)
print(len(data), data[:12], untlv(data)[0] == value)
checksum = 0
for i in range(3000):
    for byte in b"\x01\x7f\xff":
        checksum = (checksum * 31 + byte + i) & 0xFFFFFFFF
print(checksum, int.from_bytes(b"\xff\x00", "big"), int.from_bytes(b"\xff\x00", "little", signed=True), (1000).to_bytes(4, "little"), "é".encode("utf-16-le"), b"\xe9".decode("latin-1"), b"abc".decode("ascii"))
