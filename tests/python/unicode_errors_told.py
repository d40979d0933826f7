# What the errors of encoding and decoding tell, and handlers that a program registers.
import codecs
import io


def told(work):
    try:
        work()
    except UnicodeError as error:
        print(type(error).__name__, error.encoding, ascii(error.object), error.start, error.end, error.reason)
        print(error, ascii(error.args))


told(lambda: "aé€b".encode("ascii"))
told(lambda: "a\ud800".encode())
told(lambda: "€".encode("latin-1"))
told(lambda: b"ab\xff\xfe".decode())
told(lambda: b"ab\xe9".decode("ascii"))
told(lambda: b"\xe2\x82".decode("utf-8"))

error = UnicodeDecodeError("utf-8", b"abc\xff", 3, 4, "because")
print(error, repr(error))
error.start, error.end, error.reason, error.encoding = 1, 3, "else", "x"
print(error, error.args)
error = UnicodeEncodeError("ascii", "aéb", 1, 2, "no")
print(error, error.object)
error = UnicodeTranslateError("aéb", 1, 2, "no")
print(error, error.object, hasattr(error, "encoding"), error.reason)
print(UnicodeTranslateError("aéb", 0, 3, "no"))
for arguments in [(), ("a",), ("a", "b", 1, 2, 3), (1, b"", 1, 2, "x"), ("a", "text", 1, 2, "x"), ("a", b"", "1", 2, "x")]:
    try:
        print(repr(UnicodeDecodeError(*arguments)))
    except TypeError as wrong:
        print("TypeError", wrong)


class Own(UnicodeError):
    pass


print(Own("text"), UnicodeError(1, 2))


def dashes(error):
    return "-" * (error.end - error.start), error.end


def skipping(error):
    if isinstance(error, UnicodeDecodeError):
        return f"<{error.object[error.start]:02x}>", error.start + 1
    return b"?!", error.end


codecs.register_error("dashes", dashes)
codecs.register_error("skipping", skipping)
print("aéèb€c".encode("ascii", "dashes"), b"a\xff\xfeb".decode("utf-8", "dashes"))
print("aéèb€c".encode("latin-1", "skipping"), b"a\xff\xfeb\xe9".decode("ascii", "skipping"))
print(bytearray(b"\xffx").decode("utf-8", "skipping"), str(b"\x80", "utf-8", "skipping"))
print(codecs.lookup_error("dashes") is dashes)
codecs.register_error("back", lambda error: ("", -1))
print("éab".encode("ascii", "back"))
for name, wrong in [("w1", lambda e: 1), ("w2", lambda e: ("x", 99)), ("w3", lambda e: ("é", e.end)), ("w4", lambda e: (1, 2))]:
    codecs.register_error(name, wrong)
    for work in (lambda: "aé".encode("ascii", name), lambda: b"a\xff".decode("ascii", name)):
        try:
            print(work())
        except (TypeError, IndexError, UnicodeError) as error:
            print(type(error).__name__, error)
try:
    "é".encode("ascii", "unheard")
except LookupError as error:
    print(error)
try:
    codecs.register_error("x", 1)
except TypeError as error:
    print(error)
for name in ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace"):
    handler = codecs.lookup_error(name)
    try:
        print(name, handler(UnicodeEncodeError("ascii", "aé€b", 1, 3, "no")))
    except UnicodeError as error:
        print(name, error)
print(codecs.replace_errors(UnicodeDecodeError("ascii", b"\xff\xfe", 0, 2, "no")))

out = io.BytesIO()
writer = codecs.getwriter("utf-8")(out)
writer.write("é\n")
writer.writelines(["a", "b\n"])
print(out.getvalue())
out.seek(0)
reader = codecs.getreader("utf-8")(out)
print(reader.readline(), list(reader))
print("€é".encode("1252"), "é".encode("windows-1252"))
