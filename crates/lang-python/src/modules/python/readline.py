"""What programs set up for lines that are edited. `input` edits none: nothing but the history of this process is kept, as far as
programs write it themselves."""

_history, _state = [], {"completer": None, "delims": " \t\n`~!@#$%^&*()-=+[{]}\\|;:'\",<>/?", "length": -1, "auto": True}
backend = "none"


def parse_and_bind(string, /):
    pass


def read_init_file(filename=None, /):
    pass


def set_completer(function=None, /):
    _state["completer"] = function


def get_completer():
    return _state["completer"]


def set_completer_delims(string, /):
    _state["delims"] = string


def get_completer_delims():
    return _state["delims"]


def set_completion_display_matches_hook(function=None, /):
    pass


set_startup_hook = set_pre_input_hook = set_completion_display_matches_hook


def get_line_buffer():
    return ""


def get_begidx():
    return 0


get_endidx = get_completion_type = get_begidx


def insert_text(string, /):
    pass


def redisplay():
    pass


def add_history(string, /):
    _history.append(string)


def clear_history():
    _history.clear()


def get_current_history_length():
    return len(_history)


def get_history_item(index, /):
    return _history[index - 1] if 0 < index <= len(_history) else None


def remove_history_item(pos, /):
    if not 0 <= pos < len(_history):
        raise ValueError(f"No history item at position {pos}")
    del _history[pos]


def replace_history_item(pos, line, /):
    if not 0 <= pos < len(_history):
        raise ValueError(f"No history item at position {pos}")
    _history[pos] = line


def set_history_length(length, /):
    _state["length"] = length


def get_history_length():
    return _state["length"]


def set_auto_history(enabled, /):
    _state["auto"] = enabled


def _history_file(filename):
    import os

    return os.path.expanduser("~/.history") if filename is None else filename


def read_history_file(filename=None, /):
    with open(_history_file(filename)) as file:
        _history.extend(file.read().splitlines())


def write_history_file(filename=None, /):
    kept = _history if _state["length"] < 0 else _history[-_state["length"] :] if _state["length"] else []
    with open(_history_file(filename), "w") as file:
        file.writelines([line + "\n" for line in kept])


def append_history_file(nelements, filename=None, /):
    # A file that is missing is not made.
    with open(_history_file(filename), "r+") as file:
        file.seek(0, 2)
        file.writelines([line + "\n" for line in _history[max(len(_history) - nelements, 0) :]])
