# UTF-16 and UTF-32 refuse lone surrogates one by one, other encodings a run of what they lack.
import codecs

TEXTS = "a\ud800\ud801b", "ab\u4e2d\ud800\U0001F600", "\ud800\u0416", "\ud800\udc00\ud800", "\xe9\udcff\u1234"
for encoding in "utf-16-be", "utf-16", "utf-32-le", "utf-32", "utf-8", "ascii", "latin-1", "cp1252":
    for text in TEXTS:
        try:
            print(text.encode(encoding))
        except UnicodeEncodeError as error:
            print(encoding, error, error.start, error.end)

places = []


def note(error):
    places.append((error.start, error.end))
    return "?", error.end


codecs.register_error("note", note)
for encoding in "utf-16-le", "utf-32-be", "utf-8", "ascii":
    print(encoding, "a\ud800\ud801\udc00b\ud800".encode(encoding, "note"), places)
    places.clear()
    for handler in "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogatepass":
        try:
            print("a\ud800\ud801b".encode(encoding, handler))
        except UnicodeEncodeError as error:
            print(error)
