"""Values as bytes, in version 4 of CPython's own format, without its shared references; code has no such form here."""

import struct

__all__ = ["dump", "dumps", "load", "loads", "version"]

version = 4

_SINGLES = {b"N": None, b"T": True, b"F": False, b".": Ellipsis, b"S": StopIteration}
_SIZED = {tuple: b"(", list: b"[", set: b"<", frozenset: b">"}
# Digits of large integers have so many bits.
_DIGIT = 15


def dumps(value, version=version, /):
    parts = []
    _write(value, parts.append, 0)
    return b"".join(parts)


def dump(value, file, version=version, /):
    file.write(dumps(value, version))


def _write(value, put, depth):
    if depth > 2000:
        raise ValueError("object too deeply nested to marshal")
    for code, single in _SINGLES.items():
        if value is single:
            return put(code)
    kind = type(value)
    if kind is int:
        if -(1 << 31) <= value < 1 << 31:
            return put(b"i" + struct.pack("<i", value))
        digits = []
        left = abs(value)
        while left:
            digits.append(left & ((1 << _DIGIT) - 1))
            left >>= _DIGIT
        count = -len(digits) if value < 0 else len(digits)
        put(b"l" + struct.pack(f"<i{len(digits)}H", count, *digits))
    elif kind is float:
        put(b"g" + struct.pack("<d", value))
    elif kind is complex:
        put(b"y" + struct.pack("<dd", value.real, value.imag))
    elif kind is str:
        if value.isascii():
            put((b"z" + bytes((len(value),)) if len(value) < 256 else b"a" + struct.pack("<i", len(value))) + value.encode())
        else:
            text = value.encode("utf-8", "surrogatepass")
            put(b"u" + struct.pack("<i", len(text)) + text)
    elif kind is bytes or kind is bytearray or kind is memoryview:
        put(b"s" + struct.pack("<i", len(value)) + bytes(value))
    elif kind is tuple and len(value) < 256:
        put(b")" + bytes((len(value),)))
        for item in value:
            _write(item, put, depth + 1)
    elif kind in _SIZED:
        put(_SIZED[kind] + struct.pack("<i", len(value)))
        for item in value:
            _write(item, put, depth + 1)
    elif kind is dict:
        put(b"{")
        for key, item in value.items():
            _write(key, put, depth + 1)
            _write(item, put, depth + 1)
        put(b"0")
    else:
        raise ValueError("unmarshallable object")


class _End(Exception):
    """The mark behind the last key of a dict."""


class _Reader:
    def __init__(self, read):
        self.read = read
        self.known = []

    def take(self, count):
        data = self.read(count)
        if len(data) < count:
            raise EOFError("marshal data too short")
        return data

    def number(self):
        return struct.unpack("<i", self.take(4))[0]

    def items(self, count):
        return [self.value() for _ in range(count)]

    def value(self):
        first = self.read(1)
        if not first:
            raise EOFError("EOF read where object expected")
        byte = first[0]
        code = bytes((byte & 0x7F,))
        place = None
        if byte & 0x80:
            place = len(self.known)
            self.known.append(None)
        value = self.value_of(code, place)
        if place is not None:
            self.known[place] = value
        return value

    def value_of(self, code, place):
        if code in _SINGLES:
            return _SINGLES[code]
        if code == b"0":
            raise _End
        if code == b"i":
            return self.number()
        if code == b"r":
            return self.known[self.number()]
        if code == b"l":
            count = self.number()
            digits = struct.unpack(f"<{abs(count)}H", self.take(2 * abs(count)))
            value = sum(digit << _DIGIT * at for at, digit in enumerate(digits))
            return -value if count < 0 else value
        if code == b"g":
            return struct.unpack("<d", self.take(8))[0]
        if code == b"y":
            return complex(*struct.unpack("<dd", self.take(16)))
        if code in b"zZ":
            return self.take(self.take(1)[0]).decode("latin-1")
        if code in b"aA":
            return self.take(self.number()).decode("latin-1")
        if code in b"ut":
            return self.take(self.number()).decode("utf-8", "surrogatepass")
        if code == b"s":
            return self.take(self.number())
        if code == b")":
            return tuple(self.items(self.take(1)[0]))
        if code == b"(":
            return tuple(self.items(self.number()))
        if code == b"<":
            return set(self.items(self.number()))
        if code == b">":
            return frozenset(self.items(self.number()))
        if code == b"[":
            made = []
            if place is not None:
                self.known[place] = made
            made += self.items(self.number())
            return made
        if code == b"{":
            made = {}
            if place is not None:
                self.known[place] = made
            while True:
                try:
                    key = self.value()
                except _End:
                    return made
                made[key] = self.value()
        if code == b"c":
            raise NotImplementedError("marshal of code objects is not supported: code has no form as bytes")
        raise ValueError("bad marshal data (unknown type code)")


def load(file, /):
    return _read(file.read)


def loads(data, /):
    import io

    return _read(io.BytesIO(data).read)


def _read(read):
    try:
        return _Reader(read).value()
    except _End:
        raise ValueError("bad marshal data (unknown type code)") from None
