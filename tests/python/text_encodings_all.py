# Encodings by name, what cannot be encoded or decoded, and lone surrogates.
import codecs
import json


def attempt(work, *arguments):
    try:
        print(ascii(work(*arguments)))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


sample = "a\n\té\\"
for name in (
    "unicode_escape", "raw_unicode_escape", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "utf-8-sig",
    "cp1252", "cp437", "cp850", "iso-8859-15", "latin-1", "mac-roman", "L9",
):
    encoded = sample.encode(name)
    print(name, encoded, encoded.decode(name) == sample)
for name in ("cp1252", "latin9", "iso8859-2", "cp437", "cp1251", "koi8-r", "mac-roman", "cp866", "iso8859-5"):
    print(name, ascii(b"caf\xe9 \x80".decode(name, "replace")))
for name in ("koi8-r", "ascii", "latin-1", "cp1252"):
    attempt("a\u20acé\u4e00b".encode, name)
    print("a\u20acé\u4e00b".encode(name, "replace"), "\u4e00".encode(name, "xmlcharrefreplace"))
    print("\u4e00".encode(name, "backslashreplace"), "\u4e00é".encode(name, "ignore"))
attempt("é".encode, "ascii", "namereplace")
for data, name in ((b"\xff\xfea", "utf-16"), (b"\x00\xd8", "utf-16-le"), (b"abc", "utf-32"), (b"\\x4", "unicode_escape")):
    attempt(data.decode, name)
attempt("a".encode, "rot13")
attempt(b"a".decode, "rot13")
attempt("a".encode, "no such")
attempt(b"\x81".decode, "cp1252")
print(b"\\u0041\\n\\N{BULLET}\\101".decode("unicode_escape"), b"\\u0041\\n".decode("raw_unicode_escape"))
print(codecs.encode("Hello", "rot13"), codecs.decode(b"4869", "hex"))

lone = "a\ud800b"
print(len(lone), ascii(lone), lone == "a\ud801b", hex(ord(lone[1])), ascii(f"\udc80{lone}"), ascii("\udfff" "x"))
print(ascii(r"\ud800"), ascii("\ufffd\ud800"), lone in {lone: 1}, "\ud800" < "\ud801")
attempt(lone.encode)
attempt(lone.encode, "utf-8", "surrogatepass")
attempt(lone.encode, "utf-8", "replace")
attempt(lone.encode, "utf-16-le", "surrogatepass")
attempt(b"\xed\xa0\x80".decode, "utf-8", "surrogatepass")
attempt(b"\xed\xa0\x80".decode)
attempt(b"\xffa".decode, "utf-8", "surrogateescape")
print(b"\xffa".decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape"))
attempt("\ud83d\ude00".encode("utf-16", "surrogatepass").decode, "utf-16")
attempt(print, lone)
print(ascii(json.loads('"\\ud83d"')), ascii(json.loads('"\\ud83d\\ude00"')))

# Files of encodings whose units are wider, or that have a mark in front.
import os
import tempfile

path = os.path.join(tempfile.mkdtemp(), "text")
for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "cp1252", "utf-8"):
    with open(path, "w", encoding=encoding) as file:
        file.write("h€llo\r\n")
        file.write("wörld\nx\n")
    with open(path, encoding=encoding) as file:
        print(encoding, file.read())
    with open(path, encoding=encoding) as file:
        print(list(file))
    with open(path, encoding=encoding) as file:
        print(repr(file.read(2)), repr(file.read(3)), repr(file.readline(3)), repr(file.readline()))
        file.seek(0)
        print(repr(file.readline()))
    with open(path, "a", encoding=encoding) as file:
        file.write("more")
    with open(path, encoding=encoding, newline="") as file:
        print(file.readlines())
    print(len(open(path, "rb").read()))
try:
    open(path, encoding="unheard").read()
except LookupError as error:
    print(error)
os.remove(path)
