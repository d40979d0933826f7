# Descriptors and links: os.open and its like, mkstemp, times of files.
import os
import pathlib
import shutil
import sys
import tempfile

directory = tempfile.mkdtemp()
path = os.path.join(directory, "a.txt")
fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
print(isinstance(fd, int), os.write(fd, b"hello\nworld\n"))
os.fsync(fd)
os.close(fd)
print(open(path).read().split(), oct(os.stat(path).st_mode & 0o777))
fd = os.open(path, os.O_RDONLY)
print(os.read(fd, 5), os.lseek(fd, 6, os.SEEK_SET), os.read(fd, 100), os.fstat(fd).st_size, os.isatty(fd))
os.close(fd)
fd = os.open(path, os.O_RDWR | os.O_APPEND)
os.write(fd, b"more\n")
os.lseek(fd, 0, 0)
print(os.read(fd, 100))
os.ftruncate(fd, 5)
with os.fdopen(fd, "r+") as file:
    file.seek(0)
    print(file.read())
for work in (
    lambda: os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY),
    lambda: os.open(path + "x", os.O_RDONLY),
    lambda: os.read(987, 1),
    lambda: os.close(fd),
    lambda: os.readlink(path),
):
    try:
        work()
    except OSError as error:
        print(type(error).__name__, error.errno, error.strerror)

fd, name = tempfile.mkstemp(suffix=".txt", prefix="pre_", dir=directory)
print(os.path.basename(name).startswith("pre_"), name.endswith(".txt"), oct(os.stat(name).st_mode & 0o777))
with os.fdopen(fd, "w", encoding="utf-8") as file:
    file.write("é")
print(open(name, "rb").read())
with open(path, "w") as file:
    file.write("x")
    file.flush()
    os.fsync(file.fileno())
    print(os.fstat(file.fileno()).st_size)
os.truncate(path, 0)
print(os.path.getsize(path))

link = os.path.join(directory, "link")
os.symlink("a.txt", link)
print(os.readlink(link), os.path.islink(link), os.path.realpath(link) == os.path.realpath(path))
os.link(path, os.path.join(directory, "hard"))
print(os.stat(path).st_nlink, pathlib.Path(link).readlink())
other = pathlib.Path(directory, "other")
other.symlink_to(path)
print(other.is_symlink(), other.resolve() == pathlib.Path(path).resolve())
try:
    os.path.realpath(os.path.join(directory, "none"), strict=True)
except FileNotFoundError as error:
    print(error.strerror)
os.utime(path, (1_000_000_000, 1_100_000_000))
print(os.stat(path).st_atime, os.stat(path).st_mtime)
os.utime(path, ns=(5_000_000_000, 7_500_000_000))
print(os.path.getmtime(path))
copied = shutil.copy2(path, os.path.join(directory, "copy"))
print(os.path.getmtime(copied))
pathlib.Path(path).touch()
print(os.path.getmtime(path) > 1_700_000_000)
print(os.getuid() == os.stat(path).st_uid, os.getppid() > 0, os.umask(0o022) >= 0, len(os.getloadavg()))

# The streams have numbers, too.
sys.stdout.flush()
print(os.write(1, b"written\n"))
with open(1, "w", closefd=False) as file:
    file.write("by number\n")
print(hasattr(open(0, closefd=False), "read"), hasattr(open(0, "rb", closefd=False), "readline"), sys.stdin.fileno())
with open(os.path.join(directory, "ends"), "wb") as file:
    file.write(b"a\rb\r\nc\n\rd")
for newline in (None, "", "\n"):
    with open(os.path.join(directory, "ends"), newline=newline) as file:
        print(file.readlines())
with open(os.path.join(directory, "ends"), "w") as file:
    file.write("äöü\nxyz")
with open(os.path.join(directory, "ends")) as file:
    print(file.readline(1), file.readline(9), file.readline(2), file.readline(), file.readline())
shutil.rmtree(directory)
