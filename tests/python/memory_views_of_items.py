"""Memory views whose items are not bytes; arrays as bytes-like objects; what has a __buffer__."""

import array
import base64
import binascii
import hashlib
import io
import struct
import zlib

numbers = array.array("i", [1, 2, 3, 4])
view = memoryview(numbers)
print(list(view), view.itemsize, view.format, view.nbytes, len(view), view.shape, view.strides, view.readonly, view.obj is numbers)
view[0] = 9
view[1:3] = array.array("i", [7, 8])
print(numbers, view[1:3].tolist(), view[::2].tolist(), view[-1], view.tobytes() == numbers.tobytes())
octets = view.cast("B")
octets[4] = 1
octets[9] = 1
print(numbers, octets[:6].tolist(), octets.cast("h")[:3].tolist(), len(octets), octets.contiguous)
print(bytes(numbers), bytearray(numbers)[:4], b"".join([numbers, b"!"]), b"x" + numbers, bytearray(b"x") + array.array("b", [1]))
print(int.from_bytes(array.array("B", [1, 2]), "big"), struct.unpack_from("<i", numbers, 4), zlib.crc32(numbers), hashlib.md5(numbers).hexdigest())
print(base64.b64encode(numbers), binascii.hexlify(numbers), io.BytesIO(numbers).read(4), numbers.buffer_info()[1])
print(view == numbers, view == memoryview(array.array("h", [9, 7])), memoryview(array.array("h", [1, 2])) == memoryview(array.array("q", [1, 2])))
print(memoryview(b"abcd").cast("H").tolist(), memoryview(bytearray(8)).cast("i")[0], memoryview(array.array("d", [1.5, 2])).tolist())
print(memoryview(b"\x01\x00\xff").cast("?").tolist(), memoryview(b"ab").cast("c").tolist(), memoryview(b"\xff").cast("b")[0])
fixed = memoryview(bytearray(b"abc")).toreadonly()
print(fixed.readonly, fixed[0], fixed.suboffsets, fixed.ndim)
data = bytearray(8)
whole = memoryview(data).cast("i")
whole[1] = -2
print(data, whole.tolist(), hash(memoryview(b"ab")) == hash(b"ab"))


class Holder:
    def __buffer__(self, flags):
        return memoryview(b"held")


print(bytes(Holder()), memoryview(Holder())[1:].tobytes(), b"".join([Holder()]))


def attempts():
    yield lambda: memoryview(numbers).cast("h")
    yield lambda: memoryview(b"abc").cast("H")
    yield lambda: memoryview(b"abc").cast("zz")
    yield lambda: view.__setitem__(0, "x")
    yield lambda: view.__setitem__(0, 2**40)
    yield lambda: view.__setitem__(slice(0, 1), b"abcd")
    yield lambda: fixed.__setitem__(0, 1)
    yield lambda: view[9]
    yield lambda: hash(memoryview(numbers).toreadonly())
    yield lambda: memoryview([1])
    yield lambda: bytes(memoryview(array.array("u", "hé")))


for attempt in attempts():
    try:
        print(attempt())
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)

packed = zlib.compressobj(9)
stream = packed.compress(b"hello " * 50) + packed.compress(b"world") + packed.flush()
unpacked = zlib.decompressobj()
made = b"".join([unpacked.decompress(stream[at : at + 7]) for at in range(0, len(stream), 7)]) + unpacked.flush()
print(made == b"hello " * 50 + b"world", unpacked.eof, unpacked.unused_data, zlib.decompress(stream) == made)
unpacked = zlib.decompressobj()
first = unpacked.decompress(stream + b"more", 10)
rest = unpacked.decompress(unpacked.unconsumed_tail)
print(first, len(rest), unpacked.unused_data, unpacked.eof)
import gzip  # noqa: E402

unpacked = zlib.decompressobj(wbits=31)
print(unpacked.decompress(gzip.compress(b"in a file")), unpacked.eof)
raw = zlib.compressobj(wbits=-15)
print(zlib.decompress(raw.compress(b"raw") + raw.flush(), -15))
try:
    zlib.decompressobj().decompress(b"not a stream")
except zlib.error as error:
    print(error)

table = array.array("h", [0] * 4)
struct.pack_into("<hh", table, 2, 5, -6)
print(table, struct.pack("300p", b"x" * 400)[:3], len(struct.pack("300p", b"x" * 400)), struct.pack("3p", b"abc"))
for wrong in (
    lambda: struct.pack("e", 1e6),
    lambda: struct.unpack_from("i", bytes(10), -2),
    lambda: struct.unpack_from("i", bytes(10), -20),
    lambda: struct.unpack_from("i", bytes(10), 8),
    lambda: struct.pack_into("i", bytearray(10), -2, 1),
    lambda: struct.pack_into("i", bytearray(10), -20, 1),
    lambda: struct.pack_into("i", bytearray(10), 8, 1),
    lambda: struct.pack_into("i", bytes(10), 0, 1),
):
    try:
        print(wrong())
    except (struct.error, OverflowError) as error:
        print(type(error).__name__, error)
    except TypeError as error:
        print("TypeError")
