"""Text in lines of a width; indentation."""

import re

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_SPACE = "\t\n\x0b\x0c\r "
_TO_SPACES = {ord(c): " " for c in _SPACE}
# A chunk is white space, an em dash between words, or a word: which ends behind a hyphen between letters.
_CHUNKS = re.compile(
    r"([\t\n\x0b\x0c\r ]+"
    r"|(?<=[\w!\"'&.,?])-{2,}(?=\w)"
    r"|[^\t\n\x0b\x0c\r ](?:[^\t\n\x0b\x0c\r ]*?)"
    r"(?:-(?:(?<=[^\d\W]{2}-)|(?<=[^\d\W]-[^\d\W]-))(?=[^\d\W]-?[^\d\W])"
    r"|(?=[\t\n\x0b\x0c\r ]|\Z)"
    r"|(?<=[\w!\"'&.,?])(?=-{2,}\w)))"
)
_SPACES = re.compile(r"([\t\n\x0b\x0c\r ]+)")
_SENTENCE_END = re.compile(r"[a-z][.!?][\"']?\Z")


class TextWrapper:
    def __init__(
        self,
        width=70,
        initial_indent="",
        subsequent_indent="",
        expand_tabs=True,
        replace_whitespace=True,
        fix_sentence_endings=False,
        break_long_words=True,
        drop_whitespace=True,
        break_on_hyphens=True,
        tabsize=8,
        *,
        max_lines=None,
        placeholder=" [...]",
    ):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _split(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(_TO_SPACES)
        pattern = _CHUNKS if self.break_on_hyphens else _SPACES
        chunks = [chunk for chunk in pattern.split(text) if chunk]
        if self.fix_sentence_endings:
            for index in range(len(chunks) - 1):
                if chunks[index + 1] == " " and _SENTENCE_END.search(chunks[index]):
                    chunks[index + 1] = "  "
        return chunks

    def _break(self, chunks, line, used, width):
        room = 1 if width < 1 else width - used
        if self.break_long_words:
            end = room
            chunk = chunks[-1]
            if self.break_on_hyphens and len(chunk) > room:
                hyphen = chunk.rfind("-", 0, room)
                if hyphen > 0 and any(c != "-" for c in chunk[:hyphen]):
                    end = hyphen + 1
            line.append(chunk[:end])
            chunks[-1] = chunk[end:]
        elif not line:
            line.append(chunks.pop())

    def wrap(self, text):
        chunks = self._split(text)
        chunks.reverse()
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        while chunks:
            line = []
            used = 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not chunks[-1].strip():
                chunks.pop()
            while chunks and used + len(chunks[-1]) <= width:
                used += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._break(chunks, line, used, width)
                used = sum(map(len, line))
            if self.drop_whitespace and line and not line[-1].strip():
                used -= len(line[-1])
                line.pop()
            if not line:
                continue
            is_last_line = self.max_lines is not None and len(lines) + 1 >= self.max_lines
            is_rest_blank = not chunks or (self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip())
            if not is_last_line or (is_rest_blank and used <= width):
                lines.append(indent + "".join(line))
                continue
            while line:
                if line[-1].strip() and used + len(self.placeholder) <= width:
                    line.append(self.placeholder)
                    lines.append(indent + "".join(line))
                    break
                used -= len(line.pop())
            else:
                if lines:
                    last = lines[-1].rstrip()
                    if len(last) + len(self.placeholder) <= self.width:
                        lines[-1] = last + self.placeholder
                        break
                lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def fill(self, text):
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    lines = text.split("\n")
    margin = None
    for index, line in enumerate(lines):
        stripped = line.lstrip(" \t")
        if not stripped:
            lines[index] = ""
            continue
        space = line[: len(line) - len(stripped)]
        if margin is None:
            margin = space
        else:
            shared = 0
            while shared < min(len(margin), len(space)) and margin[shared] == space[shared]:
                shared += 1
            margin = margin[:shared]
    if margin:
        lines = [line[len(margin) :] for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    if predicate is None:
        predicate = str.strip
    return "".join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
