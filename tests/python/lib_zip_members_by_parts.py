# Members that are read and written piece by piece, and what such streams refuse.
import io
import shutil
import tempfile
import os
import random
import zipfile

maker = random.Random(5)
words = [bytes(maker.choices(b"abcdefghijklmnop", k=maker.randrange(3, 9))) for _ in range(500)]
content = b"\n".join(maker.choices(words, k=60000))
file = io.BytesIO()
with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("deflated", content)
    archive.writestr("stored", content, zipfile.ZIP_STORED)

with zipfile.ZipFile(file) as archive:
    for name in archive.namelist():
        print(name, archive.read(name) == content)
        with archive.open(name) as member:
            total, count = 0, 0
            for line in member:
                total += len(line)
                count += 1
            print(count, total == len(content), member.readline())
        with archive.open(name) as member:
            parts = []
            while part := member.read(997):
                parts.append(part)
            print(len(parts), b"".join(parts) == content, member.read(5), member.read1(5))
        with archive.open(name) as member:
            start = member.readline(3) + member.read(0) + member.peek(4)[:2] + member.readline(-1)
            print(start[:3] == content[:3], member.tell(), member.read1(10) == content[member.tell() - 10 : member.tell()])
            print(member.seek(200000), member.read(5) == content[200000:200005], member.seek(-5, 1), member.seek(-3, 2))
            print(member.read() == content[-3:], member.seek(0), member.readline() == content[: content.index(b"\n") + 1])
            for act in (
                lambda: member.write(b"x"), member.truncate, member.fileno, lambda: member.seek(0, 5),
            ):
                try:
                    act()
                except (io.UnsupportedOperation, ValueError) as error:
                    print(type(error).__name__)

file = io.BytesIO()
with zipfile.ZipFile(file, "w") as archive:
    with archive.open("numbers", "w") as member:
        try:
            member.write(5)
        except TypeError as error:
            print(error)
        for act in (member.read, member.truncate):
            try:
                act()
            except io.UnsupportedOperation as error:
                print(error)
        print(member.write(memoryview(b"abc")), member.write(bytearray(b"de")))
    try:
        archive.writestr("bad", "y", compress_type=zipfile.ZIP_DEFLATED, compresslevel=99)
    except ValueError as error:
        print(error)
    archive.writestr("good", "y")
with zipfile.ZipFile(file) as archive:
    print(archive.namelist(), archive.read("numbers"))

with tempfile.TemporaryDirectory() as folder:
    os.mkdir(folder + "/source")
    with open(folder + "/source/a", "w") as out:
        out.write("a")
    shutil.make_archive(folder + "/made", "zip", folder + "/source", dry_run=True)
    print(sorted(os.listdir(folder)))
    shutil.make_archive(folder + "/made", "zip", folder + "/source")
    print(sorted(os.listdir(folder)))
