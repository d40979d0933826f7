"""Streams in memory, and the names of those on files."""

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


BlockingIOError = BlockingIOError


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    """What all streams share."""

    _closed = False

    @property
    def closed(self):
        return self._closed

    def close(self):
        self._closed = True

    def _check_open(self):
        if self._closed:
            raise ValueError("I/O operation on closed file" + ("." if isinstance(self, BytesIO) else ""))

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *details):
        self.close()

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def isatty(self):
        return False

    def flush(self):
        self._check_open()

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def truncate(self, size=None, /):
        raise UnsupportedOperation("truncate")

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1):
        lines = []
        size = 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def writelines(self, lines):
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    """Streams that have `readinto` or `write`."""

    def read(self, size=-1, /):
        if size is None or size < 0:
            return self.readall()
        buffer = bytearray(size)
        count = self.readinto(buffer)
        return None if count is None else bytes(buffer[:count])

    def readall(self):
        pieces = []
        while piece := self.read(DEFAULT_BUFFER_SIZE):
            pieces.append(piece)
        return b"".join(pieces)

    def readline(self, size=-1, /):
        line = b""
        while (size is None or size < 0 or len(line) < size) and not line.endswith(b"\n"):
            more = self.read(1)
            if not more:
                break
            line += more
        return line


class BufferedIOBase(IOBase):
    def read(self, size=-1, /):
        raise UnsupportedOperation("read")

    def read1(self, size=-1, /):
        raise UnsupportedOperation("read1")

    def write(self, data, /):
        raise UnsupportedOperation("write")


class TextIOBase(IOBase):
    encoding = None
    errors = None
    newlines = None


class StringIO(TextIOBase):
    # Text that is written at the end is kept in pieces until somebody looks; `_at` is none while the place is the end.
    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._text = initial_value or ""
        self._pieces = []
        self._at = 0 if self._text else None
        self._newline = newline
        if newline and newline != "\n":
            self._text = self._text.replace("\n", newline)
        if newline is None:
            self._text = self._text.replace("\r\n", "\n").replace("\r", "\n")

    def _join(self):
        if self._pieces:
            self._text += "".join(self._pieces)
            self._pieces = []
        return self._text

    def getvalue(self):
        self._check_open()
        return self._join()

    def readable(self):
        return True

    writable = seekable = readable

    def write(self, s, /):
        if self._closed:
            raise ValueError("I/O operation on closed file")
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        size = len(s)
        if self._newline is None:
            s = s.replace("\r\n", "\n").replace("\r", "\n")
        elif self._newline not in ("", "\n"):
            s = s.replace("\n", self._newline)
        if self._at is None:
            self._pieces.append(s)
            return size
        text = self._join()
        at = self._at
        if at > len(text):
            text += "\0" * (at - len(text))
        self._text = text[:at] + s + text[at + len(s) :]
        at += len(s)
        self._at = None if at >= len(self._text) else at
        return size

    def read(self, size=-1, /):
        self._check_open()
        text = self._join()
        start = self._at
        if start is None:
            return ""
        end = len(text) if size is None or size < 0 else min(start + size, len(text))
        self._at = None if end >= len(text) else end
        return text[start:end]

    def readline(self, size=-1, /):
        self._check_open()
        text = self._join()
        start = self._at
        if start is None:
            return ""
        end = text.find("\n", start) + 1 if self._newline is None or self._newline == "\n" else self._line_end(start)
        if end == 0:
            end = len(text)
        if size is not None and 0 <= size < end - start:
            end = start + size
        self._at = None if end >= len(text) else end
        return text[start:end]

    def _line_end(self, start):
        # Behind the line's end, which may be another one than "\n", or any; 0 if there is none.
        text = self._text
        if self._newline:
            at = text.find(self._newline, start)
            return 0 if at < 0 else at + len(self._newline)
        end = text.find("\n", start) + 1
        bare = text.find("\r", start, end or len(text)) + 1
        return end if bare == 0 or bare == end - 1 else bare

    def tell(self):
        self._check_open()
        return len(self._join()) if self._at is None else self._at

    def seek(self, pos, whence=0, /):
        self._check_open()
        size = len(self._join())
        if whence == 0:
            if pos < 0:
                raise ValueError(f"Negative seek position {pos}")
        elif pos != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        elif whence == 1:
            pos = self.tell()
        else:
            pos = size
        self._at = None if pos == size else pos
        return pos

    def truncate(self, pos=None, /):
        self._check_open()
        at = self.tell()
        if pos is None:
            pos = at
        if pos < 0:
            raise ValueError(f"Negative size value {pos}")
        self._text = self._join()[:pos]
        self._at = None if at == len(self._text) else at
        return pos


class BytesIO(BufferedIOBase):
    def __init__(self, initial_bytes=b""):
        self._bytes = bytes(initial_bytes or b"")
        self._pieces = []
        self._at = 0 if self._bytes else None

    def _join(self):
        if self._pieces:
            self._bytes += b"".join(self._pieces)
            self._pieces = []
        return self._bytes

    def getvalue(self):
        self._check_open()
        return self._join()

    getbuffer = getvalue

    def readable(self):
        return True

    writable = seekable = readable

    def write(self, b, /):
        self._check_open()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        b = bytes(b)
        if self._at is None:
            self._pieces.append(b)
            return len(b)
        data = self._join()
        at = self._at
        if at > len(data):
            data += b"\0" * (at - len(data))
        self._bytes = data[:at] + b + data[at + len(b) :]
        at += len(b)
        self._at = None if at >= len(self._bytes) else at
        return len(b)

    def read(self, size=-1, /):
        self._check_open()
        data = self._join()
        start = self._at
        if start is None:
            return b""
        end = len(data) if size is None or size < 0 else min(start + size, len(data))
        self._at = None if end >= len(data) else end
        return data[start:end]

    read1 = read

    def readinto(self, b, /):
        data = self.read(len(b))
        b[: len(data)] = data
        return len(data)

    def readline(self, size=-1, /):
        self._check_open()
        data = self._join()
        start = self._at
        if start is None:
            return b""
        end = data.find(b"\n", start) + 1
        if end == 0:
            end = len(data)
        if size is not None and 0 <= size < end - start:
            end = start + size
        self._at = None if end >= len(data) else end
        return data[start:end]

    def tell(self):
        self._check_open()
        return len(self._join()) if self._at is None else self._at

    def seek(self, pos, whence=0, /):
        self._check_open()
        size = len(self._join())
        if whence == 0 and pos < 0:
            raise ValueError(f"negative seek value {pos}")
        if whence == 1:
            pos = max(self.tell() + pos, 0)
        elif whence == 2:
            pos = max(size + pos, 0)
        self._at = None if pos == size else pos
        return pos

    def truncate(self, size=None, /):
        self._check_open()
        at = self.tell()
        if size is None:
            size = at
        self._bytes = self._join()[:size]
        self._at = None if at == len(self._bytes) else at
        return size


def __getattr__(name):
    if name == "open":
        return open
    if name in ("TextIOWrapper", "BufferedReader", "BufferedWriter", "BufferedRandom", "BufferedRWPair"):
        import _io_wrappers

        return getattr(_io_wrappers, name)
    if name == "FileIO":
        with open("/dev/null", "rb", buffering=0) as file:
            return type(file)
    raise AttributeError(f"module 'io' has no attribute '{name}'")
