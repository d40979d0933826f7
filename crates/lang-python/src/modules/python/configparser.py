"""Settings in files of sections, as Windows had them."""

import itertools
import os
import re
from collections import ChainMap
from collections.abc import MutableMapping

__all__ = [
    "NoSectionError", "DuplicateOptionError", "DuplicateSectionError", "NoOptionError", "InterpolationError",
    "InterpolationDepthError", "InterpolationMissingOptionError", "InterpolationSyntaxError", "ParsingError",
    "MissingSectionHeaderError", "ConfigParser", "RawConfigParser", "Interpolation", "BasicInterpolation",
    "ExtendedInterpolation", "SectionProxy", "ConverterMapping", "DEFAULTSECT", "MAX_INTERPOLATION_DEPTH",
]

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10


class Error(Exception):
    def __init__(self, msg=""):
        self.message = msg
        super().__init__(msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    def __init__(self, section):
        super().__init__(f"No section: {section!r}")
        self.section = section
        self.args = (section,)


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        text = f"Section {section!r} already exists"
        if source is not None:
            at = "" if lineno is None else f" [line {lineno:2d}]"
            text = f"While reading from {source!r}{at}: section {section!r} already exists"
        super().__init__(text)
        self.section, self.source, self.lineno = section, source, lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        text = f"Option {option!r} in section {section!r} already exists"
        if source is not None:
            at = "" if lineno is None else f" [line {lineno:2d}]"
            text = f"While reading from {source!r}{at}: option {option!r} in section {section!r} already exists"
        super().__init__(text)
        self.section, self.option, self.source, self.lineno = section, option, source, lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    def __init__(self, option, section):
        super().__init__(f"No option {option!r} in section: {section!r}")
        self.option, self.section = option, section
        self.args = (option, section)


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        super().__init__(msg)
        self.option, self.section = option, section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        super().__init__(
            option, section,
            f"Bad value substitution: option {option!r} in section {section!r} contains an interpolation key "
            f"{reference!r} which is not a valid option name. Raw value: {rawval!r}",
        )
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        super().__init__(
            option, section,
            f"Recursion limit exceeded in value substitution: option {option!r} in section {section!r} contains an "
            f"interpolation key which cannot be substituted in {MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}",
        )
        self.args = (option, section, rawval)


class ParsingError(Error):
    def __init__(self, source):
        super().__init__(f"Source contains parsing errors: {source!r}")
        self.source = source
        self.errors = []
        self.args = (source,)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += f"\n\t[line {lineno:2d}]: {line}"


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, f"File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}")
        self.source, self.lineno, self.line = filename, lineno, line
        self.args = (filename, lineno, line)


class Interpolation:
    """How references in values are replaced: here, not at all."""

    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    def before_read(self, parser, section, option, value):
        return value

    def before_write(self, parser, section, option, value):
        return value


class _MarkedInterpolation(Interpolation):
    """References begin with a mark and a bracket; the mark twice stands for itself."""

    def before_get(self, parser, section, option, value, defaults):
        return self._expand(parser, option, value, section, defaults, 1, value)

    def before_set(self, parser, section, option, value):
        mark = self._mark
        if mark in self._reference.sub("", value.replace(mark * 2, "")):
            raise ValueError(f"invalid interpolation syntax in {value!r} at position {value.find(mark)}")
        return value

    def _expand(self, parser, option, rest, section, defaults, depth, rawval):
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, rawval)
        mark, bracket = self._mark, self._bracket
        parts = []
        while rest:
            at = rest.find(mark)
            if at < 0:
                parts.append(rest)
                break
            parts.append(rest[:at])
            rest = rest[at:]
            if rest.startswith(mark * 2):
                parts.append(mark)
                rest = rest[2:]
                continue
            if not rest.startswith(mark + bracket):
                raise InterpolationSyntaxError(
                    option, section, f"'{mark}' must be followed by '{mark}' or '{bracket}', found: {rest!r}"
                )
            found = self._reference.match(rest)
            if found is None:
                raise InterpolationSyntaxError(option, section, f"bad interpolation variable reference {rest!r}")
            rest = rest[found.end() :]
            at, value, where, known = self._look_up(parser, option, section, defaults, rawval, found[1], rest)
            if mark in value:
                value = self._expand(parser, at, value, where, known, depth + 1, rawval)
            parts.append(value)
        return "".join(parts)


class BasicInterpolation(_MarkedInterpolation):
    _reference = re.compile(r"%\(([^)]+)\)s")
    _mark, _bracket = "%", "("

    def _look_up(self, parser, option, section, defaults, rawval, name, rest):
        name = parser.optionxform(name)
        try:
            return option, defaults[name], section, defaults
        except KeyError:
            raise InterpolationMissingOptionError(option, section, rawval, name) from None


