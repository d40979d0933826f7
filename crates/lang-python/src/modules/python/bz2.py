"""Files of this format are not read or written: each function says so when it is called."""


def _refuse(name):
    def function(*args, **kwargs):
        raise NotImplementedError(f"bz2.{name} is not supported: of compressed formats there are zlib and gzip")

    function.__name__ = name
    return function


open, compress, decompress = map(_refuse, ("open", "compress", "decompress"))


class BZ2File:
    def __init__(self, *args, **kwargs):
        _refuse("BZ2File")()


class BZ2Compressor:
    def __init__(self, *args, **kwargs):
        _refuse("BZ2Compressor")()


class BZ2Decompressor:
    def __init__(self, *args, **kwargs):
        _refuse("BZ2Decompressor")()
