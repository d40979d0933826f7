b = bytearray(b'hello')
b[0] = 72; b.append(33); b.extend(b'xyz'); b.extend([1, 2]); b += b'q'
print(b, len(b), b[1], b[-1], b[1:3], bytes(b[:2]), list(b[:3]))
del b[0]; del b[-2:]; del b[::3]
print(b)
b[1:2] = b'ZZZ'; b[0:0] = [1, 2]; b[::2] = bytes(len(b[::2]))
print(b, b.pop(), b.pop(0), b)
b.insert(1, 66); b.insert(-1, 67); b.insert(100, 68); b.reverse(); b.remove(66)
print(b, b.copy() is b, b.index(67), 67 in b, b'C' in b, b.count(0))
b *= 2
print(b, b == bytes(b), b != b'', b < b'\xff', bytearray(b'a') + b'b', b'a' + bytearray(b'b'), bytearray(b'ab') * 2)
c = b; c += b'!'
print(c is b, len(b)); b.clear(); print(b, bool(b), bytearray(3), bytearray('é', 'utf8'), bytearray([1, 2]), bytearray(b'x').hex())
print(bytearray(b'a,b').split(b','), bytearray(b'abc').upper(), bytearray(b'abc').replace(b'b', b'--'), bytearray(b'abc').decode(), bytearray(b'.').join([b'1', b'2']), bytearray.fromhex('6162'), [x for x in bytearray(b'ab')])
for bad in [lambda: b.append(256), lambda: b.append('a'), lambda: b.pop(), lambda: b.remove(7), lambda: b.__setitem__(0, 1), lambda: bytearray(b'abc').__setitem__(slice(0, 3, 2), b'x'), lambda: b + 'a', lambda: bytearray('a'), lambda: {b: 1}, lambda: bytearray([300]), lambda: b['a']]:
    try: bad()
    except Exception as e: print(type(e).__name__, e)
def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[0:2] = b'\0\0'
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]: flags[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, p in enumerate(flags) if p]
print(sieve(60), len(sieve(5000)))
m = memoryview(bytearray(b'abcdef'))
m[0] = 90; m[2:4] = b'..'
print(m.tobytes(), m[1:3].tolist(), len(m), m.nbytes, m.readonly, m == b'Zb..ef', bytes(m[::2]), m.obj)
r = memoryview(b'xyz')
print(r[-1], r[1:].tobytes(), r.readonly, list(r), r.hex(), hash(r) == hash(b'xyz'))
try: r[0] = 1
except TypeError as e: print(e)
state = 1
buf = bytearray()
for i in range(2000):
    state = (state * 1103515245 + 12345) & 0x7fffffff
    buf.append(state >> 16 & 255)
print(len(buf), sum(buf), buf[:4].hex(), buf[500])
