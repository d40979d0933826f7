"""BLAKE2 (RFC 7693), in its two sizes of words."""

import _hashlib


class _Blake2:
    """What is hashed is kept until the digest is asked for."""

    def __init__(
        self, data=b"", /, *, digest_size=None, key=b"", salt=b"", person=b"", fanout=1, depth=1, leaf_size=0,
        node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True,
    ):
        digest_size = self.MAX_DIGEST_SIZE if digest_size is None else digest_size
        if not 1 <= digest_size <= self.MAX_DIGEST_SIZE:
            raise ValueError(f"digest_size must be between 1 and {self.MAX_DIGEST_SIZE} bytes")
        for text, name, most in (
            (key, "key", self.MAX_KEY_SIZE), (salt, "salt", self.SALT_SIZE), (person, "person", self.PERSON_SIZE)
        ):
            if len(text) > most:
                raise ValueError(f"maximum {name} length is {most} bytes")
        self.digest_size = digest_size
        word = self._word
        node = node_offset.to_bytes(word if word == 8 else 6, "little")
        parameters = bytes((digest_size, len(key), fanout, depth)) + leaf_size.to_bytes(4, "little") + node
        parameters += bytes((node_depth, inner_size)) + bytes(14 if word == 8 else 0)
        parameters += bytes(salt).ljust(self.SALT_SIZE, b"\0") + bytes(person).ljust(self.PERSON_SIZE, b"\0")
        self._parameters = parameters
        self._last_node = last_node
        self._data = bytes(key).ljust(self.block_size, b"\0") if key else b""
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        self._data += bytes(data)

    def copy(self):
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        return made

    def digest(self):
        return _hashlib.blake2(self._parameters, self._data, self._last_node)[: self.digest_size]

    def hexdigest(self):
        return self.digest().hex()


class blake2b(_Blake2):
    __module__ = "_blake2"
    name, block_size, MAX_DIGEST_SIZE, MAX_KEY_SIZE, SALT_SIZE, PERSON_SIZE = "blake2b", 128, 64, 64, 16, 16
    _word = 8


class blake2s(_Blake2):
    __module__ = "_blake2"
    name, block_size, MAX_DIGEST_SIZE, MAX_KEY_SIZE, SALT_SIZE, PERSON_SIZE = "blake2s", 64, 32, 32, 8, 8
    _word = 4
