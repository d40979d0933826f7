"""Values on lines that are not too long."""

import sys
from io import StringIO

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pformat(object)


def saferepr(object):
    return PrettyPrinter()._repr(object, [], 0)


def isreadable(object):
    return not isrecursive(object) and "<" not in saferepr(object)


def isrecursive(object):
    return "<Recursion on" in saferepr(object)


class _Key:
    """What sorts values of any types: by themselves if they can be compared, else by the names of their types."""

    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return (str(type(self.value)), id(self.value)) < (str(type(other.value)), id(other.value))


def _pair_key(pair):
    return _Key(pair[0]), _Key(pair[1])


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._indent = indent
        self._width = width
        self._depth = depth
        self._stream = stream
        self._compact = compact
        self._sorts = sort_dicts
        self._underscores = underscore_numbers

    def pprint(self, object):
        stream = sys.stdout if self._stream is None else self._stream
        stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        out = StringIO()
        self._format(object, out, 0, 0, [], 0)
        return out.getvalue()

    def isrecursive(self, object):
        return "<Recursion on" in self._repr(object, [], 0)

    def isreadable(self, object):
        return not self.isrecursive(object)

    def format(self, object, context, maxlevels, level):
        text = self._repr(object, [], level)
        is_recursive = "<Recursion on" in text
        return text, not is_recursive and "<" not in text, is_recursive

    def _items(self, value):
        return sorted(value.items(), key=_pair_key) if self._sorts else value.items()

    def _shown(self, value, path, level):
        """A value inside another, on one line: what a class of the program says of it, too."""
        if type(self).format is PrettyPrinter.format:
            return self._repr(value, path, level)
        return self.format(value, {id(one): 1 for one in path}, self._depth, level)[0]

    def _repr(self, value, path, level):
        """A value on one line."""
        cls = type(value)
        shows = getattr(cls, "__repr__", None)
        if shows is int.__repr__ and cls is int and self._underscores:
            return f"{value:_d}"
        if shows is dict.__repr__:
            if not value:
                return "{}"
            if self._depth and level >= self._depth:
                return "{...}"
            if any(one is value for one in path):
                return f"<Recursion on {cls.__name__} with id={id(value)}>"
            inner = path + [value]
            pairs = [
                f"{self._shown(key, inner, level + 1)}: {self._shown(item, inner, level + 1)}"
                for key, item in self._items(value)
            ]
            return "{" + ", ".join(pairs) + "}"
        if shows is list.__repr__ or shows is tuple.__repr__:
            if cls is list or shows is list.__repr__:
                form, short = "[%s]", "[]"
            elif len(value) == 1:
                form, short = "(%s,)", "()"
            else:
                form, short = "(%s)", "()"
            if not value:
                return short
            if self._depth and level >= self._depth:
                return form % "..."
            if any(one is value for one in path):
                return f"<Recursion on {cls.__name__} with id={id(value)}>"
            inner = path + [value]
            return form % ", ".join([self._shown(item, inner, level + 1) for item in value])
        return repr(value)

    def _format(self, value, out, indent, allowance, path, level):
        text = self._shown(value, path, level)
        width = self._width - indent - allowance
        if len(text) <= width or any(one is value for one in path):
            out.write(text)
            return
        cls = type(value)
        shows = getattr(cls, "__repr__", None)
        inner = path + [value]
        level += 1
        if shows is dict.__repr__:
            self._format_dict(value, out, indent, allowance, inner, level)
        elif shows is list.__repr__:
            out.write("[")
            self._format_items(value, out, indent, allowance + 1, inner, level)
            out.write("]")
        elif shows is tuple.__repr__:
            out.write("(")
            end = ",)" if len(value) == 1 else ")"
            self._format_items(value, out, indent, allowance + len(end), inner, level)
            out.write(end)
        elif shows in (set.__repr__, frozenset.__repr__) and value:
            start, end = ("{", "}") if cls is set else (cls.__name__ + "({", "})")
            out.write(start)
            if cls is not set:
                indent += len(cls.__name__) + 1
            self._format_items(sorted(value, key=_Key), out, indent, allowance + len(end), inner, level)
            out.write(end)
        elif shows is str.__repr__ and value:
            self._format_text(value, out, indent, allowance, level)
        elif shows in (bytes.__repr__, bytearray.__repr__):
            self._format_bytes(value, out, indent, allowance, level)
        elif cls.__name__ == "SimpleNamespace" and hasattr(value, "__dict__"):
            out.write("namespace(")
            self._format_fields(value.__dict__.items(), out, indent + 10, allowance, inner, level)
            out.write(")")
        elif hasattr(cls, "__dataclass_fields__") and cls.__dataclass_params__.repr and shows.__qualname__.endswith(
            "__repr__"
        ) and getattr(shows, "__module__", "") == "dataclasses":
            name = cls.__name__
            out.write(name + "(")
            fields = [(f.name, getattr(value, f.name)) for f in cls.__dataclass_fields__.values() if f.repr]
            self._format_fields(fields, out, indent + len(name) + 1, allowance, inner, level)
            out.write(")")
        elif cls.__name__ in ("UserDict", "UserList", "UserString") and hasattr(value, "data"):
            self._format(value.data, out, indent, allowance, path, level - 1)
        elif cls.__name__ in ("OrderedDict", "defaultdict", "Counter", "ChainMap", "deque", "mappingproxy"):
            self._format_named(value, cls, out, indent, allowance, inner, level)
        else:
            out.write(text)

    def _format_named(self, value, cls, out, indent, allowance, path, level):
        name = cls.__name__
        if not len(value):
            out.write(repr(value))
            return
        out.write(name + "(")
        indent += len(name) + 1
        if name == "OrderedDict":
            self._format(list(value.items()), out, indent, allowance + 1, path, level)
        elif name == "defaultdict":
            out.write(repr(value.default_factory) + f",\n{' ' * indent}")
            self._format_dict(value, out, indent, allowance + 1, path, level)
        elif name == "Counter":
            out.write("{")
            self._format_pairs(value.most_common(), out, indent, allowance + 2, path, level)
            out.write("}")
        elif name == "ChainMap":
            break_line = ",\n" + " " * indent
            for place, mapping in enumerate(value.maps):
                if place:
                    out.write(break_line)
                is_last = place == len(value.maps) - 1
                self._format(mapping, out, indent, allowance + 1 if is_last else 1, path, level)
        elif name == "deque":
            out.write("[")
            self._format_items(list(value), out, indent, allowance + 2, path, level)
            out.write("]" if value.maxlen is None else f"],\n{' ' * indent}maxlen={value.maxlen}")
        else:
            self._format(dict(value), out, indent, allowance + 1, path, level)
        out.write(")")

    def _format_dict(self, value, out, indent, allowance, path, level):
        out.write("{")
        if self._indent > 1:
            out.write((self._indent - 1) * " ")
        if len(value):
            self._format_pairs(self._items(value), out, indent, allowance + 1, path, level)
        out.write("}")

    def _format_pairs(self, items, out, indent, allowance, path, level):
        indent += self._indent
        break_line = ",\n" + " " * indent
        items = list(items)
        for index, (key, value) in enumerate(items):
            if index:
                out.write(break_line)
            shown = self._shown(key, path, level)
            out.write(shown + ": ")
            rest = allowance if index == len(items) - 1 else 1
            self._format(value, out, indent + len(shown) + 2, rest, path, level)

    def _format_fields(self, items, out, indent, allowance, path, level):
        break_line = ",\n" + " " * indent
        items = list(items)
        for index, (name, value) in enumerate(items):
            if index:
                out.write(break_line)
            out.write(name + "=")
            rest = allowance if index == len(items) - 1 else 1
            self._format(value, out, indent + len(name) + 1, rest, path, level)

    def _format_items(self, items, out, indent, allowance, path, level):
        indent += self._indent
        if self._indent > 1:
            out.write((self._indent - 1) * " ")
        break_line = ",\n" + " " * indent
        items = list(items)
        separator = ""
        full = left = self._width - indent + 1
        for index, item in enumerate(items):
            is_last = index == len(items) - 1
            if is_last:
                full -= allowance
                left -= allowance
            if self._compact:
                text = self._shown(item, path, level)
                size = len(text) + 2
                if left < size:
                    left = full
                    if separator:
                        separator = break_line
                if left >= size:
                    left -= size
                    out.write(separator)
                    separator = ", "
                    out.write(text)
                    continue
            out.write(separator)
            separator = break_line
            self._format(item, out, indent, allowance if is_last else 1, path, level)

    def _format_bytes(self, value, out, indent, allowance, level):
        if isinstance(value, bytearray):
            out.write("bytearray(")
            self._format_bytes(bytes(value), out, indent + 10, allowance + 1, level + 1)
            out.write(")")
            return
        has_parentheses = level == 1 and len(value) > 4
        if has_parentheses:
            indent += 1
            allowance += 1
        limit = self._width - indent
        chunks = []
        current = b""
        for start in range(0, len(value), 4):
            if start == len(value) // 4 * 4:
                limit -= allowance
            part = value[start : start + 4]
            if current and len(repr(current + part)) > limit:
                chunks.append(repr(current))
                current = b""
            current += part
        chunks.append(repr(current))
        text = ("\n" + " " * indent).join(chunks)
        out.write(f"({text})" if has_parentheses else text)

    def _format_text(self, value, out, indent, allowance, level):
        import re

        if level == 1:
            indent += 1
            allowance += 1
        width = full = self._width - indent
        chunks = []
        lines = value.splitlines(True)
        for index, line in enumerate(lines):
            text = repr(line)
            if index == len(lines) - 1:
                full -= allowance
            if len(text) <= full:
                chunks.append(text)
                continue
            parts = re.findall(r"\S*\s*", line)
            parts.pop()
            limit = width
            current = ""
            for place, part in enumerate(parts):
                longer = current + part
                if place == len(parts) - 1 and index == len(lines) - 1:
                    limit -= allowance
                if len(repr(longer)) > limit:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = longer
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            out.write(chunks[0])
            return
        if level == 1:
            out.write("(")
        out.write(("\n" + " " * indent).join(chunks))
        if level == 1:
            out.write(")")
