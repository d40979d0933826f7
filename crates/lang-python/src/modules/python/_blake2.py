"""BLAKE2 (RFC 7693), in its two sizes of words."""

import _hashlib
from hashlib import _Collecting


class _Blake2(_Collecting):
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
        for number, name, least, most, last in (
            (fanout, "fanout", 0, 255, 255), (depth, "depth", 1, 255, 255), (node_depth, "node_depth", 0, 255, 255),
            (inner_size, "inner_size", 0, self.MAX_DIGEST_SIZE, f"is {self.MAX_DIGEST_SIZE}"),
        ):
            if not least <= number <= most:
                raise ValueError(f"{name} must be between {least} and {last}")
        node_bytes = 8 if self._word == 8 else 6
        for number, name, most in ((leaf_size, "leaf_size", 4), (node_offset, "node_offset", node_bytes)):
            if number < 0:
                raise ValueError("value must be positive")
            if number >> (8 * most):
                raise OverflowError(f"{name} is too large")
        self.digest_size = digest_size
        node = node_offset.to_bytes(node_bytes, "little")
        parameters = bytes((digest_size, len(key), fanout, depth)) + leaf_size.to_bytes(4, "little") + node
        parameters += bytes((node_depth, inner_size)) + bytes(14 if self._word == 8 else 0)
        parameters += bytes(salt).ljust(self.SALT_SIZE, b"\0") + bytes(person).ljust(self.PERSON_SIZE, b"\0")
        self._parameters = parameters
        self._last_node = last_node
        self._parts = [bytes(key).ljust(self.block_size, b"\0")] if key else []
        self.update(data)

    def digest(self):
        return _hashlib.blake2(self._parameters, self._whole(), self._last_node)[: self.digest_size]


class blake2b(_Blake2):
    __module__ = "_blake2"
    name, block_size, MAX_DIGEST_SIZE, MAX_KEY_SIZE, SALT_SIZE, PERSON_SIZE = "blake2b", 128, 64, 64, 16, 16
    _word = 8


class blake2s(_Blake2):
    __module__ = "_blake2"
    name, block_size, MAX_DIGEST_SIZE, MAX_KEY_SIZE, SALT_SIZE, PERSON_SIZE = "blake2s", 64, 32, 32, 8, 8
    _word = 4
