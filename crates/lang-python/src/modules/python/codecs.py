"""Encodings by name."""

__all__ = [
    "encode", "decode", "lookup", "getencoder", "getdecoder", "open", "BOM_UTF8", "CodecInfo", "getincrementaldecoder",
    "getincrementalencoder", "register", "register_error", "lookup_error", "getreader", "getwriter",
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


def _not_supported(name):
    def function(*args, **kwargs):
        raise NotImplementedError(f"codecs.{name} is not supported")

    function.__name__ = name
    return function


getreader, getwriter, register_error = map(_not_supported, ("getreader", "getwriter", "register_error"))


def strict_errors(exception):
    raise exception


def ignore_errors(exception):
    return "", exception.end


def replace_errors(exception):
    return ("?" if isinstance(exception, UnicodeEncodeError) else "\ufffd") * (exception.end - exception.start), exception.end


def lookup_error(name):
    known = {"strict": strict_errors, "ignore": ignore_errors, "replace": replace_errors}
    if name not in known:
        raise LookupError(f"unknown error handler name '{name}'")
    return known[name]
