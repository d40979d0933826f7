import hashlib, hmac, uuid, secrets
for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256"):
    h = hashlib.new(name, b"abc"); print(name, h.hexdigest()[:32], h.digest_size, h.block_size, h.name)
h = hashlib.sha256(); 
for part in (b"he", b"llo"): h.update(part)
c = h.copy(); c.update(b"!"); print(h.hexdigest() == hashlib.sha256(b"hello").hexdigest(), c.hexdigest()[:16], h.digest()[:4], "md5" in hashlib.algorithms_guaranteed)
print(hmac.new(b"key", b"msg", "sha256").hexdigest(), hmac.new(b"k" * 100, b"m", hashlib.md5).hexdigest(), hmac.compare_digest("a", "a"), hmac.compare_digest(b"a", b"b"), hmac.digest(b"k", b"m", "sha1").hex(), hashlib.pbkdf2_hmac("sha256", b"pw", b"salt", 10).hex())
for bad in (lambda: hashlib.new("nope"), lambda: hashlib.md5("text"), lambda: hmac.new(b"k", b"m")):
    try: print(bad())
    except Exception as e: print(type(e).__name__, str(e)[:40])
u = uuid.UUID("12345678-1234-5678-1234-567812345678"); print(u, u.hex, u.int, u.version, u.bytes[:3], uuid.uuid5(uuid.NAMESPACE_DNS, "x.org"), uuid.uuid3(uuid.NAMESPACE_URL, "a"), uuid.uuid4().version, uuid.UUID(int=5), u == uuid.UUID(u.hex), len(secrets.token_hex(8)), secrets.randbelow(1))
chain, n = b"", 0
for i in range(150): chain = hashlib.sha1(chain + str(i).encode()).digest(); n += chain[0]
print(n, chain.hex()[:12])
