"""Values as bytes in the layouts of C."""

import _struct

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]


class error(Exception):
    __module__ = "struct"


def _text(format):
    return format.decode("ascii") if isinstance(format, bytes) else format


def calcsize(format, /):
    return _struct.size(_text(format), error)


def pack(format, /, *v):
    return _struct.pack(_text(format), v, error)


def pack_into(format, buffer, offset, /, *v):
    data = pack(format, *v)
    view = memoryview(buffer).cast("B")
    if view.readonly:
        raise TypeError(f"argument must be read-write bytes-like object, not {type(buffer).__name__}")
    size = len(view)
    if offset < 0:
        if offset + len(data) > 0:
            raise error(f"no space to pack {len(data)} bytes at offset {offset}")
        if offset + size < 0:
            raise error(f"offset {offset} out of range for {size}-byte buffer")
        offset += size
    if offset + len(data) > size:
        raise error(
            f"pack_into requires a buffer of at least {offset + len(data)} bytes for packing {len(data)} bytes at "
            f"offset {offset} (actual buffer size is {size})"
        )
    view[offset : offset + len(data)] = data


def unpack(format, buffer, /):
    return _struct.unpack(_text(format), buffer, 0, False, error)


def unpack_from(format, /, buffer, offset=0):
    return _struct.unpack(_text(format), buffer, offset, True, error)


def iter_unpack(format, buffer, /):
    size = calcsize(format)
    if size == 0:
        raise error("cannot iteratively unpack with a struct of length 0")
    whole = memoryview(buffer).nbytes
    if whole % size:
        raise error(f"iterative unpacking requires a buffer of a multiple of {size} bytes")
    return (unpack_from(format, buffer, offset) for offset in range(0, whole, size))


class Struct:
    """A layout."""

    def __init__(self, format):
        self.format = _text(format)
        self.size = calcsize(self.format)

    def pack(self, *v):
        return pack(self.format, *v)

    def pack_into(self, buffer, offset, *v):
        pack_into(self.format, buffer, offset, *v)

    def unpack(self, buffer):
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer):
        return iter_unpack(self.format, buffer)
