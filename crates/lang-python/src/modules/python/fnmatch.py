"""Names by patterns as shells have them."""

import re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


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
            inside = pat[at:end].replace("\\", r"\\").replace("[", r"\[")
            if inside[:1] == "!":
                inside = "^" + inside[1:]
            elif inside[:1] == "^":
                inside = "\\" + inside
            parts.append(f"[{inside}]")
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
