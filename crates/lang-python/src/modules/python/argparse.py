"""Arguments of the command line."""

import os
import sys

__all__ = [
    "ArgumentParser", "ArgumentError", "ArgumentTypeError", "Namespace", "Action", "HelpFormatter",
    "RawDescriptionHelpFormatter", "RawTextHelpFormatter", "ArgumentDefaultsHelpFormatter", "MetavarTypeHelpFormatter",
    "FileType", "SUPPRESS", "OPTIONAL", "ZERO_OR_MORE", "ONE_OR_MORE", "REMAINDER", "BooleanOptionalAction",
]

SUPPRESS = "==SUPPRESS=="
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, REMAINDER, PARSER = "?", "*", "+", "...", "A..."


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = argument._shown_name() if argument is not None else None
        self.message = message

    def __str__(self):
        if self.argument_name is None:
            return self.message
        return f"argument {self.argument_name}: {self.message}"


class ArgumentTypeError(Exception):
    pass


class Namespace:
    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__

    def __repr__(self):
        return f"{type(self).__name__}({', '.join([f'{key}={value!r}' for key, value in self.__dict__.items()])})"


class Action:
    """What is done with an argument."""

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None, metavar=None):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar

    def _shown_name(self):
        if self.option_strings:
            return "/".join(self.option_strings)
        if self.metavar not in (None, SUPPRESS):
            return self.metavar
        return self.dest

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


class _Store(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConst(Action):
    def __init__(self, option_strings, dest, const=None, **options):
        super().__init__(option_strings, dest, 0, const, **options)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrue(_StoreConst):
    def __init__(self, option_strings, dest, default=False, **options):
        super().__init__(option_strings, dest, True, default=default, **options)


class _StoreFalse(_StoreConst):
    def __init__(self, option_strings, dest, default=True, **options):
        super().__init__(option_strings, dest, False, default=default, **options)


def _copied(items):
    return [] if items is None else list(items)


class _Append(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, _copied(getattr(namespace, self.dest, None)) + [values])


class _AppendConst(_StoreConst):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, _copied(getattr(namespace, self.dest, None)) + [self.const])


class _Extend(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, _copied(getattr(namespace, self.dest, None)) + list(values))


class _Count(_StoreConst):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _Help(_StoreConst):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
        super().__init__(option_strings, dest, default=default, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _Version(_StoreConst):
    def __init__(self, option_strings, dest=SUPPRESS, version=None, default=SUPPRESS, help="show program's version number and exit"):
        super().__init__(option_strings, dest, default=default, help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        print((self.version or parser.version).replace("%(prog)s", parser.prog))
        parser.exit()


class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, default=None, **options):
        names = []
        for name in option_strings:
            names.append(name)
            if name.startswith("--"):
                names.append("--no-" + name[2:])
        super().__init__(names, dest, 0, default=default, **options)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, not option_string.startswith("--no-"))


class _Subparsers(Action):
    def __init__(self, option_strings, dest, prog, parser_class, required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, PARSER, required=required, help=help, metavar=metavar)
        self._prog = prog
        self._parser_class = parser_class
        self._helps = []
        self.choices = {}

    def add_parser(self, name, *, help=None, aliases=(), **options):
        options.setdefault("prog", f"{self._prog} {name}")
        parser = self._parser_class(**options)
        for known in (name, *aliases):
            self.choices[known] = parser
        if help is not None:
            self._helps.append((name + (f" ({', '.join(aliases)})" if aliases else ""), help))
        return parser

    def __call__(self, parser, namespace, values, option_string=None):
        name, *rest = values
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        if name not in self.choices:
            listed = ", ".join([repr(known) for known in self.choices])
            raise ArgumentError(self, f"invalid choice: {name!r} (choose from {listed})")
        inner, extra = self.choices[name].parse_known_args(rest)
        for key, value in vars(inner).items():
            setattr(namespace, key, value)
        parser._extra.extend(extra)


_ACTIONS = {
    None: _Store, "store": _Store, "store_const": _StoreConst, "store_true": _StoreTrue, "store_false": _StoreFalse,
    "append": _Append, "append_const": _AppendConst, "extend": _Extend, "count": _Count, "help": _Help,
    "version": _Version,
}


