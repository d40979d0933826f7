"""Streams around other streams: text over bytes, and bytes over what reads and writes them raw."""

from io import BufferedIOBase, TextIOBase, UnsupportedOperation


class _Kind(type):
    """Files that `open` makes and the standard streams count as the wrappers that CPython makes them of."""

    def __instancecheck__(cls, instance):
        kind = type(instance)
        return cls in kind.__mro__ or kind.__module__ == "_io" and kind.__name__ == cls.__name__


class _OverRaw(BufferedIOBase, metaclass=_Kind):
    def __init__(self, raw, buffer_size=8192):
        if buffer_size <= 0:
            raise ValueError("invalid buffer size")
        self.raw = raw
        self._ahead = b""

    @property
    def closed(self):
        return self.raw.closed

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    def close(self):
        if not self.closed:
            self.flush()
            self.raw.close()

    def flush(self):
        if self.closed:
            raise ValueError("flush of closed file")
        if hasattr(self.raw, "flush"):
            self.raw.flush()

    def detach(self):
        raw, self.raw = self.raw, None
        return raw

    def readable(self):
        return self.raw.readable()

    def writable(self):
        return self.raw.writable()

    def seekable(self):
        return self.raw.seekable()

    def fileno(self):
        return self.raw.fileno()

    def isatty(self):
        return self.raw.isatty()

    def tell(self):
        return self.raw.tell() - len(self._ahead)

    def seek(self, pos, whence=0, /):
        if whence == 1:
            pos -= len(self._ahead)
        self._ahead = b""
        return self.raw.seek(pos, whence)

    def truncate(self, pos=None, /):
        return self.raw.truncate(self.tell() if pos is None else pos)

    def _fill(self, size):
        """Makes sure of so many bytes ahead, or of all there are if it is none."""
        while size is None or len(self._ahead) < size:
            more = self.raw.read(8192 if size is None else max(size - len(self._ahead), 1))
            if not more:
                break
            self._ahead += more

    def read(self, size=-1, /):
        self._fill(None if size is None or size < 0 else size)
        end = len(self._ahead) if size is None or size < 0 else size
        data, self._ahead = self._ahead[:end], self._ahead[end:]
        return data

    def read1(self, size=-1, /):
        if not self._ahead:
            self._fill(1 if size < 0 else size)
        end = len(self._ahead) if size < 0 else size
        data, self._ahead = self._ahead[:end], self._ahead[end:]
        return data

    def peek(self, size=0, /):
        if not self._ahead:
            self._ahead = self.raw.read(8192) or b""
        return self._ahead

    def readinto(self, b, /):
        data = self.read(len(b))
        b[: len(data)] = data
        return len(data)

    def readline(self, size=-1, /):
        while b"\n" not in self._ahead:
            more = self.raw.read(8192)
            if not more:
                break
            self._ahead += more
        end = self._ahead.find(b"\n") + 1 or len(self._ahead)
        if size is not None and 0 <= size < end:
            end = size
        data, self._ahead = self._ahead[:end], self._ahead[end:]
        return data

    def write(self, b, /):
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if self._ahead:
            self.seek(0, 1)
        self.raw.write(bytes(b))
        return len(b)


class BufferedReader(_OverRaw):
    def __init__(self, raw, buffer_size=8192):
        if not raw.readable():
            raise OSError("File or stream is not readable.")
        super().__init__(raw, buffer_size)

    def writable(self):
        return False

    def write(self, b, /):
        raise UnsupportedOperation("write")


class BufferedWriter(_OverRaw):
    def __init__(self, raw, buffer_size=8192):
        if not raw.writable():
            raise OSError("File or stream is not writable.")
        super().__init__(raw, buffer_size)

    def readable(self):
        return False

    def read(self, size=-1, /):
        raise UnsupportedOperation("read")

    readline = read


class BufferedRandom(_OverRaw):
    pass


