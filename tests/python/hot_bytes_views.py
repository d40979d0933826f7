"""bytes, bytearray and memoryview in hot loops: writes through views, resizing, errors, checksums."""


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def fill(turns):
    buffer = bytearray(16)
    view = memoryview(buffer)
    half = view[4:12]
    for i in range(turns):
        buffer[i % 16] = i % 256
        half[i % 8] ^= 0x55
        if i % 40 == 0:
            view[0:2] = b"\xff\x00"
    return buffer.hex(" "), half.tolist(), view.nbytes, half[::2].tobytes()


print(fill(300))


def fletcher(data, turns):
    a = b = 0
    for _ in range(turns):
        for byte in data:
            a = (a + byte) % 255
            b = (b + a) % 255
    return b << 8 | a


print(fletcher(b"abcde", 40), fletcher(bytearray(b"abcdef"), 40), fletcher(memoryview(b"abcdefgh")[2:], 40))


def grow(turns):
    out = bytearray()
    for i in range(turns):
        out.append(i % 251)
        out += bytes([i & 7]) * (i % 3)
        if i % 50 == 49:
            del out[: len(out) // 2]
            out.insert(0, 255)
        if i % 70 == 0:
            out.reverse()
    return len(out), out[:6], out.count(b"\x01"), out.find(b"\xff")


print(grow(250))
b = bytearray(b"hold")
v = memoryview(b)
print(attempt(lambda: b.__setitem__(0, 256)), attempt(lambda: v.__setitem__(0, -1)), attempt(lambda: v.__setitem__(slice(0, 2), b"xyz")), attempt(lambda: memoryview(b"ro").__setitem__(0, 1)), sep="\n")
v.release()
print(attempt(lambda: v[0]), attempt(lambda: bytes([300])), attempt(lambda: bytes("text")), attempt(lambda: b"a" + "b"), attempt(lambda: bytearray(-1)), sep="\n")
b.append(33)
print(b, b == b"hold!", b"a" < b"b", b"ab" in b"cab", 97 in b"a", b.translate(bytes(range(256)), b"l"), b"%d-%s" % (3, b"x"), bytes.fromhex("0a ff"), b"a,b".split(b","), b.partition(b"l"))
