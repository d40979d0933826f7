# Files of the gzip format: a header, data deflated by zlib, a checksum and the length.
import io
import struct
import time
import zlib

__all__ = ["BadGzipFile", "GzipFile", "open", "compress", "decompress"]

_open = open


class BadGzipFile(OSError):
    pass


def compress(data, compresslevel=9, *, mtime=None):
    """Compresses data in one step, to one member of the format."""
    seconds = int(time.time() if mtime is None else mtime)
    extra = 2 if compresslevel == 9 else 4 if compresslevel == 1 else 0
    header = struct.pack("<BBBBLBB", 0x1F, 0x8B, 8, 0, seconds & 0xFFFFFFFF, extra, 255)
    # What zlib puts around the deflated data goes.
    body = zlib.compress(data, compresslevel)[2:-4]
    return header + body + struct.pack("<LL", zlib.crc32(data), len(data) & 0xFFFFFFFF)


def decompress(data):
    """What all members of compressed data hold."""
    data = bytes(data)
    if data[:2] != b"\x1f\x8b":
        if not data:
            return b""
        raise BadGzipFile(f"Not a gzipped file ({data[:2]!r})")
    try:
        return zlib._gunzip(data)
    except zlib.error as error:
        if "truncated" in str(error):
            raise EOFError("Compressed file ended before the end-of-stream marker was reached") from None
        raise BadGzipFile("CRC check failed") from None


class GzipFile(io.BytesIO):
    """A file that is whole in memory: read when it is opened, written when it is closed."""

    def __init__(self, filename=None, mode=None, compresslevel=9, fileobj=None, mtime=None):
        mode = (mode or "rb").replace("t", "")
        if "b" not in mode:
            mode += "b"
        self.mode = mode
        self._file = fileobj if fileobj is not None else _open(filename, mode)
        self._owns_file = fileobj is None
        self._level, self._mtime = compresslevel, mtime
        self.name = filename if filename is not None else getattr(fileobj, "name", "")
        io.BytesIO.__init__(self, decompress(self._file.read()) if "r" in mode else b"")

    def readable(self):
        return "r" in self.mode

    def writable(self):
        return "r" not in self.mode

    def write(self, data):
        if "r" in self.mode:
            raise OSError(9, "write() on read-only GzipFile object")
        return io.BytesIO.write(self, data)

    def read(self, size=-1):
        if "r" not in self.mode:
            raise OSError(9, "read() on write-only GzipFile object")
        return io.BytesIO.read(self, size)

    def close(self):
        if self.closed:
            return
        if "r" not in self.mode:
            self._file.write(compress(self.getvalue(), self._level, mtime=self._mtime))
        if self._owns_file:
            self._file.close()
        io.BytesIO.close(self)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    """Opens a file of the format, for bytes or for text."""
    is_path = isinstance(filename, (str, bytes)) or hasattr(filename, "__fspath__")
    file = GzipFile(filename if is_path else None, mode, compresslevel, None if is_path else filename)
    return _Text(file, encoding or "utf-8", errors or "strict") if "t" in mode else file


class _Text(io.StringIO):
    """The text of such a file, written to it when it is closed."""

    def __init__(self, file, encoding, errors):
        self._binary, self.encoding, self.errors = file, encoding, errors
        io.StringIO.__init__(self, file.read().decode(encoding, errors) if file.readable() else "", newline=None)

    def close(self):
        if not self.closed:
            if self._binary.writable():
                self._binary.write(self.getvalue().encode(self.encoding, self.errors))
            self._binary.close()
        io.StringIO.close(self)

    def __exit__(self, *exception):
        self.close()
