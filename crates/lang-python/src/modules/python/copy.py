"""Copies of objects, shallow and deep."""

import _copy
import copyreg
from _re import Pattern
from _weakref import ref

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    pass


error = Error

_ATOMIC = {
    type(None), int, float, bool, complex, str, bytes, type, range, type(len), type(lambda: 0), type((lambda: 0).__code__), type(...),
    type(NotImplemented), property, slice, type(copyreg), Pattern, ref,
}


def copy(x):
    cls = type(x)
    if cls in _ATOMIC or cls is tuple or cls is frozenset:
        return x
    if cls is list or cls is dict or cls is set or cls is bytearray:
        return x.copy()
    if issubclass(cls, type):
        return x
    hook = getattr(cls, "__copy__", None)
    if hook is not None:
        return hook(x)
    state = None if cls in copyreg.dispatch_table else _copy.state(x)
    if state is not None:
        return _copy.make(x, state)
    reduced = copyreg._reduced(x, cls, 4)
    return x if isinstance(reduced, str) else _rebuilt(x, None, *reduced)


def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if cls in _ATOMIC:
        return x
    if memo is None:
        memo = {}
    known = memo.get(id(x), _nil)
    if known is not _nil:
        return known
    deep = _DEEP.get(cls)
    if deep is not None:
        made = deep(x, memo)
    elif issubclass(cls, type):
        made = x
    else:
        hook = getattr(x, "__deepcopy__", None)
        state = _copy.state(x) if hook is None and cls not in copyreg.dispatch_table else None
        if hook is not None:
            made = hook(memo)
        elif state is not None:
            made = memo[id(x)] = _copy.make(x, {})
            _copy.fill(made, _deep_dict(state, memo))
        else:
            reduced = copyreg._reduced(x, cls, 4)
            made = x if isinstance(reduced, str) else _rebuilt(x, memo, *reduced)
    if made is not x:
        memo[id(x)] = made
        # The original is kept too, so that its identity stays its own.
        kept = memo.get(id(memo))
        if kept is None:
            memo[id(memo)] = [x]
        else:
            kept.append(x)
    return made


def _deep_list(x, memo):
    made = []
    memo[id(x)] = made
    for value in x:
        made.append(value if type(value) in _ATOMIC else deepcopy(value, memo))
    return made


def _deep_dict(x, memo):
    made = {}
    memo[id(x)] = made
    for key, value in x.items():
        made[deepcopy(key, memo)] = deepcopy(value, memo)
    return made


def _deep_tuple(x, memo):
    made = [deepcopy(value, memo) for value in x]
    # It may contain itself.
    known = memo.get(id(x))
    if known is not None:
        return known
    for old, new in zip(x, made):
        if old is not new:
            return tuple(made)
    return x


def _deep_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_DEEP = {
    list: _deep_list, dict: _deep_dict, tuple: _deep_tuple, bytearray: lambda x, memo: x.copy(),
    type(copyreg._Probe().method): _deep_method,
}


def _rebuilt(x, memo, make, args, state=None, listitems=None, dictitems=None, state_setter=None):
    """What a reduction describes; its parts are copied if there is a memo."""
    is_deep = memo is not None
    if is_deep and args:
        args = [deepcopy(argument, memo) for argument in args]
    made = make(*args)
    if is_deep:
        memo[id(x)] = made
    if state is not None:
        if is_deep:
            state = deepcopy(state, memo)
        if state_setter is not None:
            state_setter(made, state)
        elif hasattr(made, "__setstate__"):
            made.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                made.__dict__.update(state)
            if slots is not None:
                for name, value in slots.items():
                    setattr(made, name, value)
    if listitems is not None:
        for item in listitems:
            made.append(deepcopy(item, memo) if is_deep else item)
    if dictitems is not None:
        for key, value in dictitems:
            if is_deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            made[key] = value
    return made


def replace(obj, /, **changes):
    hook = getattr(type(obj), "__replace__", None)
    if hook is None:
        raise TypeError(f"replace() does not support {type(obj).__name__} objects")
    return hook(obj, **changes)