class FileType:
    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode = mode
        self._bufsize = bufsize
        self._encoding = encoding
        self._errors = errors

    def __repr__(self):
        args = [repr(arg) for arg in (self._mode, self._bufsize) if arg != -1]
        named = (("encoding", self._encoding), ("errors", self._errors))
        return f"FileType({', '.join(args + [f'{name}={value!r}' for name, value in named if value is not None])})"

    def __call__(self, string):
        if string == "-":
            return sys.stdin if "r" in self._mode else sys.stdout
        try:
            return open(string, self._mode, self._bufsize, self._encoding, self._errors)
        except OSError as error:
            raise ArgumentTypeError(f"can't open '{string}': {error}") from None


class HelpFormatter:
    _keeps_description = _keeps_help = _shows_defaults = _shows_types = False

    def __init__(self, prog="", indent_increment=2, max_help_position=24, width=None):
        self.width = (int(os.environ.get("COLUMNS", 80)) - 2) if width is None else width
        self.max_help_position = max_help_position


class RawDescriptionHelpFormatter(HelpFormatter):
    _keeps_description = True


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    _keeps_help = True


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    _shows_defaults = True


class MetavarTypeHelpFormatter(HelpFormatter):
    _shows_types = True


class _Group:
    """Arguments that are shown together."""

    def __init__(self, parser, title=None, description=None, required=False, is_exclusive=False, container=None):
        self._parser = parser
        self._container = container
        self.title = title
        self.description = description
        self.required = required
        self._is_exclusive = is_exclusive
        self._members = []

    def add_argument(self, *names, **options):
        action = self._parser._add(self._container if self._is_exclusive else self, names, options)
        self._members.append(action)
        return action

    def add_mutually_exclusive_group(self, *, required=False):
        return self._parser._add_exclusive(required, self)


