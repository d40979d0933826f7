import io
s = io.StringIO("one\ntwo\r\nthree"); print([l for l in s], s.tell(), s.read(), s.seek(0), s.readline(), s.read(2), s.readlines(), s.getvalue() == "one\ntwo\r\nthree")
w = io.StringIO(); print(w.write("héllo"), w.writelines(["a", "b"]), w.tell(), w.seek(1), w.write("E"), w.getvalue(), w.truncate(3), w.getvalue()); print("x", 1, file=w, sep="-", end=";"); print(repr(w.getvalue()))
b = io.BytesIO(b"abc\ndef"); print(b.read(2), b.readline(), b.read1(1), b.seek(-2, 2), b.read(), b.getvalue(), b.seek(0), b.readinto(bytearray(2)), b.readable(), b.seekable(), b.closed)
b.write(b"XYZ!"); print(b.getvalue(), b.truncate(2), b.getvalue()); b.close()
for bad in (lambda: b.read(), lambda: io.StringIO(5), lambda: io.StringIO().write(b"x"), lambda: io.BytesIO().write("x"), lambda: io.StringIO("a").seek(-1), lambda: open("/nope/x"), lambda: open("x", "q"), lambda: io.StringIO().fileno()):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
with io.StringIO() as f: f.write("in"); kept = f.getvalue()
print(kept, f.closed, io.DEFAULT_BUFFER_SIZE, issubclass(io.StringIO, io.TextIOBase), isinstance(io.BytesIO(), io.IOBase), io.SEEK_END, io.StringIO("a\n", newline=None).read() == "a\n")
n = 0; out = io.StringIO()
for i in range(1200): n += out.write(f"{i % 7}\n" if i % 3 else "x")
print(n, len(out.getvalue().splitlines()), sum(map(int, [c for c in out.getvalue().replace("x", "") if c.isdigit()])))
