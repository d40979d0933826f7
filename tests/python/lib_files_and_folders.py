# Making, finding, copying and removing files; modules os, glob, shutil, tempfile, stat, linecache.
import glob
import linecache
import os
import shutil
import stat
import tempfile

with tempfile.TemporaryDirectory() as top:
    def inside(*parts):
        return os.path.join(top, *parts)

    os.makedirs(inside("a", "b", "c"))
    for name in ("one.txt", "a/two.txt", "a/b/three.py", "a/b/c/four.txt", ".hidden"):
        with open(inside(name), "w") as file:
            file.write(f"{name}\nline two\n")
    for place, folders, files in os.walk(top):
        folders.sort()
        print(os.path.relpath(place, top), folders, sorted(files))
    print([os.path.relpath(p, top) for p in sorted(glob.glob(inside("*")))])
    print([os.path.relpath(p, top) for p in sorted(glob.glob(inside("**", "*.txt"), recursive=True))])
    print(sorted(glob.glob("*.txt", root_dir=inside("a"))), glob.glob(inside("no*")), glob.escape("a[1]*"))
    print([(entry.name, entry.is_dir()) for entry in sorted(os.scandir(inside("a")), key=lambda e: e.name)])
    info = os.stat(inside("one.txt"))
    print(info.st_size, stat.S_ISREG(info.st_mode), stat.S_ISDIR(os.stat(top).st_mode), os.path.getsize(inside("a/two.txt")))
    print(shutil.copy(inside("one.txt"), inside("a")) == inside("a", "one.txt"), linecache.getline(inside("one.txt"), 2))
    shutil.copytree(inside("a"), inside("z"), ignore=shutil.ignore_patterns("*.py"))
    print(sorted(os.listdir(inside("z"))), os.listdir(inside("z", "b")))
    try:
        os.rmdir(inside("z"))
    except OSError as error:
        print(type(error).__name__, error.strerror)
    shutil.rmtree(inside("z"))
    print(os.path.exists(inside("z")), shutil.move(inside("one.txt"), inside("moved")) == inside("moved"))
    os.rename(inside("moved"), inside("again"))
    os.remove(inside("again"))
    for action in (os.listdir, os.remove, os.stat, open):
        try:
            action(inside("missing"))
        except FileNotFoundError as error:
            print(action.__name__, error.errno, os.path.basename(error.filename))
    os.chmod(inside("a/two.txt"), 0o640)
    print(oct(os.stat(inside("a/two.txt")).st_mode & 0o777), stat.filemode(os.stat(inside("a/two.txt")).st_mode))
    open(inside("quick"), "w").write("not closed")
    print(open(inside("quick")).read())
    with tempfile.NamedTemporaryFile("w+", suffix=".x", dir=top) as file:
        file.write("temporary")
        file.seek(0)
        print(file.read(), os.path.exists(file.name), file.name.endswith(".x"))
    print(os.path.exists(file.name))
print(os.path.exists(top))
p = os.path
print(p.commonpath(["/a/b/c", "/a/b/d/e"]), p.commonprefix(["abcd", "abxy"]), p.relpath("/a/b", "/a/c/d"), p.splitdrive("/x"))
print(p.normpath("a//b/../c/."), p.splitext("x.tar.gz"), p.join("a", "/b", "c"), p.split("/a/b/"), p.basename("/a/b"))
print(os.fspath("x"), os.fsencode("ä"), os.sep, os.environ.get("NO_SUCH_VARIABLE", "default"), isinstance(os.getpid(), int))
