"""Bytes as text of 16, 32, 64 or 85 characters."""

import binascii

__all__ = [
    "b64encode", "b64decode", "standard_b64encode", "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode",
    "b32encode", "b32decode", "b32hexencode", "b32hexdecode", "b16encode", "b16decode", "encodebytes", "decodebytes",
    "a85encode", "a85decode", "b85encode", "b85decode",
]


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    if isinstance(s, (int, float, list)) or s is None:
        raise TypeError(f"argument should be a bytes-like object or ASCII string, not {s.__class__.__name__!r}")
    return bytes(s)


def _only_bytes(s):
    if isinstance(s, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return s


def b64encode(s, altchars=None):
    made = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        made = made.replace(b"+", altchars[:1]).replace(b"/", altchars[1:2])
    return made


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars is not None:
        altchars = _bytes(altchars)
        s = s.replace(altchars[:1], b"+").replace(altchars[1:2], b"/")
    if validate:
        import re

        if not re.fullmatch(rb"[A-Za-z0-9+/]*={0,2}", s):
            raise binascii.Error("Only base64 data is allowed")
    return binascii.a2b_base64(s)


standard_b64encode = b64encode
standard_b64decode = b64decode


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


_BASE32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_BASE32_HEX = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"


def _encode32(s, alphabet):
    s = bytes(_only_bytes(s))
    made = []
    for start in range(0, len(s), 5):
        group = s[start : start + 5]
        bits = int.from_bytes(group.ljust(5, b"\0"), "big")
        digits = (len(group) * 8 + 4) // 5
        for place in range(8):
            made.append(alphabet[bits >> (35 - 5 * place) & 31] if place < digits else 61)
    return bytes(made)


def _decode32(s, alphabet, casefold, map01):
    s = _bytes(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        s = s.replace(b"0", b"O").replace(b"1", _bytes(map01))
    if casefold:
        s = s.upper()
    size = len(s)
    s = s.rstrip(b"=")
    padding = size - len(s)
    known = {digit: value for value, digit in enumerate(alphabet)}
    groups = []
    for start in range(0, len(s), 8):
        group = s[start : start + 8]
        bits = 0
        for digit in group:
            if digit not in known:
                raise binascii.Error("Non-base32 digit found")
            bits = bits << 5 | known[digit]
        bits <<= 5 * (8 - len(group))
        groups.append(bits.to_bytes(5, "big"))
    made = b"".join(groups)
    if padding not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    if padding:
        made = made[: len(made) - 5 + (43 - 5 * padding) // 8]
    return made


def b32encode(s):
    return _encode32(s, _BASE32)


def b32decode(s, casefold=False, map01=None):
    return _decode32(s, _BASE32, casefold, map01)


def b32hexencode(s):
    return _encode32(s, _BASE32_HEX)


def b32hexdecode(s, casefold=False):
    return _decode32(s, _BASE32_HEX, casefold, None)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if s.translate(None, b"0123456789ABCDEF"):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


def encode(input, output):
    """Encodes a file to another."""
    while data := input.read(57):
        while len(data) < 57 and (more := input.read(57 - len(data))):
            data += more
        output.write(binascii.b2a_base64(data))


def decode(input, output):
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


def encodebytes(s):
    s = bytes(_only_bytes(s))
    return b"".join([binascii.b2a_base64(s[start : start + 57]) for start in range(0, len(s), 57)])


def decodebytes(s):
    return binascii.a2b_base64(_only_bytes(s))


_BASE85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
_ASCII85 = bytes(range(33, 118))


def _encode85(b, alphabet, pads, folds_zeros):
    b = bytes(_only_bytes(b))
    padding = -len(b) % 4
    b += b"\0" * padding
    groups = []
    for start in range(0, len(b), 4):
        number = int.from_bytes(b[start : start + 4], "big")
        if folds_zeros and number == 0:
            groups.append(b"z")
            continue
        digits = []
        for _ in range(5):
            number, digit = divmod(number, 85)
            digits.append(alphabet[digit])
        groups.append(bytes(digits[::-1]))
    if padding and not pads:
        if groups[-1] == b"z":
            groups[-1] = alphabet[:1] * 5
        groups[-1] = groups[-1][: 5 - padding]
    return b"".join(groups)


def b85encode(b, pad=False):
    return _encode85(b, _BASE85, pad, False)


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    made = _encode85(b, _ASCII85, pad, True)
    if adobe:
        made = b"<~" + made
    if wrapcol:
        made = b"\n".join([made[start : start + wrapcol] for start in range(0, len(made), wrapcol)])
    return made + b"~>" if adobe else made


def _decode85(b, alphabet):
    known = {digit: value for value, digit in enumerate(alphabet)}
    padding = -len(b) % 5
    b += alphabet[-1:] * padding
    groups = []
    for start in range(0, len(b), 5):
        number = 0
        for place, digit in enumerate(b[start : start + 5]):
            if digit not in known:
                raise ValueError(f"bad base85 character at position {start + place}")
            number = number * 85 + known[digit]
        if number > 0xFFFFFFFF:
            raise ValueError(f"base85 overflow in hunk starting at byte {start}")
        groups.append(number.to_bytes(4, "big"))
    made = b"".join(groups)
    return made[: len(made) - padding] if padding else made


def b85decode(b):
    return _decode85(_bytes(b), _BASE85)


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    b = _bytes(b)
    if adobe:
        b = b.removeprefix(b"<~").removesuffix(b"~>")
    b = bytes([byte for byte in b if byte not in ignorechars]).replace(b"z", b"!!!!!")
    return _decode85(b, _ASCII85)
