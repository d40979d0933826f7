# Facts of files by pathlib: sizes, modes, walks, links, relative paths upwards, what is refused.
import os, stat, tempfile
from pathlib import Path, PurePath, PurePosixPath
top = Path(tempfile.mkdtemp())
(top / 'b').mkdir(); (top / 'b' / 'c').mkdir(parents=True, exist_ok=True)
p = top / 'a.txt'; print(p.write_text('abc\n', newline='\r\n'), (top / 'b' / 'x.bin').write_bytes(b'12'))
print(p.stat().st_size, p.lstat().st_size == p.stat().st_size, p.stat().st_mtime > 0, p.read_bytes(), stat.S_ISREG(p.stat().st_mode), stat.S_ISDIR(top.stat().st_mode))
p.chmod(0o640); print(oct(p.stat().st_mode), p.is_symlink(), p.is_mount(), p.exists(), p.is_fifo(), p.is_socket(), p.is_char_device(), Path('/dev/null').is_char_device(), Path('/').is_mount())
print([(str(d.relative_to(top)), sorted(ds), sorted(fs)) for d, ds, fs in top.walk()], [d.name for d, _, _ in top.walk(top_down=False)][:-1])
print(p.samefile(top / 'b' / '..' / 'a.txt'), p.resolve() == (top / 'b' / '..' / 'a.txt').resolve())
with p.open('r', encoding='utf-8', newline='') as f: print(repr(f.read()))
q = PurePosixPath('/a/b/c')
for f in (lambda: q.relative_to('/a/x', walk_up=True), lambda: q.relative_to('/a/b'), lambda: q.relative_to('/x'), lambda: q.relative_to('z', walk_up=True), lambda: PurePosixPath('/a b/ü').as_uri(), lambda: q.match('*/C', case_sensitive=False), lambda: q.match(''), lambda: PurePath(5), lambda: PurePath(b'a'), lambda: (top / 'none').stat(), lambda: (top / 'none').resolve(strict=True)):
    try: print(f())
    except OSError as e: print(type(e).__name__, e.errno)
    except Exception as e: print(type(e).__name__, e)
class My(type(Path())):
    pass
print(type(My('a') / 'b').__name__, type(My('a').parent).__name__)
