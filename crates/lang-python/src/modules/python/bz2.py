"""Files of this format are not read or written: each function says so when it is called."""

from _refused import classes as _classes, functions as _functions

_REASON = "of compressed formats there are zlib and gzip"

open, compress, decompress = _functions("bz2", _REASON, "open compress decompress")
BZ2File, BZ2Compressor, BZ2Decompressor = _classes("bz2", _REASON, "BZ2File BZ2Compressor BZ2Decompressor")
