# Archives written and read: stored and deflated members, in memory and in files, and what is refused.
import io
import os
import tempfile
import zipfile

def shown(f, *arguments, **keywords):
    try:
        print(repr(f(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error)

MOMENT = (2020, 2, 3, 4, 5, 6)

def info(name, kind=zipfile.ZIP_STORED):
    made = zipfile.ZipInfo(name, MOMENT)
    made.compress_type = kind
    return made

text = b"the quick brown fox\n" * 500
memory = io.BytesIO()
with zipfile.ZipFile(memory, "w") as archive:
    archive.writestr(info("plain.txt"), "hello\nworld\n")
    archive.writestr(info("dir/large.txt", zipfile.ZIP_DEFLATED), text)
    archive.writestr(info("dir/"), b"")
    archive.writestr(info("ü.txt", zipfile.ZIP_DEFLATED), "ü" * 100)
    with archive.open(info("streamed", zipfile.ZIP_DEFLATED), "w") as member:
        for part in range(100):
            member.write(b"%d," % part)
        shown(archive.read, "plain.txt")
        shown(archive.close)
    archive.comment = b"what it is"
    print(archive.namelist(), archive.mode)

print(archive.fp)
stored = memory.getvalue()
print(stored[:4], zipfile.is_zipfile(memory), zipfile.is_zipfile(io.BytesIO(b"no" * 100)))

with zipfile.ZipFile(io.BytesIO(stored)) as archive:
    print(archive.comment, archive.testzip())
    for entry in archive.infolist():
        print(entry.filename, entry.date_time, entry.file_size, entry.compress_type, entry.CRC, entry.is_dir(), entry.flag_bits)
    archive.printdir()
    print(archive.read("plain.txt"), archive.read("dir/large.txt") == text, archive.read("ü.txt").decode() == "ü" * 100)
    print(archive.read("streamed")[-10:], archive.getinfo("plain.txt"))
    with archive.open("plain.txt") as member:
        print(member.readline(), member.tell(), member.read(3), member.peek()[:2], member.read(), member.read())
        member.seek(2)
        print(member.read(4), list(member), member.readable(), member.name)
    with archive.open("dir/large.txt") as member:
        print(sum(1 for line in member), member.seek(-20, 2), member.readline())
        member.seek(0)
        print(member.read1(5), len(member.read()))
    shown(archive.read, "absent")
    shown(archive.getinfo, "absent")
    shown(archive.writestr, "a", "b")
    shown(archive.open, "plain.txt", "a")
    with io.TextIOWrapper(archive.open("ü.txt"), encoding="utf-8") as lines:
        print(lines.read(5))
shown(archive.read, "plain.txt")

# A member that was changed is noticed.
broken = bytearray(stored)
at = broken.find(b"hello")
broken[at] ^= 1
with zipfile.ZipFile(io.BytesIO(broken)) as archive:
    print(archive.testzip())
    shown(archive.read, "plain.txt")
for data in b"", b"PK\5\6", b"x" * 50, stored[:-30]:
    shown(zipfile.ZipFile, io.BytesIO(data))
with zipfile.ZipFile(io.BytesIO(b"in front" + stored)) as archive:
    print(archive.read("plain.txt"))
for kind in 99, "z":
    shown(zipfile.ZipFile, io.BytesIO(), "w", kind)
shown(zipfile.ZipFile, "/nonexistent.zip")
shown(zipfile.ZipFile, "x", "q")

with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "a.zip")
    source = os.path.join(folder, "source.txt")
    with open(source, "w") as file:
        file.write("from a file\n" * 3)
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.write(source)
        archive.write(source, "renamed/inside.txt")
        archive.mkdir("made")
        archive.writestr("../outside.txt", "kept inside")
    print(zipfile.is_zipfile(name), zipfile.is_zipfile(source), zipfile.is_zipfile("/nonexistent"))
    with zipfile.ZipFile(name, "a") as archive:
        archive.writestr("later.txt", "appended")
    with zipfile.ZipFile(name) as archive:
        print([os.path.basename(entry) for entry in archive.namelist()])
        target = os.path.join(folder, "out")
        print(os.path.relpath(archive.extract("later.txt", target), folder))
        archive.extractall(target, ["renamed/inside.txt", "../outside.txt", "made/"])
        for directory, folders, files in sorted(os.walk(target)):
            print(os.path.relpath(directory, folder), sorted(folders), sorted(files))
        with open(os.path.join(target, "renamed", "inside.txt")) as file:
            print(file.read())
    path = zipfile.Path(name)
    inside = path / "renamed" / "inside.txt"
    print(inside.read_text(), inside.name, inside.is_file(), (path / "renamed").is_dir(), (path / "none").exists())
    print(sorted(entry.name for entry in (path / "renamed").iterdir()))

class Pipe:
    def __init__(self):
        self.data = b""

    def write(self, data):
        self.data += data
        return len(data)

    def flush(self):
        pass

pipe = Pipe()
with zipfile.ZipFile(pipe, "w") as archive:
    archive.writestr(info("one", zipfile.ZIP_DEFLATED), text)
    archive.writestr(info("two"), b"second")
with zipfile.ZipFile(io.BytesIO(pipe.data)) as archive:
    print(archive.testzip(), archive.read("two"), archive.read("one") == text, archive.getinfo("one").flag_bits)
