import tempfile, os, shutil, glob
from pathlib import Path, PurePosixPath as P
with tempfile.TemporaryDirectory() as root:
    r = Path(root); (r / "a" / "b").mkdir(parents=True); (r / "a" / "x.txt").write_text("one\ntwo\n"); (r / "a" / "b" / "y.bin").write_bytes(bytes(range(5)))
    print(sorted(str(p.relative_to(r)) for p in r.rglob("*")), [p.name for p in sorted((r / "a").iterdir())], (r / "a/x.txt").read_text().splitlines(), os.path.getsize(r / "a/b/y.bin"), (r / "nope").exists(), (r / "a").is_dir())
    with open(r / "a" / "x.txt", "a+") as f: f.write("three"); f.seek(0); print(f.readlines(), f.mode)
    (r / "a" / "x.txt").rename(r / "z.txt"); shutil.copytree(r / "a", r / "c"); print(sorted(os.listdir(root)), [sorted(d) + sorted(f) for _, d, f in sorted(os.walk(root))], sorted(os.path.basename(p) for p in glob.glob(root + "/*.txt")))
    for bad in (lambda: (r / "q").read_text(), lambda: (r / "a").rmdir(), lambda: (r / "a").mkdir(), lambda: (r / "a").read_text()):
        try: bad()
        except OSError as e: print(type(e).__name__, e.errno)
    shutil.rmtree(r / "a"); (r / "z.txt").unlink(); print(sorted(os.listdir(root)))
p = P("/usr/lib/../x.tar.gz"); print(p.parts, p.name, p.stem, p.suffix, p.suffixes, p.parent, p.with_suffix(".zip"), p.with_name("n"), p / "q", p.is_absolute(), P("a") / "/b", P("a//b/./c"), P("a/b").match("*/b"), list(P("a/b/c").parents), P("b") < P("c"), os.path.splitext("a.b.c"), os.path.join("a", "/b", "c"), os.path.normpath("a/../b//c"))
