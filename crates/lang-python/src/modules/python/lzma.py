"""Files of this format are not read or written: each function says so when it is called."""


def _refuse(name):
    def function(*args, **kwargs):
        raise NotImplementedError(f"lzma.{name} is not supported: of compressed formats there are zlib and gzip")

    function.__name__ = name
    return function


open, compress, decompress = map(_refuse, ("open", "compress", "decompress"))


class LZMAFile:
    def __init__(self, *args, **kwargs):
        _refuse("LZMAFile")()


class LZMACompressor:
    def __init__(self, *args, **kwargs):
        _refuse("LZMACompressor")()


class LZMADecompressor:
    def __init__(self, *args, **kwargs):
        _refuse("LZMADecompressor")()


class LZMAError(Exception):
    """What would be wrong with data."""
