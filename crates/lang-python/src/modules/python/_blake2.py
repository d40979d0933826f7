"""BLAKE2 (RFC 7693), in its two sizes of words."""

_SIGMA = (
    (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), (14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3),
    (11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4), (7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8),
    (9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13), (2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9),
    (12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11), (13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10),
    (6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5), (10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0),
)
# Which words of the state each step of a round mixes: columns, then diagonals.
_STEPS = (
    (0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
    (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14),
)


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
        self._state = [
            start ^ int.from_bytes(parameters[at * word : at * word + word], "little")
            for at, start in enumerate(self._start)
        ]
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
        size, data, state = self.block_size, self._data, self._state[:]
        last = max(len(data) - 1, 0) // size * size
        for at in range(0, last, size):
            self._mix(state, data[at : at + size], at + size, False)
        self._mix(state, data[last:].ljust(size, b"\0"), len(data), True)
        return b"".join(word.to_bytes(self._word, "little") for word in state)[: self.digest_size]

    def hexdigest(self):
        return self.digest().hex()

    def _mix(self, state, block, count, is_last):
        """Takes one block into the state."""
        size, mask, (first, second, third, fourth) = self._word, self._mask, self._turns
        bits = 8 * size
        words = [int.from_bytes(block[at : at + size], "little") for at in range(0, len(block), size)]
        v = state + list(self._start)
        v[12] ^= count & mask
        v[13] ^= count >> bits
        if is_last:
            v[14] ^= mask
            if self._last_node:
                v[15] ^= mask
        for turn in range(self._rounds):
            order = _SIGMA[turn % 10]
            for step, (a, b, c, d) in enumerate(_STEPS):
                va, vb, vc, vd = v[a], v[b], v[c], v[d]
                va = va + vb + words[order[2 * step]] & mask
                vd ^= va
                vd = (vd >> first | vd << bits - first) & mask
                vc = vc + vd & mask
                vb ^= vc
                vb = (vb >> second | vb << bits - second) & mask
                va = va + vb + words[order[2 * step + 1]] & mask
                vd ^= va
                vd = (vd >> third | vd << bits - third) & mask
                vc = vc + vd & mask
                vb ^= vc
                v[a], v[b], v[c], v[d] = va, (vb >> fourth | vb << bits - fourth) & mask, vc, vd
        for at in range(8):
            state[at] ^= v[at] ^ v[at + 8]


class blake2b(_Blake2):
    __module__ = "_blake2"
    name, block_size, MAX_DIGEST_SIZE, MAX_KEY_SIZE, SALT_SIZE, PERSON_SIZE = "blake2b", 128, 64, 64, 16, 16
    _word, _mask, _rounds, _turns = 8, (1 << 64) - 1, 12, (32, 24, 16, 63)
    _start = (
        0x6A09E667F3BCC908, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B, 0xA54FF53A5F1D36F1,
        0x510E527FADE682D1, 0x9B05688C2B3E6C1F, 0x1F83D9ABFB41BD6B, 0x5BE0CD19137E2179,
    )


class blake2s(_Blake2):
    __module__ = "_blake2"
    name, block_size, MAX_DIGEST_SIZE, MAX_KEY_SIZE, SALT_SIZE, PERSON_SIZE = "blake2s", 64, 32, 32, 8, 8
    _word, _mask, _rounds, _turns = 4, (1 << 32) - 1, 10, (16, 12, 8, 7)
    _start = (
        0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19,
    )
