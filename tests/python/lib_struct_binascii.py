import struct, binascii, base64
print(struct.pack(">hIq", -2, 7, 2**40), struct.unpack("<HhBb?", bytes(range(1, 9))[:7]), struct.calcsize("iqc"), struct.calcsize("<iqc"), struct.pack("5s3p2x", b"abcdefg", b"xyz"), struct.pack("!fd", 1.5, -0.1), struct.unpack("=e", struct.pack("=e", 0.333)), struct.pack("3i", 1, 2, 3), struct.unpack_from(">H", b"\0\1\2\3", 1), list(struct.iter_unpack("<h", b"\1\0\2\0\3\0")))
buf = bytearray(8); struct.pack_into(">I", buf, 2, 0xdeadbeef); print(buf, struct.Struct(">2h").pack(1, -1), struct.Struct("ii").size, struct.pack("c", b"z"), struct.pack("?", []), struct.pack("<Q", 2**64 - 1), struct.unpack("<d", b"\0\0\0\0\0\0\xf8\x7f"))
for bad in (lambda: struct.pack("b", 200), lambda: struct.pack("h", "x"), lambda: struct.unpack("i", b"abc"), lambda: struct.pack("z", 1), lambda: struct.pack("2i", 1), lambda: struct.pack("c", b"ab"), lambda: struct.pack("B", -1), lambda: struct.unpack_from("i", b"abcd", 2)):
    try: print(bad())
    except (struct.error, OverflowError) as e: print(type(e).__name__, e)
print(binascii.hexlify(b"\x00\xffa"), binascii.unhexlify("00ff"), binascii.hexlify(b"abcdef", "-", 2), binascii.crc32(b"hello"), binascii.b2a_base64(b"hi"), binascii.a2b_base64(b"aGk="), bytes.fromhex("de ad"), b"\xde\xad".hex(":"))
for data in (b"", b"a", b"ab", b"abc", bytes(range(0, 256, 17))): print(base64.b64encode(data), base64.urlsafe_b64encode(data), base64.b32encode(data), base64.b16encode(data), base64.a85encode(data), base64.b85encode(data), base64.b64decode(base64.b64encode(data)) == data == base64.b85decode(base64.b85encode(data)) == base64.a85decode(base64.a85encode(data)))
for bad in (lambda: binascii.unhexlify("abc"), lambda: binascii.unhexlify("zz"), lambda: base64.b64decode("abc"), lambda: base64.b32decode("a"), lambda: base64.b64encode("s"), lambda: base64.b64decode("a!b=", validate=True), lambda: base64.b16decode("ag")):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
total = 0
for i in range(600): total += sum(struct.unpack(">BH", struct.pack(">BH", i % 256, i * 7 % 65536))) + len(base64.b64encode(bytes(i % 5)))
print(total)