class ExtendedInterpolation(_MarkedInterpolation):
    _reference = re.compile(r"\$\{([^}]+)\}")
    _mark, _bracket = "$", "{"

    def _look_up(self, parser, option, section, defaults, rawval, name, rest):
        path = name.split(":")
        if len(path) > 2:
            raise InterpolationSyntaxError(option, section, f"More than one ':' found: {rest!r}")
        where, name = (section, path[0]) if len(path) == 1 else path
        name = parser.optionxform(name)
        try:
            value = defaults[name] if len(path) == 1 else parser.get(where, name, raw=True)
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, rawval, ":".join(path)) from None
        return name, value, where, defaults if len(path) == 1 else dict(parser.items(where, raw=True))


_UNSET = object()


class RawConfigParser(MutableMapping):
    BOOLEAN_STATES = {
        "1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False,
    }
    SECTCRE = re.compile(r"\[(?P<header>.+)\]")
    _DEFAULT_INTERPOLATION = Interpolation()

    def __init__(
        self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"),
        comment_prefixes=("#", ";"), inline_comment_prefixes=None, strict=True, empty_lines_in_values=True,
        default_section=DEFAULTSECT, interpolation=_UNSET, converters=_UNSET,
    ):
        self._dict = dict_type
        self._sections = dict_type()
        self._defaults = dict_type()
        self._allow_no_value = allow_no_value
        self._delimiters = tuple(delimiters)
        self._comments = tuple(comment_prefixes or ())
        self._inline_comments = tuple(inline_comment_prefixes or ())
        self._strict = strict
        self._empty_lines_in_values = empty_lines_in_values
        self.default_section = default_section
        if interpolation is _UNSET:
            interpolation = self._DEFAULT_INTERPOLATION
        self._interpolation = Interpolation() if interpolation is None else interpolation
        self._converters = {"int": int, "float": float, "boolean": self._convert_to_boolean}
        if converters is not _UNSET:
            self._converters.update(converters)
        for name, convert in self._converters.items():
            if not hasattr(self, "get" + name):
                setattr(self, "get" + name, self._getter(convert))
        if defaults:
            for key, value in defaults.items():
                self._defaults[self.optionxform(key)] = None if value is None else str(value)

    def optionxform(self, optionstr):
        return optionstr.lower()

    @property
    def converters(self):
        return self._converters

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def add_section(self, section):
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = self._dict()

    def has_section(self, section):
        return section in self._sections

    def options(self, section):
        if section not in self._sections:
            raise NoSectionError(section)
        return list({**self._sections[section], **self._defaults})

    def read(self, filenames, encoding=None):
        if isinstance(filenames, (str, bytes)) or hasattr(filenames, "__fspath__"):
            filenames = [filenames]
        read = []
        for name in filenames:
            try:
                with open(name, encoding=encoding) as file:
                    self._read(file, name)
            except OSError:
                continue
            read.append(os.fspath(name))
        return read

    def read_file(self, f, source=None):
        self._read(f, source if source is not None else getattr(f, "name", "<???>"))

    def read_string(self, string, source="<string>"):
        self._read(string.splitlines(True), source)

    def read_dict(self, dictionary, source="<dict>"):
        added = set()
        for section, entries in dictionary.items():
            section = str(section)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if self._strict and section in added:
                    raise
            added.add(section)
            for key, value in entries.items():
                key = self.optionxform(str(key))
                if self._strict and (section, key) in added:
                    raise DuplicateOptionError(section, key, source)
                added.add((section, key))
                self.set(section, key, None if value is None else str(value))

    def _values(self, section, vars=None):
        if section in self._sections:
            own = self._sections[section]
        elif section == self.default_section:
            own = {}
        else:
            raise NoSectionError(section)
        given = {self.optionxform(key): None if value is None else str(value) for key, value in (vars or {}).items()}
        return ChainMap(given, own, self._defaults)

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        try:
            values = self._values(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        try:
            value = values[option]
        except KeyError:
            if fallback is _UNSET:
                raise NoOptionError(option, section) from None
            return fallback
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, option, value, values)

    def _getter(self, convert):
        def get(section, option, *, raw=False, vars=None, fallback=_UNSET, **named):
            try:
                return convert(self.get(section, option, raw=raw, vars=vars))
            except (NoSectionError, NoOptionError):
                if fallback is _UNSET:
                    raise
                return fallback

        return get

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f"Not a boolean: {value}")
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        if section is _UNSET:
            return super().items()
        values = self._values(section, vars)
        order = {**self._defaults, **values.maps[1], **values.maps[0]}
        if raw:
            return [(name, values[name]) for name in order]
        expand = self._interpolation.before_get
        return [(name, expand(self, section, name, values[name], values)) for name in order]

    def has_option(self, section, option):
        option = self.optionxform(option)
        if not section or section == self.default_section:
            return option in self._defaults
        return section in self._sections and (option in self._sections[section] or option in self._defaults)

    def set(self, section, option, value=None):
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        if not section or section == self.default_section:
            target = self._defaults
        elif section in self._sections:
            target = self._sections[section]
        else:
            raise NoSectionError(section)
        target[self.optionxform(option)] = value

    def remove_option(self, section, option):
        if not section or section == self.default_section:
            target = self._defaults
        elif section in self._sections:
            target = self._sections[section]
        else:
            raise NoSectionError(section)
        return target.pop(self.optionxform(option), _UNSET) is not _UNSET

    def remove_section(self, section):
        return self._sections.pop(section, None) is not None

    def write(self, fp, space_around_delimiters=True):
        delimiter = f" {self._delimiters[0]} " if space_around_delimiters else self._delimiters[0]
        if self._defaults:
            self._write_section(fp, self.default_section, self._defaults.items(), delimiter)
        for name, entries in self._sections.items():
            self._write_section(fp, name, entries.items(), delimiter)

    def _write_section(self, fp, name, entries, delimiter):
        fp.write(f"[{name}]\n")
        for key, value in entries:
            value = self._interpolation.before_write(self, name, key, value)
            if value is not None or not self._allow_no_value:
                value = delimiter + str(value).replace("\n", "\n\t")
            else:
                value = ""
            fp.write(f"{key}{value}\n")
        fp.write("\n")

    def __getitem__(self, key):
        if key != self.default_section and not self.has_section(key):
            raise KeyError(key)
        return SectionProxy(self, key)

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.remove_section(key):
            raise KeyError(key)

    def __contains__(self, key):
        return key == self.default_section or self.has_section(key)

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        return itertools.chain((self.default_section,), list(self._sections))

    def _without_comment(self, line):
        for prefix in self._comments:
            if line.strip().startswith(prefix):
                return None
        ends = []
        for prefix in self._inline_comments:
            at = line.find(prefix)
            while at >= 0:
                if at == 0 or line[at - 1].isspace():
                    ends.append(at)
                    break
                at = line.find(prefix, at + 1)
        return line[: min(ends)] if ends else line

    def _split_option(self, text):
        ends = [at for at in (text.find(delimiter) for delimiter in self._delimiters) if at >= 0]
        if not ends:
            return (text.strip(), None) if self._allow_no_value else None
        at = min(ends)
        return text[:at].rstrip(), text[at + 1 :].strip()

    def _read(self, lines, source):
        section = entries = option = error = None
        indent = 0
        seen = set()
        for number, line in enumerate(lines, start=1):
            text = self._without_comment(line)
            is_comment = text is None
            value = "" if is_comment else text.strip()
            if not value:
                # An empty line may belong to the value above it.
                keeps = entries is not None and option and isinstance(entries.get(option), list)
                if self._empty_lines_in_values and keeps and not is_comment and not line.strip():
                    entries[option].append("")
                elif not self._empty_lines_in_values:
                    indent = 1 << 30
                continue
            column = len(line) - len(line.lstrip())
            if entries is not None and option and column > indent and isinstance(entries.get(option), list):
                entries[option].append(value)
                continue
            indent = column
            header = self.SECTCRE.match(value)
            if header:
                section, option = header["header"], None
                if section == self.default_section:
                    entries = self._defaults
                elif section in self._sections:
                    if self._strict and section in seen:
                        raise DuplicateSectionError(section, source, number)
                    entries = self._sections[section]
                else:
                    entries = self._sections[section] = self._dict()
                seen.add(section)
                continue
            if entries is None:
                raise MissingSectionHeaderError(source, number, line)
            found = self._split_option(value)
            if found is None or not found[0]:
                if error is None:
                    error = ParsingError(source)
                error.append(number, repr(line))
                continue
            option = self.optionxform(found[0])
            if self._strict and (section, option) in seen:
                raise DuplicateOptionError(section, option, source, number)
            seen.add((section, option))
            entries[option] = None if found[1] is None else [found[1]]
        for name, entries in [(self.default_section, self._defaults), *self._sections.items()]:
            for option, value in entries.items():
                if isinstance(value, list):
                    value = "\n".join(value).rstrip()
                    entries[option] = self._interpolation.before_read(self, name, option, value)
        if error is not None:
            raise error


