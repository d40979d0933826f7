"""Encodings by name."""

import io

__all__ = [
    "encode", "decode", "lookup", "getencoder", "getdecoder", "open", "BOM_UTF8", "CodecInfo", "getincrementaldecoder",
    "getincrementalencoder", "register", "register_error", "lookup_error", "getreader", "getwriter", "StreamReader", "StreamWriter", "IncrementalEncoder",
    "IncrementalDecoder", "strict_errors", "ignore_errors", "replace_errors", "xmlcharrefreplace_errors",
    "backslashreplace_errors", "namereplace_errors",
]

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_UTF16_LE = BOM_LE = b"\xff\xfe"
BOM_UTF16_BE = BOM_BE = b"\xfe\xff"
BOM = BOM_UTF16 = BOM_UTF16_LE
BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"
BOM_UTF32 = BOM_UTF32_LE

_ROT13 = {}
for _start in (65, 97):
    for _letter in range(26):
        _ROT13[_start + _letter] = _start + (_letter + 13) % 26


def _rot13(text, errors="strict"):
    return text.translate(_ROT13), len(text)


def _binary(module, function, **named):
    def convert(data, errors="strict"):
        return getattr(__import__(module), function)(data, **named), len(data)

    return convert


def _unquoted_printable(name):
    def convert(data, errors="strict"):
        raise NotImplementedError(f"codecs: the encoding {name!r} is not supported")

    return convert


_TRANSFORMS = {
    "rot13": (_rot13, _rot13),
    "hex": (_binary("binascii", "hexlify"), _binary("binascii", "unhexlify")),
    "base64": (_binary("base64", "encodebytes"), _binary("base64", "decodebytes")),
    "zlib": (_binary("zlib", "compress"), _binary("zlib", "decompress")),
}
_NAMES = {"rot_13": "rot13", "hex_codec": "hex", "base64_codec": "base64", "base_64": "base64", "zlib_codec": "zlib"}
_registered = []


def _transform(encoding):
    name = encoding.lower().replace("-", "_")
    return _TRANSFORMS.get(_NAMES.get(name, name))


def encode(obj, encoding="utf-8", errors="strict"):
    transform = _transform(encoding)
    return obj.encode(encoding, errors) if transform is None else transform[0](obj, errors)[0]


def decode(obj, encoding="utf-8", errors="strict"):
    transform = _transform(encoding)
    return bytes(obj).decode(encoding, errors) if transform is None else transform[1](obj, errors)[0]


class CodecInfo(tuple):
    def __new__(
        cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None, incrementaldecoder=None,
        name=None,
    ):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode, self.decode, self.streamreader, self.streamwriter = encode, decode, streamreader, streamwriter
        self.incrementalencoder, self.incrementaldecoder = incrementalencoder, incrementaldecoder
        return self


def register(search_function):
    _registered.append(search_function)


def lookup(encoding):
    transform = _transform(encoding)
    if transform is None:
        for search in _registered:
            found = search(encoding.lower().replace("-", "_"))
            if found is not None:
                return found
        "".encode(encoding)

        def encoder(text, errors="strict"):
            return text.encode(encoding, errors), len(text)

        def decoder(data, errors="strict"):
            return bytes(data).decode(encoding, errors), len(data)

        transform = encoder, decoder
    name = encoding.lower().replace("_", "-").replace("utf8", "utf-8").replace("latin-1", "iso8859-1")
    return CodecInfo(*transform, name=name.replace("latin1", "iso8859-1"))


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


class IncrementalDecoder:
    """Decodes pieces; what is incomplete at the end of a piece waits for the next."""

    encoding = "utf-8"

    def __init__(self, errors="strict"):
        self.errors = errors
        self._rest = b""

    def decode(self, input, final=False):
        data = self._rest + bytes(input)
        self._rest = b""
        if final:
            return data.decode(self.encoding, self.errors)
        for kept in range(min(4, len(data) + 1)):
            try:
                text = data[: len(data) - kept].decode(self.encoding, "strict")
            except UnicodeDecodeError:
                continue
            self._rest = data[len(data) - kept :]
            return text
        return data.decode(self.encoding, self.errors)

    def reset(self):
        self._rest = b""


class IncrementalEncoder:
    encoding = "utf-8"

    def __init__(self, errors="strict"):
        self.errors = errors

    def encode(self, input, final=False):
        return input.encode(self.encoding, self.errors)

    def reset(self):
        pass


def getincrementaldecoder(encoding):
    lookup(encoding)
    return type("IncrementalDecoder", (IncrementalDecoder,), {"encoding": encoding})


