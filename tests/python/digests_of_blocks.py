"""Digests with parameters, of texts around the sizes of blocks, and stretched passwords."""

import hashlib
import zlib

for n in (0, 1, 63, 64, 65, 127, 128, 129, 256, 1000):
    b = bytes(i * 7 & 255 for i in range(n))
    print(hashlib.blake2b(b).hexdigest()[:20], hashlib.blake2s(b, key=b'kk', digest_size=20).hexdigest(), hashlib.blake2b(b, last_node=True, node_depth=1, person=b'q').hexdigest()[:10], zlib.adler32(b), zlib.adler32(b, 77))
for name in ('md5', 'sha1', 'sha256', 'sha512', 'sha3_256'):
    print(hashlib.pbkdf2_hmac(name, b'pass', b'salt' * 10, 50, 70).hex())
    print(hashlib.pbkdf2_hmac(name, b'pass' * 60, b'', 1).hex())
for a in (('md5', b'', b'', 0), ('md5', b'', b'', 1, 0), ):
    try: print(hashlib.pbkdf2_hmac(*a))
    except Exception as e: print(type(e).__name__, e)
print(hashlib.new("blake2b", b"x", digest_size=8).hexdigest())


class Three:
    def __index__(self):
        return 3


for a in ((2**70,), (1000.5,), (.5,), (-1,), ("3",), (2**31 - 1, 0), (2**32, 5), (1, 2**70), (1, -1), (1, 1.5), (1, 2**31), (True, True), (Three(), Three())):
    try: print(hashlib.pbkdf2_hmac('sha1', b'a', b'b', *a))
    except Exception as e: print(type(e).__name__, e)
for a in (dict(depth=0), dict(depth=256), dict(inner_size=65), dict(inner_size=-1), dict(fanout=256), dict(fanout=-1), dict(leaf_size=2**32), dict(leaf_size=-1), dict(node_offset=-1), dict(node_depth=256), dict(node_depth=-1), dict(digest_size=0), dict(key=b'a' * 65), dict(depth=1.5)):
    try: print(hashlib.blake2b(b'x', **a).hexdigest())
    except Exception as e: print(type(e).__name__, e)
for a in ('text', 5):
    for h in (hashlib.blake2s, hashlib.sha256):
        try: h().update(a)
        except Exception as e: print(type(e).__name__, e)
h = hashlib.blake2b(key=b'key')
for i in range(3000): h.update(b'part of it'); h.update(bytearray(3))
g = h.copy(); g.update(b'x'); print(h.hexdigest()[:20], g.hexdigest()[:20], h.hexdigest()[:20], type(g).__name__)
