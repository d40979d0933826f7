b = b"hello world"
print(b[0], b[1:3], b.split(), b.replace(b"o", b"0"), b.find(b"wor"), b.upper(), b.hex(), b.startswith((b"x", b"he")), b"ll" in b, 104 in b, list(b[:3]), b.center(15, b"*"), b + b"!", b * 2, b.partition(b" "), bytes([65, 66]), bytes(3), bytes("é", "utf-8"), b.count(b"l"), b.translate(None, b"lo"), b.isalpha(), max(b), sorted(b)[:3], b == bytearray(b), b < b"i", hash(b) == hash(bytes(bytearray(b))))
a = bytearray(b"abc"); a.append(100); a.extend(b"ef"); a[0] = 90; a[1:3] = b"---"; del a[-1]; a += b"!"; a.insert(1, 33); print(a, a.pop(), a.index(b"-"), a[::-1], a.decode(), memoryview(a)[1:3].tobytes()); a.reverse(); a.remove(33); print(a, len(a), bytes(a))
for bad in (lambda: b[99], lambda: b + "s", lambda: bytes([300]), lambda: a.append(256), lambda: b.index(b"zz"), lambda: bytes("x"), lambda: b"a" < "a", lambda: b.join(["a"]), lambda: setattr(b, "x", 1) or b.__setitem__(0, 1)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
n = 0
for i in range(1500): a[i % len(a)] = i % 256; n += a[i % 3] + b[i % 11] + sum(a[:2])
print(n, a)