def getincrementalencoder(encoding):
    lookup(encoding)
    return type("IncrementalEncoder", (IncrementalEncoder,), {"encoding": encoding})


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    import builtins

    if encoding is None or "b" in mode:
        return builtins.open(filename, mode)
    return builtins.open(filename, mode, encoding=encoding, errors=errors, newline="")


class _OverStream:
    """What it has not itself it has from the file of bytes beneath."""

    def __getattr__(self, name):
        return getattr(self.__dict__["stream"], name)

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.stream.close()


class StreamWriter(_OverStream):
    """Writes text to a file of bytes."""

    encoding = "utf-8"

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        self.stream.write(object.encode(self.encoding, self.errors))

    def writelines(self, list):
        self.write("".join(list))

    def reset(self):
        pass


class StreamReader(_OverStream):
    """Reads text from a file of bytes, all of which it decodes when it is first asked."""

    encoding = "utf-8"

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors
        self._rest = None

    def _text(self):
        if self._rest is None:
            self._rest = io.StringIO(self.stream.read().decode(self.encoding, self.errors), newline="")
        return self._rest

    def read(self, size=-1, chars=-1, firstline=False):
        return self._text().read(chars if chars >= 0 else size)

    def readline(self, size=None, keepends=True):
        line = self._text().readline(-1 if size is None else size)
        return line if keepends else line.rstrip("\r\n")

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def reset(self):
        self._rest = None

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration


def getreader(encoding):
    lookup(encoding)
    return type("StreamReader", (StreamReader,), {"encoding": encoding})


def getwriter(encoding):
    lookup(encoding)
    return type("StreamWriter", (StreamWriter,), {"encoding": encoding})


def strict_errors(exception):
    raise exception


def _refused(exception):
    raise TypeError(f"don't know how to handle {type(exception).__name__} in error callback")


def _wrong(exception):
    return exception.object[exception.start : exception.end]


def ignore_errors(exception):
    return "", exception.end


def replace_errors(exception):
    with_ = "?" if isinstance(exception, UnicodeEncodeError) else "\ufffd"
    count = 1 if isinstance(exception, UnicodeDecodeError) else exception.end - exception.start
    return with_ * count, exception.end


def xmlcharrefreplace_errors(exception):
    if not isinstance(exception, UnicodeEncodeError):
        _refused(exception)
    return "".join([f"&#{ord(c)};" for c in _wrong(exception)]), exception.end


def _escaped(value):
    return f"\\x{value:02x}" if value < 0x100 else f"\\u{value:04x}" if value < 0x10000 else f"\\U{value:08x}"


def backslashreplace_errors(exception):
    wrong = _wrong(exception)
    return "".join([_escaped(c if isinstance(c, int) else ord(c)) for c in wrong]), exception.end


def namereplace_errors(exception):
    import unicodedata

    if not isinstance(exception, UnicodeEncodeError):
        _refused(exception)
    names = [(c, unicodedata.name(c, None)) for c in _wrong(exception)]
    return "".join([f"\\N{{{name}}}" if name else _escaped(ord(c)) for c, name in names]), exception.end


_handlers = {
    "strict": strict_errors,
    "ignore": ignore_errors,
    "replace": replace_errors,
    "xmlcharrefreplace": xmlcharrefreplace_errors,
    "backslashreplace": backslashreplace_errors,
    "namereplace": namereplace_errors,
}


def register_error(errors, handler, /):
    if not callable(handler):
        raise TypeError("handler must be callable")
    _handlers[errors] = handler


def lookup_error(name, /):
    if name not in _handlers:
        raise LookupError(f"unknown error handler name '{name}'")
    return _handlers[name]


def _handled(name, exception):
    """What a handler has in place of what cannot be converted, and where it goes on."""
    result = lookup_error(name)(exception)
    encodes = isinstance(exception, UnicodeEncodeError)
    kinds = (str, bytes) if encodes else (str,)
    if (
        not isinstance(result, tuple)
        or len(result) != 2
        or not isinstance(result[0], kinds)
        or not isinstance(result[1], int)
    ):
        kind, texts = ("encoding", "str/bytes") if encodes else ("decoding", "str")
        raise TypeError(f"{kind} error handler must return ({texts}, int) tuple")
    position = result[1]
    length = len(exception.object)
    if position < 0:
        position += length
    if not 0 <= position <= length:
        raise IndexError(f"position {result[1]} from error handler out of bounds")
    return result[0], position
