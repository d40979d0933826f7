"""Copies of objects, shallow and deep."""


class Error(Exception):
    pass


error = Error

_ATOMIC = (int, float, bool, complex, str, bytes, type(None), type, range, type(len), type(lambda: 0))


def _state_of(x):
    state = getattr(x, "__dict__", None)
    return {} if state is None else state


def _slots_of(x):
    names = []
    for cls in type(x).__mro__:
        slots = cls.__dict__.get("__slots__", ())
        names.extend([slots] if isinstance(slots, str) else slots)
    return [name for name in names if name not in ("__dict__", "__weakref__")]


def copy(x):
    cls = type(x)
    if cls in _ATOMIC or cls in (tuple, frozenset):
        return x
    if cls in (list, dict, set):
        return x.copy()
    hook = getattr(cls, "__copy__", None)
    if hook is not None:
        return hook(x)
    if isinstance(x, _ATOMIC):
        return x
    made = cls.__new__(cls)
    _fill_container(made, x, lambda value: value)
    for name, value in _state_of(x).items():
        setattr(made, name, value)
    for name in _slots_of(x):
        if hasattr(x, name):
            setattr(made, name, getattr(x, name))
    return made


def _fill_container(made, x, each):
    if isinstance(x, list):
        made.extend([each(value) for value in x])
    elif isinstance(x, dict):
        for key, value in x.items():
            made[each(key)] = each(value)
    elif isinstance(x, set):
        made.update([each(value) for value in x])


def deepcopy(x, memo=None):
    if memo is None:
        memo = {}
    cls = type(x)
    if cls in _ATOMIC:
        return x
    known = memo.get(id(x))
    if known is not None:
        return known[0]
    hook = getattr(cls, "__deepcopy__", None)
    if hook is not None:
        made = hook(x, memo)
    elif cls is tuple:
        made = tuple([deepcopy(value, memo) for value in x])
        if all([a is b for a, b in zip(made, x)]):
            made = x
    elif cls is frozenset:
        made = frozenset([deepcopy(value, memo) for value in x])
    elif isinstance(x, _ATOMIC):
        made = x
    else:
        made = cls() if cls in (list, dict, set) else cls.__new__(cls)
        # Entered before it is filled, for what contains itself.
        memo[id(x)] = (made, x)
        _fill_container(made, x, lambda value: deepcopy(value, memo))
        for name, value in _state_of(x).items():
            setattr(made, name, deepcopy(value, memo))
        for name in _slots_of(x):
            if hasattr(x, name):
                setattr(made, name, deepcopy(getattr(x, name), memo))
    # The original is kept too, so that its identity stays its own.
    memo[id(x)] = (made, x)
    return made
