"""Digests of bytes."""

import _hashlib
from operator import index

_SIZES = {
    "md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64), "sha384": (48, 128),
    "sha512": (64, 128), "sha3_224": (28, 144), "sha3_256": (32, 136), "sha3_384": (48, 104), "sha3_512": (64, 72),
}
_LAZY = ("blake2b", "blake2s")
algorithms_guaranteed = {*_SIZES, *_LAZY}
algorithms_available = set(algorithms_guaranteed)


class _Collecting:
    """What is hashed is kept until the digest is asked for."""

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        if type(data) is not bytes:
            try:
                data = bytes(memoryview(data))
            except TypeError:
                raise TypeError("object supporting the buffer API required") from None
        self._parts.append(data)

    def _whole(self):
        if len(self._parts) != 1:
            self._parts = [b"".join(self._parts)]
        return self._parts[0]

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        made._parts = self._parts[:]
        return made


class _Hash(_Collecting):
    def __init__(self, name, data):
        self.name = name
        self.digest_size, self.block_size = _SIZES[name]
        self._parts = []
        if data:
            self.update(data)

    def digest(self):
        return _hashlib.digest(self.name, self._whole())

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {id(self):#x}>"


def new(name, data=b"", **kwargs):
    known = name.lower().replace("-", "")
    if known in _LAZY:
        return __getattr__(known)(data, **kwargs)
    for keyword in kwargs:
        if keyword != "usedforsecurity":
            raise TypeError(f"'{keyword}' is an invalid keyword argument for new()")
    if known not in _SIZES:
        known = name.lower().replace("-", "_")
    if known not in _SIZES:
        raise ValueError(f"unsupported hash type {name}")
    return _Hash(known, data)


def _maker(name):
    def make(string=b"", *, usedforsecurity=True):
        return _Hash(name, string)

    make.__name__ = make.__qualname__ = f"openssl_{name}"
    return make


for _name in _SIZES:
    globals()[_name] = _maker(_name)
del _name


_MOST = 2**31 - 1


def _long(number):
    number = index(number)
    if not -(2**63) <= number < 2**63:
        raise OverflowError("Python int too large to convert to C long")
    return number


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    if hash_name not in _SIZES:
        raise ValueError(f"[digital envelope routines] unsupported hash type {hash_name}")
    iterations = _long(iterations)
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    if iterations > _MOST:
        raise OverflowError("iteration value is too great.")
    size, block = _SIZES[hash_name]
    dklen = size if dklen is None else _long(dklen)
    if dklen < 1:
        raise ValueError("key length must be greater than 0.")
    if dklen > _MOST:
        raise OverflowError("key length is too great.")
    return _hashlib.stretch(hash_name, password, salt, block, iterations, dklen)


def file_digest(fileobj, digest, /):
    made = new(digest) if isinstance(digest, str) else digest()
    made.update(fileobj.read())
    return made


def __getattr__(name):
    if name in _LAZY:
        import _blake2

        return getattr(_blake2, name)
    if name in ("shake_128", "shake_256", "scrypt"):
        raise AttributeError(f"module 'hashlib' has no attribute {name!r}: it is not supported")
    raise AttributeError(f"module 'hashlib' has no attribute {name!r}")
