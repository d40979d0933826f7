"""Digests with a key."""

import hashlib


class HMAC:
    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        if not digestmod:
            raise TypeError("Missing required parameter 'digestmod'.")
        self._make = (lambda data=b"": hashlib.new(digestmod, data)) if isinstance(digestmod, str) else digestmod
        self._inner = self._make()
        self._outer = self._make()
        self.digest_size = self._inner.digest_size
        self.block_size = self._inner.block_size
        self.name = f"hmac-{self._inner.name}"
        if len(key) > self.block_size:
            key = self._make(key).digest()
        key = bytes(key).ljust(self.block_size, b"\0")
        self._outer.update(bytes([byte ^ 0x5C for byte in key]))
        self._inner.update(bytes([byte ^ 0x36 for byte in key]))
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        self._inner.update(msg)

    def copy(self):
        made = object.__new__(HMAC)
        made.__dict__.update(self.__dict__)
        made._inner = self._inner.copy()
        return made

    def digest(self):
        outer = self._outer.copy()
        outer.update(self._inner.digest())
        return outer.digest()

    def hexdigest(self):
        return self.digest().hex()


def new(key, msg=None, digestmod=""):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b):
    if len(a) != len(b):
        return False
    difference = 0
    if isinstance(a, str):
        a, b = a.encode(), b.encode()
    for x, y in zip(a, b):
        difference |= x ^ y
    return difference == 0
