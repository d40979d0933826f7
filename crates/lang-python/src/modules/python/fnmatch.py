"""Names by patterns as shells have them."""

import re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def _class(inside):
    """The expression for one character out of what stands between brackets. A range that ends before it begins is empty."""
    negation = "!" if inside[:1] == "!" else ""
    inside = inside[len(negation):]
    members = []
    at = 0
    while at < len(inside):
        low = high = inside[at]
        at += 1
        if inside[at : at + 1] == "-" and at + 1 < len(inside):
            high = inside[at + 1]
            at += 2
        if low == high:
            members.append(re.escape(low))
        elif low < high:
            members.append(f"{re.escape(low)}-{re.escape(high)}")
    if not members:
        return "." if negation else "(?!)"
    return f"[{'^' if negation else ''}{''.join(members)}]"


def translate(pat):
    parts = []
    at = 0
    while at < len(pat):
        c = pat[at]
        at += 1
        if c == "*":
            if parts[-1:] != [".*"]:
                parts.append(".*")
        elif c == "?":
            parts.append(".")
        elif c == "[":
            end = at + (pat[at : at + 1] in ("!", "]"))
            end = pat.find("]", end + (pat[at : at + 2] == "!]"))
            if end < 0:
                parts.append(r"\[")
                continue
            parts.append(_class(pat[at:end]))
            at = end + 1
        else:
            parts.append(re.escape(c))
    return f"(?s:{''.join(parts)})\\Z"


_compiled = {}


def fnmatchcase(name, pat):
    if pat not in _compiled:
        _compiled[pat] = re.compile(translate(pat))
    return _compiled[pat].match(name) is not None


fnmatch = fnmatchcase


def filter(names, pat):
    return [name for name in names if fnmatchcase(name, pat)]