class TextIOWrapper(TextIOBase, metaclass=_Kind):
    def __init__(
        self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False
    ):
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        self.buffer = buffer
        self.encoding = "utf-8" if encoding in (None, "locale") else encoding
        "".encode(self.encoding)
        self.errors = errors or "strict"
        self.line_buffering = line_buffering
        self.write_through = write_through
        self._newline = newline
        # The text that was read from the stream beneath, and how much of it was handed on; none before the first look.
        self._text = None
        self._at = 0

    def __repr__(self):
        name = f" name={self.buffer.name!r}" if hasattr(self.buffer, "name") else ""
        return f"<_io.TextIOWrapper{name} encoding={self.encoding!r}>"

    @property
    def name(self):
        return self.buffer.name

    @property
    def closed(self):
        return self.buffer.closed

    def _checked(self):
        if self.buffer is None:
            raise ValueError("underlying buffer has been detached")
        if self.buffer.closed:
            raise ValueError("I/O operation on closed file.")
        return self.buffer

    def _read_all(self):
        if self._text is None:
            text = self._checked().read().decode(self.encoding, self.errors)
            if self._newline is None:
                text = text.replace("\r\n", "\n").replace("\r", "\n")
            self._text, self._at = text, 0
        return self._text

    def read(self, size=-1, /):
        self._checked()
        text = self._read_all()
        start = self._at
        self._at = len(text) if size is None or size < 0 else min(start + size, len(text))
        return text[start : self._at]

    def _line_end(self, start):
        text = self._text
        if self._newline == "":
            ends = [at + len(end) for end in ("\r\n", "\n", "\r") if (at := text.find(end, start)) >= 0]
            return min(ends, key=lambda end: (end - (text[end - 2 : end] == "\r\n"), -end)) if ends else len(text)
        end = self._newline or "\n"
        at = text.find(end, start)
        return len(text) if at < 0 else at + len(end)

    def readline(self, size=-1, /):
        self._checked()
        self._read_all()
        start = self._at
        end = self._line_end(start)
        if size is not None and 0 <= size < end - start:
            end = start + size
        self._at = end
        return self._text[start:end]

    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError(f"write() argument must be str, not {type(s).__name__}")
        text = s.replace("\n", self._newline) if self._newline not in (None, "", "\n") else s
        self._checked().write(text.encode(self.encoding, self.errors))
        if self.line_buffering and "\n" in s:
            self.flush()
        return len(s)

    def reconfigure(self, *, encoding=None, errors=None, newline=-1, line_buffering=None, write_through=None):
        if encoding is not None:
            "".encode(encoding)
            self.encoding = encoding
            self.errors = errors or "strict"
        elif errors is not None:
            self.errors = errors
        if newline != -1:
            self._newline = newline
        if line_buffering is not None:
            self.line_buffering = line_buffering

    def flush(self):
        self._checked().flush()

    def close(self):
        if self.buffer is not None and not self.buffer.closed:
            self.flush()
            self.buffer.close()

    def detach(self):
        self.flush()
        buffer, self.buffer = self.buffer, None
        return buffer

    def readable(self):
        return self._checked().readable()

    def writable(self):
        return self._checked().writable()

    def seekable(self):
        return self._checked().seekable()

    def isatty(self):
        return self._checked().isatty()

    def fileno(self):
        return self._checked().fileno()

    def tell(self):
        buffer = self._checked()
        if self._text is None:
            return buffer.tell()
        # Places are those of the stream beneath: what is ahead counts as not read.
        return buffer.tell() - len(self._text[self._at :].encode(self.encoding, self.errors))

    def seek(self, cookie, whence=0, /):
        if whence != 0 and cookie != 0:
            raise UnsupportedOperation(f"can't do nonzero {'cur' if whence == 1 else 'end'}-relative seeks")
        if whence == 1:
            cookie = self.tell()
            whence = 0
        self._text = None
        return self._checked().seek(cookie, whence)

    def truncate(self, pos=None, /):
        self.flush()
        return self.buffer.truncate(self.tell() if pos is None else pos)


class BufferedRWPair(BufferedIOBase):
    def __init__(self, reader, writer, buffer_size=8192):
        self.reader = BufferedReader(reader, buffer_size)
        self.writer = BufferedWriter(writer, buffer_size)

    def read(self, size=-1, /):
        return self.reader.read(size)

    def readline(self, size=-1, /):
        return self.reader.readline(size)

    def peek(self, size=0, /):
        return self.reader.peek(size)

    def write(self, b, /):
        return self.writer.write(b)

    def flush(self):
        self.writer.flush()

    def readable(self):
        return True

    writable = readable