class ConfigParser(RawConfigParser):
    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def set(self, section, option, value=None):
        if not isinstance(option, str):
            raise TypeError("option keys must be strings")
        if not isinstance(value, str) and not (value is None and self._allow_no_value):
            raise TypeError("option values must be strings")
        super().set(section, option, value)

    def add_section(self, section):
        if not isinstance(section, str):
            raise TypeError("section names must be strings")
        super().add_section(section)


class SectionProxy(MutableMapping):
    """One section, as a mapping."""

    def __init__(self, parser, name):
        self._parser = parser
        self._name = name
        for kind in parser.converters:
            setattr(self, "get" + kind, self._getter(getattr(parser, "get" + kind)))

    def _getter(self, get):
        def own(option, fallback=None, **named):
            return get(self._name, option, fallback=fallback, **named)

        return own

    parser = property(lambda self: self._parser)
    name = property(lambda self: self._name)

    def __repr__(self):
        return f"<Section: {self._name}>"

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def _options(self):
        if self._name == self._parser.default_section:
            return list(self._parser.defaults())
        return self._parser.options(self._name)

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    def get(self, option, fallback=None, *, raw=False, vars=None, **named):
        return self._parser.get(self._name, option, raw=raw, vars=vars, fallback=fallback)


ConverterMapping = dict
