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
