"""Packing and unpacking, with what they refuse."""

import struct

for args in (('<i', 1), ('<i',), ('i', 'x'), ('B', 256), ('b', -129), ('Q', -1), ('Q', 2**64), ('q', 2**63), ('>hhl', 1, 2, 3), ('4s', b'ab'), ('4s', 'x'), ('c', b'ab'), ('?', []), ('d', 'x'), ('3x', ), ('2xi', 5), ('z', 1), ('3', 1), (b'<h', 3), (5, 1), ('', ), ('<2h3sx?', 1, 2, b'abc', True)):
    try: print(args, struct.pack(*args))
    except Exception as e: print(args, type(e).__name__, e)
for args in (('<i', b'1234'), ('<i', b'123'), ('<i', bytearray(b'abcd')), ('<i', memoryview(b'abcdef')[1:5]), ('<i', 'abcd'), ('<4s2h', b'abcd\1\2\3\4'), ('20B', bytes(20)), ('17B3x', bytes(20))):
    try: print(args[0], struct.unpack(*args))
    except Exception as e: print(args[0], type(e).__name__, e)
for args, kw in ((('<h', b'abcdef'), {}), (('<h', b'abcdef', 2), {}), (('<h', b'abcdef', -2), {}), (('<h', b'abcdef', -1), {}), (('<h', b'abcdef', 5), {}), (('<h', b'abcdef', -9), {}), (('<h',), {'buffer': b'abcd', 'offset': 1}), (('<h', b'abcdef', 100), {})):
    try: print(args, kw, struct.unpack_from(*args, **kw))
    except Exception as e: print(args, kw, type(e).__name__, e)
s = struct.Struct('>IH'); print(s.size, s.format, s.pack(1, 2), s.unpack(s.pack(3, 4)), list(s.iter_unpack(s.pack(1, 2) * 3)), s.unpack_from(b'xx' + s.pack(5, 6), 2))

def tell(function, *args):
    try: print(args, function(*args))
    except Exception as e: print(args, type(e).__name__, e)

# A count of zero aligns what is behind.
for args in (('b0i', 1), ('bx0ib', 1, 2), ('llh0l', 1, 2, 3), ('3x2s0s', b'a', b''), ('b0q0h', 1), ('b0x0sb', 1, b'', 2), ('0b',), ('<b0i', 1), ('bhq', 1, 2, 3)):
    tell(struct.pack, *args)
    print(struct.calcsize(args[0]), struct.unpack(args[0], struct.pack(*args)))
for args in (('P', -1), ('P', 2**64 - 1), ('P', -2**63), ('P', -2**63 - 1), ('P', 2**64), ('P', 1.5), ('<P', 1), ('N', -1), ('3 i', 1, 2, 3), (' 3i ', 1, 2, 3)):
    tell(struct.pack, *args)
tell(struct.calcsize, '3 ')

class Shrinking:
    def __index__(self):
        data.clear()
        return 0

# CPython refuses to shrink what is looked at; without that the buffer is too small.
data = bytearray(8)
try: struct.unpack_from('q', data, Shrinking())
except (BufferError, struct.error): print('refused')
