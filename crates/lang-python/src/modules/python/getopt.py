"""Options of a command line, in the manner of C."""

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    def __init__(self, msg, opt=""):
        super().__init__(msg, opt)
        self.msg = msg
        self.opt = opt

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    options = []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    while args and args[0].startswith("-") and args[0] != "-":
        if args[0] == "--":
            return options, args[1:]
        args = _option(options, args, shortopts, longopts)
    return options, args


def gnu_getopt(args, shortopts, longopts=[]):
    options, rest = [], []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    in_order = shortopts.startswith("+")
    shortopts = shortopts.lstrip("+")
    while args:
        if args[0] == "--":
            rest += args[1:]
            break
        if args[0].startswith("-") and args[0] != "-":
            args = _option(options, args, shortopts, longopts)
        elif in_order:
            rest += args
            break
        else:
            rest.append(args[0])
            args = args[1:]
    return options, rest


def _option(options, args, shortopts, longopts):
    word, args = args[0], args[1:]
    if word.startswith("--"):
        name, is_given, value = word[2:].partition("=")
        name, takes = _long_option(name, longopts)
        if takes and not is_given:
            if not args:
                raise GetoptError(f"option --{name} requires argument", name)
            value, args = args[0], args[1:]
        elif is_given and not takes:
            raise GetoptError(f"option --{name} must not have an argument", name)
        options.append(("--" + name, value))
        return args
    letters = word[1:]
    while letters:
        letter, letters = letters[0], letters[1:]
        at = shortopts.find(letter)
        if at < 0 or letter == ":":
            raise GetoptError(f"option -{letter} not recognized", letter)
        value = ""
        if shortopts.startswith(":", at + 1):
            if letters:
                value, letters = letters, ""
            elif args:
                value, args = args[0], args[1:]
            else:
                raise GetoptError(f"option -{letter} requires argument", letter)
        options.append(("-" + letter, value))
    return args


def _long_option(name, longopts):
    fitting = [option for option in longopts if option.startswith(name)]
    if not fitting:
        raise GetoptError(f"option --{name} not recognized", name)
    if name in fitting:
        return name, False
    if name + "=" in fitting:
        return name, True
    if len(fitting) > 1:
        raise GetoptError(f"option --{name} not a unique prefix", name)
    return fitting[0].rstrip("="), fitting[0].endswith("=")
