import os
p = f'/tmp/updraft_test_{os.getpid()}.txt'
with open(p, 'w', encoding='utf-8') as f: print(f.write('héllo\nwörld\n'), f.name == p, f.mode, f.encoding.lower(), f.writable(), f.readable())
print(open(p, encoding='utf-8').read(3), open(p, 'rb').read(3), open(p, encoding='utf-8').readlines())
with open(p, encoding='utf-8') as f: print(next(f), f.readline(), repr(f.readline()), repr(f.read()), f.closed)
print(f.closed)
with open(p, 'a') as f: f.write('x'); print('more', 1, 2, sep=',', file=f)
print(open(p, encoding='utf-8').read().split('\n'))
with open(p, 'w', newline='') as f: f.write('a\r\nb\rc\n')
print(repr(open(p).read()), repr(open(p, newline='').read()), open(p).readlines(), open(p, 'rb').readlines())
with open(p, 'wb') as f: print(f.write(b'\x00\x01\x02'), f.seek(1), f.write(b'Z'), f.tell())
with open(p, 'r+b') as f:
    print(f.read(1), f.seek(0, 2), f.tell(), f.write(b'end'), f.seek(0), f.read(), f.truncate(2))
    f.seek(0); print(f.read())
for mode in ['q', 'rw', 'rbt', '', 'r+w']:
    try: open(p, mode)
    except ValueError as e: print(mode, e)
for bad in [lambda: open('/nonexistent/x'), lambda: open(5.5), lambda: open(p, 'x'), lambda: open(p, 'rb', encoding='utf8')]:
    try: bad()
    except Exception as e: print(type(e).__name__)
try: open(p, 'w').write(b'x')
except TypeError as e: print(e)
try: open(p, 'wb').write('x')
except TypeError as e: print(e)
f = open(p, 'w'); f.close(); f.close()
try: f.write('x')
except ValueError as e: print(e)
with open(p, 'w') as f: f.writelines(f'{i}\n' for i in range(5))
print([int(line) for line in open(p)], sum(1 for _ in open(p)), [line.strip() for line in open(p) if '3' in line], max(open(p)))
with open(p) as f:
    for number, line in enumerate(f, 1):
        if number == 2: break
    print(number, repr(f.read()))
with open(p, 'w') as f:
    for i in range(3000): f.write(f'line {i}\n')
total = 0
with open(p) as f:
    for line in f: total += len(line)
print(total, open(p).readline(), open(p).read(7))
open(p, 'w').close()
print(repr(open(p).read()), open(p).readlines())
getattr(os, 'remove', lambda path: None)(p)

# A text file is over one of bytes.
import os
import tempfile

path = os.path.join(tempfile.mkdtemp(), "text")
with open(path, "w") as file:
    print(type(file.buffer).__name__, file.buffer is file.buffer, file.line_buffering, file.write_through)
    file.write("abc\n")
    file.flush()
    file.buffer.write(b"\xc3\xa9\n")
with open(path) as file:
    print(file.buffer.mode, file.buffer.name == path, file.buffer.readline(), file.read())
file = open(path)
whole = file.detach()
print(whole.peek(1)[:3], whole.read(), whole.closed)
try:
    file.read()
except ValueError:
    print("detached")
whole.close()
file = open(path)
data = file.buffer
file.close()
print(data.closed, file.closed)
file = open(path)
file.buffer.close()
print(file.closed)
others = [open(path, "rb") for _ in range(3)]
try:
    file.read()
except ValueError as error:
    print(error)
target = bytearray(4)
print(others[0].readinto1(target), target)
with open(path, encoding="ascii") as file:
    file.reconfigure(encoding="utf-8", errors="replace")
    print(file.encoding, file.errors, file.read())
os.remove(path)
