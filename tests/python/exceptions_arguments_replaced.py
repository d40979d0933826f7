# The arguments of an exception may be replaced; what its parts were made of stays.
def shown(error, *parts):
    print(type(error).__name__, error.args, repr(error), repr(str(error)), *[getattr(error, part) for part in parts])


error = ValueError(1, 2)
for arguments in (), [3, 4], "ab", range(1):
    error.args = arguments
    shown(error)
for act in (lambda: setattr(error, "args", 5), lambda: delattr(error, "args")):
    try:
        act()
    except TypeError as refused:
        print(refused)

cases = [
    (KeyError("a"), ()),
    (StopIteration(3), ("value",)),
    (SystemExit(3), ("code",)),
    (OSError(2, "none", "file"), ("errno", "strerror", "filename", "filename2")),
    (OSError(2, "none", "file", None, "other"), ("errno", "strerror", "filename", "filename2")),
    (OSError(2, "none"), ("errno", "strerror", "filename")),
    (OSError("only"), ("errno", "strerror", "filename")),
    (ImportError("text", name="n", path="p"), ("name", "path", "msg")),
    (UnicodeDecodeError("utf-8", b"abc", 0, 1, "reason"), ("encoding", "object", "start", "end", "reason")),
    (UnicodeEncodeError("ascii", "abc", 0, 2, "reason"), ("encoding", "object", "start", "end", "reason")),
    (UnicodeTranslateError("abc", 0, 2, "reason"), ("object", "start", "end", "reason")),
]
for error, parts in cases:
    shown(error, *parts)
    error.args = ()
    shown(error, *parts)
    error.args = ("new", "two")
    shown(error, *parts)

# The text of an error of the system is made of its parts.
error = OSError(2, "none", "file")
error.filename = "renamed"
error.strerror = "gone"
print(error, error.args)
error = ImportError("a")
error.msg = "b"
print(error, error.args)
