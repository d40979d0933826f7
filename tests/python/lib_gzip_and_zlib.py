import gzip, io, os, tempfile, zlib
data = b"the quick brown fox jumps over the lazy dog " * 50
packed = gzip.compress(data, mtime=0)
print(packed[:4], len(packed) < 120, gzip.decompress(packed) == data, gzip.decompress(packed + gzip.compress(b"more")) == data + b"more")
for bad in (b"nonsense", packed[:-9]):
    try: gzip.decompress(bad)
    except (OSError, EOFError) as e: print(type(e).__name__, e)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "t.gz")
    with gzip.open(path, "wt", encoding="utf-8") as f:
        f.write("first line\nsecond ünë\n"); f.write("third")
    with gzip.open(path, "rt", encoding="utf-8") as f: print([line for line in f])
    with gzip.open(path) as f: print(f.read(5), f.readline(), f.read())
    with gzip.open(path, "ab") as f: f.write(b"!")
    with gzip.GzipFile(path) as f: print(len(f.read()))
raw = io.BytesIO()
with gzip.GzipFile(fileobj=raw, mode="wb", mtime=1) as f: print(f.write(b"abc" * 100), f.writable(), f.readable())
print(gzip.GzipFile(fileobj=io.BytesIO(raw.getvalue())).read()[:7])
for level in (0, 1, 6, 9): print(level, zlib.decompress(zlib.compress(data, level)) == data)
print(zlib.crc32(data), zlib.adler32(data), zlib.crc32(b"b", zlib.crc32(b"a")) == zlib.crc32(b"ab"))
try: zlib.decompress(b"zzzz")
except zlib.error as e: print("zlib.error", str(e)[:8])
