"""Characters by kind, templates, and formatting that programs can change."""

import re

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


_MISSING = object()


class Template:
    """Text with `$name` and `${name}` in it."""

    delimiter = "$"
    idpattern = "(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = re.IGNORECASE

    def __init_subclass__(cls, **keywords):
        super().__init_subclass__(**keywords)
        if "pattern" not in cls.__dict__:
            cls.pattern = cls._default_pattern()
        else:
            cls.pattern = re.compile(cls.pattern, cls.flags | re.VERBOSE)

    @classmethod
    def _default_pattern(cls):
        mark = re.escape(cls.delimiter)
        braced = cls.braceidpattern or cls.idpattern
        return re.compile(
            f"{mark}(?:(?P<escaped>{mark})|(?P<named>{cls.idpattern})|{{(?P<braced>{braced})}}|(?P<invalid>))",
            cls.flags,
        )

    def __init__(self, template):
        self.template = template

    def _invalid(self, found):
        at = found.start("invalid")
        lines = self.template[:at].splitlines(keepends=True)
        if lines:
            line, column = len(lines), at - len("".join(lines[:-1]))
        else:
            line = column = 1
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def _fill(self, mapping, keywords, is_safe):
        def value_of(name):
            if name in keywords:
                return keywords[name]
            return mapping[name]

        def convert(found):
            name = found["named"] or found["braced"]
            if name is not None:
                if not is_safe:
                    return str(value_of(name))
                try:
                    return str(value_of(name))
                except KeyError:
                    return found.group()
            if found["escaped"] is not None:
                return self.delimiter
            if is_safe:
                return found.group()
            self._invalid(found)

        return self.pattern.sub(convert, self.template)

    def substitute(self, mapping={}, /, **kws):
        return self._fill(mapping, kws, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._fill(mapping, kws, True)

    def is_valid(self):
        return all(found["invalid"] is None for found in self.pattern.finditer(self.template))

    def get_identifiers(self):
        names = []
        for found in self.pattern.finditer(self.template):
            name = found["named"] or found["braced"]
            if name is not None and name not in names:
                names.append(name)
        return names


Template.pattern = Template._default_pattern()


class Formatter:
    """`str.format` in steps that can be overridden."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        text, _ = self._vformat(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return text

    def _vformat(self, format_string, args, kwargs, used, depth, next_index):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        parts = []
        for literal, field, spec, conversion in self.parse(format_string):
            if literal:
                parts.append(literal)
            if field is None:
                continue
            if field == "" or field[0] in ".[":
                if next_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field = str(next_index) + field
                next_index += 1
            elif field[0].isdigit():
                if next_index:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                next_index = False
            obj, key = self.get_field(field, args, kwargs)
            used.add(key)
            obj = self.convert_field(obj, conversion)
            spec, next_index = self._vformat(spec, args, kwargs, used, depth - 1, next_index)
            parts.append(self.format_field(obj, spec))
        return "".join(parts), next_index

    def get_value(self, key, args, kwargs):
        if isinstance(key, int):
            return args[key]
        return kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        text = format_string
        at = 0
        size = len(text)
        literal = []
        while at < size:
            c = text[at]
            if c == "{" and text[at + 1 : at + 2] == "{" or c == "}" and text[at + 1 : at + 2] == "}":
                literal.append(c)
                at += 2
                continue
            if c == "}":
                raise ValueError("Single '}' encountered in format string")
            if c != "{":
                literal.append(c)
                at += 1
                continue
            end = at + 1
            depth = 1
            while end < size:
                if text[end] == "{":
                    depth += 1
                elif text[end] == "}":
                    depth -= 1
                    if depth == 0:
                        break
                end += 1
            if end == size:
                raise ValueError("Single '{' encountered in format string" if end == at + 1 else "expected '}' before end of string")
            field = text[at + 1 : end]
            spec = ""
            conversion = None
            brackets = 0
            for place, c in enumerate(field):
                if c == "[":
                    brackets += 1
                elif c == "]":
                    brackets -= 1
                elif c in ":!" and not brackets:
                    rest = field[place:]
                    field = field[:place]
                    if rest[0] == "!":
                        conversion = rest[1:2]
                        rest = rest[2:]
                    spec = rest[1:]
                    break
            yield "".join(literal), field, spec, conversion
            literal = []
            at = end + 1
        if literal:
            yield "".join(literal), None, None, None

    def get_field(self, field_name, args, kwargs):
        first = re.match(r"[^.\[]*", field_name).group()
        key = int(first) if first.isdigit() else first
        obj = self.get_value(key, args, kwargs)
        for found in re.finditer(r"\.([^.\[]+)|\[([^\]]+)\]", field_name[len(first) :]):
            attribute, index = found.groups()
            if attribute is not None:
                obj = getattr(obj, attribute)
            else:
                obj = obj[int(index) if index.isdigit() else index]
        return obj, key
