"""Names of characters in HTML, those that are in use."""

from html import _NAMES

name2codepoint = {name: ord(text) for name, text in _NAMES.items() if name != "apos"}
codepoint2name = {code: name for name, code in name2codepoint.items()}
entitydefs = {name: chr(code) for name, code in name2codepoint.items()}
html5 = {name + ";": text for name, text in _NAMES.items()}