class ArgumentParser:
    def __init__(
        self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter,
        prefix_chars="-", fromfile_prefix_chars=None, argument_default=None, conflict_handler="error", add_help=True,
        allow_abbrev=True, exit_on_error=True,
    ):
        self.prog = os.path.basename(sys.argv[0]) if prog is None else prog
        self.usage = usage
        self.description = description
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.prefix_chars = prefix_chars
        self.fromfile_prefix_chars = fromfile_prefix_chars
        self.argument_default = argument_default
        self.conflict_handler = conflict_handler
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._actions = []
        self._by_name = {}
        self._defaults = {}
        self._groups = []
        self._exclusive = []
        self._subparsers = None
        self._group_of = {}
        self._extra = []
        self._registries = {"type": {}, "action": dict(_ACTIONS)}
        if add_help:
            char = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(
                char + "h", char * 2 + "help", action="help", default=SUPPRESS, help="show this help message and exit"
            )
        for parent in parents:
            self._take_over(parent)

    def _take_over(self, parent):
        own = {group.title: group for group in self._groups}
        for group in parent._groups:
            if group.title not in own:
                own[group.title] = self.add_argument_group(group.title, group.description)
        for group in parent._exclusive:
            container = own[group._container.title] if group._container is not None else None
            self._add_exclusive(group.required, container)._members = list(group._members)
        for action in parent._actions:
            group = parent._group_of.get(id(action))
            if group is not None:
                self._group_of[id(action)] = own[group.title]
            self._register(action)
        self._defaults.update(parent._defaults)

    def register(self, registry_name, value, object):
        self._registries[registry_name][value] = object

    def _register(self, action):
        conflicting = [name for name in action.option_strings if name in self._by_name]
        if conflicting and self.conflict_handler != "resolve":
            plural = "s" if len(conflicting) > 1 else ""
            raise ArgumentError(action, f"conflicting option string{plural}: {', '.join(conflicting)}")
        for name in conflicting:
            other = self._by_name[name]
            other.option_strings.remove(name)
            if not other.option_strings:
                self._actions.remove(other)
        self._actions.append(action)
        for name in action.option_strings:
            self._by_name[name] = action
        return action

    def add_argument(self, *names, **options):
        return self._add(None, names, options)

    def _add(self, group, names, options):
        options = dict(options)
        is_option = bool(names) and names[0][:1] in self.prefix_chars
        dest = options.pop("dest", None)
        if is_option:
            for name in names:
                if name[:1] not in self.prefix_chars:
                    raise ValueError(f"invalid option string {name!r}: must start with a character {self.prefix_chars!r}")
            if dest is None:
                longest = next((name for name in names if self._is_long(name)), names[0])
                dest = longest.lstrip(self.prefix_chars).replace("-", "_")
                if not dest:
                    raise ValueError(f"dest= is required for options like {longest!r}")
            strings = list(names)
        else:
            if len(names) > 1:
                raise ValueError(f"invalid option string {names[0]!r}: must start with a character {self.prefix_chars!r}")
            dest = dest if dest is not None else names[0]
            strings = []
        kind = options.pop("action", None)
        cls = self._registries["action"].get(kind, kind)
        if isinstance(cls, str):
            raise ValueError(f"unknown action {kind!r}")
        if "default" not in options and cls not in (_Help, _Version):
            if dest in self._defaults:
                options["default"] = self._defaults[dest]
            elif self.argument_default is not None:
                options["default"] = self.argument_default
        if not is_option and cls is _Store:
            if "required" in options:
                raise TypeError("'required' is an invalid argument for positionals")
            nargs = options.get("nargs")
            options["required"] = nargs not in (OPTIONAL, ZERO_OR_MORE) or (
                nargs == ZERO_OR_MORE and "default" not in options
            )
        action = cls(strings, dest, **options)
        action.type = self._registries["type"].get(action.type, action.type)
        if not callable(action.type) and action.type is not None:
            raise ValueError(f"{action.type!r} is not callable")
        if isinstance(action.metavar, tuple) and not self._fits(action.nargs, len(action.metavar)):
            raise ValueError("length of metavar tuple does not match nargs")
        if group is not None:
            self._group_of[id(action)] = group
        return self._register(action)

    def _fits(self, nargs, names):
        """Whether so many names stand for the values of an argument."""
        if isinstance(nargs, int):
            return names == nargs
        return nargs == REMAINDER or names in {ONE_OR_MORE: (2,), ZERO_OR_MORE: (1, 2)}.get(nargs, (1,))

    def _is_long(self, name):
        return len(name) > 1 and name[0] in self.prefix_chars and name[1] in self.prefix_chars

    def add_argument_group(self, title=None, description=None):
        group = _Group(self, title, description)
        self._groups.append(group)
        return group

    def add_mutually_exclusive_group(self, *, required=False):
        return self._add_exclusive(required, None)

    def _add_exclusive(self, required, container):
        group = _Group(self, required=required, is_exclusive=True, container=container)
        self._exclusive.append(group)
        return group

    def add_subparsers(self, *, title=None, description=None, prog=None, dest=SUPPRESS, parser_class=None, required=False, help=None, metavar=None, action=None):
        if self._subparsers is not None:
            self.error("cannot have multiple subparser arguments")
        if prog is None:
            parts = [self._usage_part(one) for one in self._actions if not one.option_strings and one.help is not SUPPRESS]
            prog = " ".join([self.prog, *parts])
        made = _Subparsers([], dest, prog, parser_class or type(self), required, help, metavar)
        self._subparsers = made
        if title is not None or description is not None:
            group = self.add_argument_group(title or "subcommands", description)
            self._group_of[id(made)] = group
        return self._register(made)

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    # Parsing.

    def parse_args(self, args=None, namespace=None):
        return self._none_left(*self.parse_known_args(args, namespace))

    def _none_left(self, found, extra):
        if extra:
            self.error(f"unrecognized arguments: {' '.join(extra)}")
        return found

    def parse_known_args(self, args=None, namespace=None):
        return self._parse_known(args, namespace, False)

    def _parse_known(self, args, namespace, is_intermixed):
        args = self._from_files(list(sys.argv[1:] if args is None else args))
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        self._extra = []
        try:
            self._parse(args, namespace, is_intermixed)
        except ArgumentError as error:
            if not self.exit_on_error:
                raise
            self.error(str(error))
        return namespace, self._extra

    def parse_intermixed_args(self, args=None, namespace=None):
        return self._none_left(*self.parse_known_intermixed_args(args, namespace))

    def parse_known_intermixed_args(self, args=None, namespace=None):
        """As `parse_known_args`, where positional arguments may stand in several places."""
        positionals = [action for action in self._actions if not action.option_strings]
        for action in positionals:
            if action.nargs in (PARSER, REMAINDER):
                raise TypeError(f"parse_intermixed_args: positional arg with nargs={action.nargs}")
        if any([action in group._members for group in self._exclusive for action in positionals]):
            raise TypeError("parse_intermixed_args: positional in mutuallyExclusiveGroup")
        return self._parse_known(args, namespace, True)

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    def _from_files(self, args):
        """The arguments, those in files in place of the files' names."""
        if self.fromfile_prefix_chars is None:
            return args
        found = []
        for text in args:
            if text[:1] not in self.fromfile_prefix_chars or not text:
                found.append(text)
                continue
            try:
                with open(text[1:]) as file:
                    lines = file.read().splitlines()
            except OSError as error:
                self.error(str(error))
            found += self._from_files([one for line in lines for one in self.convert_arg_line_to_args(line)])
        return found

    def _option_of(self, text):
        """What an argument names: an action, the name, and the value that is in the same word; none for others."""
        if text[:1] not in self.prefix_chars or len(text) < 2:
            return None
        if text in self._by_name:
            return self._by_name[text], text, None
        if "=" in text:
            name, _, value = text.partition("=")
            if name in self._by_name:
                return self._by_name[name], name, value
        meant = self._meant_by(text)
        if len(meant) > 1:
            raise ArgumentError(None, f"ambiguous option: {text} could match {', '.join([name for name, _ in meant])}")
        if meant:
            name, value = meant[0]
            return self._by_name[name], name, value
        if self._is_negative_number(text) and not any(self._is_negative_number(name) for name in self._by_name):
            return None
        return None if " " in text else (None, text, None)

    def _meant_by(self, text):
        """The options that a word may begin or abbreviate, each with the value in the same word."""
        if self._is_long(text):
            name, has_value, value = text.partition("=")
            longer = [known for known in self._by_name if known.startswith(name)] if self.allow_abbrev else []
            return [(known, value if has_value else None) for known in longer]
        return [
            (known, text[2:] if known == text[:2] else None)
            for known in self._by_name
            if known == text[:2] or known.startswith(text)
        ]

    def _is_negative_number(self, text):
        try:
            float(text)
        except ValueError:
            return False
        return text.startswith("-") and text[1:2] in "0123456789."

    def _parse(self, args, namespace, is_intermixed):
        marks = []
        is_over = False
        for text in args:
            if is_over:
                marks.append("A")
            elif text == "--":
                marks.append("-")
                is_over = True
            else:
                marks.append("O" if self._option_of(text) is not None else "A")
        positionals = [action for action in self._actions if not action.option_strings]
        # Those that get what the options leave.
        waiting = []
        if is_intermixed:
            positionals, waiting = waiting, positionals
        seen = set()
        at = 0

        def run(action, values, name=None):
            for group in self._exclusive:
                if action in group._members:
                    for other in group._members:
                        if other is not action and id(other) in seen:
                            raise ArgumentError(action, f"not allowed with argument {other._shown_name()}")
            seen.add(id(action))
            if values is not SUPPRESS:
                action(self, namespace, values, name)

        def take_positionals(at):
            """Gives what stands here to as many positionals as can be filled."""
            while positionals:
                run_length = 0
                while at + run_length < len(args) and marks[at + run_length] in "A-":
                    run_length += 1
                counts = self._shares(positionals, args[at : at + run_length], marks[at : at + run_length])
                if not counts:
                    break
                has_more_options = "O" in marks[at + run_length :]
                for count in counts:
                    action = positionals[0]
                    if count == 0 and has_more_options and action.nargs in (OPTIONAL, ZERO_OR_MORE, REMAINDER):
                        # It may still come, behind the options.
                        return at
                    if action.nargs in (PARSER, REMAINDER):
                        given = args[at:] if count else []
                        count = len(given)
                        given = [text for text in given if text != "--"] if action.nargs == PARSER else given
                    else:
                        given = []
                        end = at
                        while len(given) < count or (end < len(args) and marks[end] == "-"):
                            if marks[end] != "-":
                                given.append(args[end])
                            end += 1
                        count = end - at
                    positionals.pop(0)
                    at += count
                    values = self._values(action, given)
                    if values is not action.default or given:
                        run(action, values)
                    else:
                        seen.add(id(action))
                        if values is not SUPPRESS:
                            setattr(namespace, action.dest, values)
                break
            return at

        while True:
            at = take_positionals(at)
            if at >= len(args):
                break
            if marks[at] != "O":
                if marks[at] == "A":
                    self._extra.append(args[at])
                at += 1
                continue
            action, name, joined = self._option_of(args[at])
            at += 1
            if action is None:
                self._extra.append(name)
                continue
            while joined is not None and action.nargs == 0:
                if self._is_long(name) or not joined or name[0] + joined[0] not in self._by_name:
                    raise ArgumentError(action, f"ignored explicit argument {joined!r}")
                run(action, [], name)
                name = name[0] + joined[0]
                action = self._by_name[name]
                joined = joined[1:] or None
            if joined is not None:
                if isinstance(action.nargs, int) and action.nargs > 1:
                    raise ArgumentError(action, f"expected {action.nargs} arguments")
                run(action, self._values(action, [joined if self._is_long(name) else joined.removeprefix("=")]), name)
                continue
            available = 0
            while at + available < len(args) and marks[at + available] == "A":
                available += 1
            least, most = self._bounds(action)
            if action.nargs == REMAINDER:
                available = most = len(args) - at
            if available < least:
                raise ArgumentError(action, self._expected(action))
            count = available if most is None else min(available, most)
            run(action, self._values(action, args[at : at + count]), name)
            at += count
        if waiting:
            positionals = waiting
            args = self._extra
            marks = ["A" if self._option_of(text) is None else "O" for text in args]
            self._extra = args[take_positionals(0) :]
        missing = []
        for action in self._actions:
            if id(action) in seen:
                continue
            if action.required:
                missing.append(action._shown_name() if not isinstance(action, _Subparsers) else self._shown(action) if action.dest is SUPPRESS else action.metavar or action.dest)
            elif isinstance(action.default, str) and action.type is not None and getattr(namespace, action.dest, None) is action.default:
                setattr(namespace, action.dest, self._value(action, action.default))
        if missing:
            self.error(f"the following arguments are required: {', '.join(missing)}")
        for group in self._exclusive:
            if group.required and not any(id(action) in seen for action in group._members):
                names = [action._shown_name() for action in group._members if action.help is not SUPPRESS]
                self.error(f"one of the arguments {' '.join(names)} is required")

    def _bounds(self, action):
        nargs = action.nargs
        if nargs is None:
            return 1, 1
        if isinstance(nargs, int):
            return nargs, nargs
        return {OPTIONAL: (0, 1), ZERO_OR_MORE: (0, None), ONE_OR_MORE: (1, None), REMAINDER: (0, None), PARSER: (1, None)}[nargs]

    def _expected(self, action):
        nargs = action.nargs
        if nargs is None:
            return "expected one argument"
        if nargs == ONE_OR_MORE:
            return "expected at least one argument"
        if nargs == OPTIONAL:
            return "expected at most one argument"
        return f"expected {nargs} argument{'' if nargs == 1 else 's'}"

    def _shares(self, positionals, texts, marks):
        """How many of the words each of the first positionals takes; the earlier ones take what they can."""
        available = sum(mark == "A" for mark in marks)
        for count in range(len(positionals), 0, -1):
            bounds = [self._bounds(action) for action in positionals[:count]]
            least = sum(low for low, _ in bounds)
            if least > available:
                continue
            left = available - least
            shares = []
            for low, high in bounds:
                more = left if high is None else min(left, high - low)
                shares.append(low + more)
                left -= more
            return shares
        return []

    def _value(self, action, text):
        if action.type is None:
            return text
        try:
            return action.type(text)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error)) from None
        except (TypeError, ValueError):
            name = getattr(action.type, "__name__", repr(action.type))
            raise ArgumentError(action, f"invalid {name} value: {text!r}") from None

    def _check(self, action, value):
        if action.choices is not None and not isinstance(action, _Subparsers) and value not in action.choices:
            listed = ", ".join(map(repr, action.choices))
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {listed})")

    def _values(self, action, texts):
        nargs = action.nargs
        if not texts and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._value(action, value)
                self._check(action, value)
            return value
        if not texts and nargs == ZERO_OR_MORE and not action.option_strings:
            return [] if action.default is None else action.default
        if nargs in (None, OPTIONAL):
            value = self._value(action, texts[0])
            self._check(action, value)
            return value
        values = [self._value(action, text) for text in texts]
        if nargs not in (REMAINDER, PARSER):
            for value in values:
                self._check(action, value)
        return values

    # Text.

    def _shown(self, action):
        """What stands for a value."""
        if action.metavar is not None:
            return action.metavar
        if action.choices is not None:
            return "{" + ",".join(map(str, action.choices)) + "}"
        if self._formatter()._shows_types and action.type is not None:
            return action.type.__name__
        return action.dest.upper() if action.option_strings else action.dest

    def _shown_values(self, action):
        name = self._shown(action)
        names = name if isinstance(name, tuple) else None
        nargs = action.nargs
        if nargs is None:
            return names[0] if names else name
        if nargs == OPTIONAL:
            return f"[{names[0] if names else name}]"
        if nargs == ZERO_OR_MORE and names and len(names) == 2:
            return f"[{names[0]} [{names[1]} ...]]"
        if nargs == ZERO_OR_MORE:
            return f"[{names[0] if names else name} ...]"
        if nargs == ONE_OR_MORE:
            return f"{names[0]} [{names[1]} ...]" if names else f"{name} [{name} ...]"
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return f"{name} ..."
        return " ".join(names if names else [name] * nargs)

    def _formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        if self.usage is SUPPRESS:
            return ""
        if self.usage is not None:
            return f"usage: {self.usage.replace('%(prog)s', self.prog)}\n"
        # Options come first. A group is shown as one where nothing stands between its members.
        order = [action for action in self._actions if action.option_strings]
        order += [action for action in self._actions if not action.option_strings]
        places = {id(action): place for place, action in enumerate(order)}
        groups = {}
        for group in self._exclusive:
            members = group._members
            start = places.get(id(members[0]), 0) if members else 0
            if members and [id(one) for one in members] == [id(one) for one in order[start : start + len(members)]]:
                for action in members:
                    groups[id(action)] = group
        options, positionals, done = [], [], set()
        for action in self._actions:
            if action.help is SUPPRESS:
                continue
            group = groups.get(id(action))
            if group is not None:
                if id(group) in done:
                    continue
                done.add(id(group))
                parts = [self._usage_part(one) for one in group._members if one.help is not SUPPRESS]
                text = " | ".join([part[1:-1] if part[0] == "[" and part[-1] == "]" else part for part in parts])
                if not group.required:
                    text = f"[{text}]"
                elif len(parts) > 1:
                    text = f"({text})"
            else:
                text = self._usage_part(action)
                if action.option_strings and not action.required:
                    text = f"[{text}]"
            (options if action.option_strings else positionals).append(text)
        start = f"usage: {self.prog} "
        width = self._formatter().width
        line = start + " ".join(options + positionals)
        if len(line) <= width:
            return line.rstrip() + "\n"
        lines = []
        indent = " " * len(start)

        def fill(parts, first):
            current = first
            for part in parts:
                if len(current) + len(part) + (current not in (first, indent)) > width and current.strip() and current not in (first, indent):
                    lines.append(current)
                    current = indent
                current += part if current in (first, indent) else " " + part
            lines.append(current)

        if len(start) <= 0.75 * width:
            if options:
                fill(options, start)
                if positionals:
                    fill(positionals, indent)
            else:
                fill(positionals, start)
        else:
            indent = " " * len("usage: ")
            lines.append(start.rstrip())
            fill(options + positionals, indent)
            if len(lines) > 2:
                del lines[1:]
                for parts in (options, positionals):
                    if parts:
                        fill(parts, indent)
        return "\n".join(lines) + "\n"

    def _usage_part(self, action):
        if not action.option_strings:
            return self._shown_values(action)
        if isinstance(action, BooleanOptionalAction):
            return " | ".join(action.option_strings)
        name = action.option_strings[0]
        return name if action.nargs == 0 else f"{name} {self._shown_values(action)}"

    def _heading(self, action):
        if isinstance(action, _Subparsers):
            return self._shown(action)
        if not action.option_strings:
            name = self._shown(action)
            return name if isinstance(name, str) else " ".join(name)
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        values = self._shown_values(action)
        return ", ".join([f"{name} {values}" for name in action.option_strings])

    def _help_text(self, action):
        text = action.help or ""
        if not self._formatter()._keeps_help:
            text = text.strip()
        if text and self._formatter()._shows_defaults and "%(default)" not in text and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += " (default: %(default)s)"
        if "%" in text:
            values = dict(vars(action), prog=self.prog)
            if action.choices is not None:
                values["choices"] = ", ".join(map(str, action.choices))
            if hasattr(action.type, "__name__"):
                values["type"] = action.type.__name__
            text = text % values
        return text

    def _entry(self, heading, text, width, position):
        import textwrap

        start = "  " + heading
        if not text:
            return [start]
        if self._formatter()._keeps_help:
            parts = text.splitlines()
        else:
            parts = textwrap.wrap(" ".join(text.split()), max(width - position, 11))
        if len(start) <= position - 2:
            lines = [start.ljust(position) + parts[0]]
            parts = parts[1:]
        else:
            lines = [start]
        return lines + [" " * position + part for part in parts]

    def format_help(self):
        import textwrap

        formatter = self._formatter()
        width = formatter.width
        sections = [] if self.usage is SUPPRESS else [self.format_usage()]

        def paragraph(text):
            text = text.replace("%(prog)s", self.prog)
            if formatter._keeps_description:
                return text.rstrip("\n") + "\n"
            return textwrap.fill(" ".join(text.split()), width) + "\n"

        if self.description:
            sections.append(paragraph(self.description))
        shown = [action for action in self._actions if action.help is not SUPPRESS]
        rows = {id(action): [(self._heading(action), self._help_text(action))] for action in shown}
        if self._subparsers is not None and id(self._subparsers) in rows:
            rows[id(self._subparsers)] += [("  " + name, text) for name, text in self._subparsers._helps]
        longest = max([len(heading) for group in rows.values() for heading, _ in group], default=0) + 2
        position = min(longest + 2, formatter.max_help_position, max(width - 20, 4))

        def section(title, actions, description=None):
            lines = [f"{title}:"]
            if description:
                if formatter._keeps_description:
                    lines += ["  " + line for line in description.splitlines()]
                else:
                    lines += ["  " + line for line in textwrap.wrap(" ".join(description.split()), width - 2)]
                if actions:
                    lines.append("")
            for action in actions:
                for heading, text in rows[id(action)]:
                    lines += self._entry(heading, text, width, position)
            sections.append("\n".join(lines) + "\n")

        plain = [action for action in shown if id(action) not in self._group_of]
        positionals = [action for action in plain if not action.option_strings]
        options = [action for action in plain if action.option_strings]
        if positionals:
            section("positional arguments", positionals)
        if options:
            section("options", options)
        for group in self._groups:
            members = [action for action in shown if self._group_of.get(id(action)) is group]
            if members or group.description:
                section(group.title, members, group.description)
        if self.epilog:
            sections.append(paragraph(self.epilog))
        return "\n".join(sections)

    def print_usage(self, file=None):
        (sys.stdout if file is None else file).write(self.format_usage())

    def print_help(self, file=None):
        (sys.stdout if file is None else file).write(self.format_help())

    def exit(self, status=0, message=None):
        if message:
            sys.stderr.write(message)
        sys.exit(status)

    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")
