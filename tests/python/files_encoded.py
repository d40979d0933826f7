# Files of encodings with marks: positions, what grows, and what is read by pieces.
import os
import tempfile

folder = tempfile.mkdtemp()
path = os.path.join(folder, "text")


def put(data):
    with open(path, "wb") as file:
        file.write(data)


def got():
    with open(path, "rb") as file:
        return file.read()


# The mark of UTF-8 is passed at the beginning, and counts in positions.
put("\ufeffh1,h2\né,2\r\n3,4\n".encode())
with open(path, encoding="utf-8-sig") as file:
    print(repr(file.readline()), file.tell())
    place = file.tell()
    rows = file.readlines()
    print(rows, file.tell())
    print(file.seek(place), file.readlines() == rows, file.seek(0), repr(file.read(4)), file.tell())
    print(file.seek(0), next(file), list(file))
with open(path, encoding="utf-8-sig", newline="") as file:
    print(repr(file.readline(2)), repr(file.readline(9)), repr(file.read(3)), repr(file.read()))
for data in [b"", b"\xef\xbb\xbf", b"a\n", "\ufeff\ufeffa".encode(), "a\ufeff".encode()]:
    put(data)
    try:
        with open(path, encoding="utf-8-sig") as file:
            print(data, ascii(file.read()), ascii(file.read()))
    except UnicodeDecodeError as error:
        print(data, error)

# It is written once.
with open(path, "w", encoding="utf-8-sig") as file:
    file.write("")
    file.write("a")
    file.write("é")
print(got())
with open(path, "a", encoding="utf-8-sig") as file:
    print(file.tell())
    file.write("c\n")
print(got())
with open(path, "w", encoding="utf-8-sig") as file:
    file.write("abcdef")
    file.seek(0)
    file.write("x")
print(got())
with open(path, "a+") as file:
    print(file.read() == "", file.tell())

# What is decoded at once grows, too, and has positions.
for encoding in ["utf-16", "utf-16-be", "utf-32", "utf-8-sig", "utf-8", "latin-1"]:
    with open(path, "w", encoding=encoding) as file, open(path, encoding=encoding) as reader:
        file.write("a\n")
        file.flush()
        print(encoding, repr(reader.read()), repr(reader.read()), end=" ")
        file.write("b\nc\n")
        file.flush()
        print(repr(reader.readline()), repr(reader.read()), repr(reader.read()), repr(reader.readline()))
for data in ["\ufeffone\ntwo 𝄞\r\nthree\n".encode("utf-16-be"), "\ufeffé\nb\n".encode("utf-16-le")]:
    put(data)
    with open(path, encoding="utf-16") as file:
        first = file.readline()
        place = file.tell()
        rows = file.readlines()
        print(repr(first), rows)
        file.seek(place)
        print(file.readlines() == rows, file.seek(0), file.read(2) == first[:2])
    with open(path, encoding="utf-16-be" if data[0] == 0xFE else "utf-16-le") as file:
        file.seek(4)
        print(repr(file.readline()), file.tell(), len(file.readlines()), file.tell() == len(data))
    with open(path, "ab") as file:
        file.write("more\n".encode("utf-16-be" if data[0] == 0xFE else "utf-16-le"))
    with open(path, encoding="utf-16") as file:
        print(len(file.readlines()), file.read() == "")

# Pieces of long lines end where characters do.
line = "é𝄞\r" * 30_000 + "\r\nend\n"
put(line.encode())
for newline in [None, "", "\n"]:
    with open(path, encoding="utf-8", newline=newline) as file:
        pieces = []
        while piece := file.readline(7_001):
            pieces.append(piece)
        text = "".join(pieces)
        plain = line.replace("\r\n", "\n").replace("\r", "\n") if newline is None else line
        print(newline, text == plain, len(pieces), max(map(len, pieces)))
    with open(path, encoding="utf-8", newline=newline) as file:
        pieces = list(iter(lambda: file.read(65_535), ""))
        print("".join(pieces) == plain, [len(piece) for piece in pieces])

os.remove(path)
os.rmdir(folder)


# A path is a string or bytes, or says one at once.
class Itself:
    __fspath__ = lambda self: self


class Number:
    __fspath__ = lambda self: 5


for bad in [Itself(), Number(), 1.5]:
    try:
        open(bad)
    except TypeError as error:
        print(error)

# The bytes of a file that is closed are a file that is closed, and those of a text that is detached are no more.
folder = tempfile.mkdtemp()
path = os.path.join(folder, "closed")
with open(path, "w+") as file:
    file.write("a")
print(file.buffer.closed, file.buffer is file.buffer, type(file.buffer).__name__, file.buffer.mode)
file = open(path)
buffer = file.buffer
file.close()
print(buffer.closed, file.buffer is buffer)
file = open(path)
whole = file.detach()
print(file.buffer, whole.read())
whole.close()
with os.fdopen(os.open(path, os.O_RDWR), "w") as file:
    print(file.mode)
os.remove(path)
os.rmdir(folder)
