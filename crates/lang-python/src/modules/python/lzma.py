"""Files of this format are not read or written: each function says so when it is called."""

from _refused import classes as _classes, functions as _functions

_REASON = "of compressed formats there are zlib and gzip"

open, compress, decompress = _functions("lzma", _REASON, "open compress decompress")
LZMAFile, LZMACompressor, LZMADecompressor = _classes("lzma", _REASON, "LZMAFile LZMACompressor LZMADecompressor")


class LZMAError(Exception):
    """What would be wrong with data."""
