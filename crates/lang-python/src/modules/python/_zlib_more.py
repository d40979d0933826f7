# Compression by parts: what comes in is kept, and worked off all at once.
DEF_BUF_SIZE = 16384
DEF_MEM_LEVEL = 8
Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH, Z_BLOCK, Z_TREES = range(7)
Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED = range(5)
Z_NO_COMPRESSION = 0


class _Compress:
    __name__ = __qualname__ = "Compress"

    def __init__(self, level, wbits):
        self._level = level
        self._wbits = wbits
        self._parts = []

    def compress(self, data):
        self._parts.append(bytes(memoryview(data)))
        return b""

    def flush(self, mode=Z_FINISH):
        if mode == Z_NO_FLUSH:
            return b""
        if mode != Z_FINISH:
            raise NotImplementedError("flush() of a compression that goes on is not supported")
        if self._parts is None:
            raise error("Error -2 while finishing compression: inconsistent stream state")
        data = b"".join(self._parts)
        self._parts = None
        return compress(data, self._level, self._wbits)

    def copy(self):
        if self._parts is None:
            raise ValueError("Inconsistent stream state")
        made = _Compress(self._level, self._wbits)
        made._parts = list(self._parts)
        return made

    __copy__ = copy

    def __deepcopy__(self, memo):
        return self.copy()


class _Decompress:
    __name__ = __qualname__ = "Decompress"

    def __init__(self, wbits):
        self._wbits = wbits
        self._data = b""
        self._given = 0
        self.unused_data = b""
        self.unconsumed_tail = b""
        self.eof = False

    def decompress(self, data, /, max_length=0):
        if max_length < 0:
            raise ValueError("max_length must be non-negative")
        data = bytes(memoryview(data))
        if self.eof:
            self.unused_data += data
            return b""
        whole = self._data + data
        made, consumed, is_ended = _inflate(whole, self._wbits)
        end = len(made)
        self.unconsumed_tail = b""
        if max_length and end - self._given > max_length:
            # The caller gives what is not consumed again.
            end = self._given + max_length
            self.unconsumed_tail = data
        else:
            self._data = whole
            self.eof = is_ended
            if is_ended:
                self.unused_data = whole[consumed:]
        made = made[self._given : end]
        self._given = end
        return made

    def flush(self, length=DEF_BUF_SIZE, /):
        if length <= 0:
            raise ValueError("length must be greater than zero")
        return self.decompress(self.unconsumed_tail)

    def copy(self):
        made = _Decompress(self._wbits)
        made.__dict__.update(self.__dict__)
        return made

    __copy__ = copy

    def __deepcopy__(self, memo):
        return self.copy()


def compressobj(level=-1, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL, strategy=0, zdict=None):
    if method != DEFLATED or not -1 <= level <= 9:
        raise ValueError("Invalid initialization option")
    if zdict is not None:
        raise NotImplementedError("compression with a dictionary is not supported")
    return _Compress(level, wbits)


def decompressobj(wbits=MAX_WBITS, zdict=None):
    if zdict is not None:
        raise NotImplementedError("decompression with a dictionary is not supported")
    return _Decompress(wbits)
