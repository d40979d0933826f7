"""Text for HTML and back."""

import re

__all__ = ["escape", "unescape"]

_NAMES = {
    "amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\xa0", "copy": "©", "reg": "®", "hellip": "…",
    "mdash": "—", "ndash": "–", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "euro": "€", "trade": "™",
    "times": "×", "deg": "°", "laquo": "«", "raquo": "»", "eacute": "é", "egrave": "è", "agrave": "à", "auml": "ä",
    "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "middot": "·", "bull": "•",
    "pound": "£", "yen": "¥", "cent": "¢", "sect": "§", "para": "¶", "larr": "←", "rarr": "→", "uarr": "↑", "darr": "↓",
}


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s


def _replace_charref(found):
    text = found[1]
    if text[0] != "#":
        return _NAMES.get(text.rstrip(";"), found[0])
    digits = text[1:].rstrip(";")
    number = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    if number == 0 or 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
        return "\ufffd"
    return chr(number)


def unescape(s):
    """The names are the usual ones; others stay as they are."""
    return re.sub(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z]{2,8};)", _replace_charref, s)

# With this, the module counts as a package, so that `html.parser` can be imported.
__path__ = []
