"""struct, base64, zlib, binascii, hashlib: layouts, codings, checks, errors."""
import base64
import binascii
import hashlib
import struct
import zlib


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for fmt, values in (("<bBhHiIqQ", (-1, 255, -2, 65535, -3, 2**32 - 1, -4, 2**64 - 1)), (">hi", (1, 2)), ("=f d", (1.5, -0.1)), ("!3s5sx?c", (b"ab", b"toolong", True, b"z")), ("<2H3x1B", (1, 2, 3)), ("<e", (0.333,)), (">5p", (b"abcdefg",))):
    packed = struct.pack(fmt, *values)
    print(fmt, struct.calcsize(fmt), packed.hex(" "), struct.unpack(fmt, packed))
print(struct.calcsize("bi"), struct.calcsize("<bi"), struct.calcsize("bq"), struct.unpack_from("<H", b"\0\1\2\3", 1), list(struct.iter_unpack(">H", b"\0\1\0\2")))
buffer = bytearray(8)
struct.pack_into(">I", buffer, 2, 0xDEADBEEF)
s = struct.Struct("<hb")
print(buffer.hex(), s.size, s.format, s.pack(-2, 3), s.unpack(b"\1\0\5"))
for action in (lambda: struct.pack("b", 200), lambda: struct.pack("<H", -1), lambda: struct.pack("<i"), lambda: struct.unpack("<i", b"abc"), lambda: struct.pack("z", 1), lambda: struct.pack("<i", 1.5), lambda: struct.pack("c", b"ab")):
    print(attempt(action).split(":")[0])
raw = bytes(range(0, 256, 7))
for name in ("b64", "b32", "b16", "urlsafe_b64", "b85", "a85"):
    coded = getattr(base64, name + "encode")(raw)
    print(name, coded[:30], getattr(base64, name + "decode")(coded) == raw)
print([base64.b64encode(b"abcd"[:n]) for n in range(5)], base64.b64decode("YW Jj\n"), attempt(lambda: base64.b64decode("abc")), attempt(lambda: base64.b64decode("a$==", validate=True)).split(":")[0], attempt(lambda: base64.b64encode("text")))
print(binascii.hexlify(b"\xff\x01", "-"), binascii.unhexlify("0aFF"), attempt(lambda: binascii.unhexlify("abc")), binascii.crc32(b"hello"), zlib.crc32(b"lo", zlib.crc32(b"hel")), zlib.adler32(b"hello"))
text = b"the quick brown fox " * 20
packed = zlib.compress(text)
print(len(packed) < len(text), zlib.decompress(packed) == text, attempt(lambda: zlib.decompress(b"junk")).split(":")[0])
for name in ("md5", "sha1", "sha256"):
    h = hashlib.new(name)
    h.update(b"ab")
    other = h.copy()
    h.update(b"c")
    print(name, h.hexdigest()[:24], other.hexdigest()[:12], h.digest_size, h.block_size, h.hexdigest() == getattr(hashlib, name)(b"abc").hexdigest())
print(hashlib.sha512(b"").hexdigest()[:32], hashlib.sha3_256(b"").hexdigest()[:16], attempt(lambda: hashlib.md5("text")).split(":")[0])


def records(turns):
    out = bytearray()
    layout = struct.Struct("<IhBd")
    for i in range(turns):
        out += layout.pack(i * i, -i, i % 256, i / 3)
    total = [0, 0, 0, 0.0]
    for at in range(0, len(out), layout.size):
        for n, v in enumerate(layout.unpack_from(out, at)):
            total[n] += v
    return len(out), total, zlib.crc32(out)


print(records(200))
