# Formats that come again, as texts and as bytes, and more of them than are kept.
import struct
print(struct.pack("<IHB",1,2,3), struct.pack(b"<IHB",1,2,3), struct.unpack("<IHB",b"1234567"), struct.calcsize("100d"))
for i in range(300): struct.pack("%ds"%i, b"")
print(struct.pack(">IHB", 1, 2, 3), struct.pack("<3sx?", b"ab", 1), struct.unpack("<3sx?", struct.pack("<3sx?", b"ab", 1)))
for bad in ("<y", "3", "1 2i", "<3i"):
    for _ in range(2):
        try:
            print(struct.pack(bad, 1))
        except struct.error as e:
            print(e)
