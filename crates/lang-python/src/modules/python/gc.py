"""The collector of what is not used any more. It cannot be turned off; what it says of itself is little."""

from _gc import collect

DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL, DEBUG_LEAK = 1, 2, 4, 32, 38
garbage = []
callbacks = []

_enabled = True
_threshold = (700, 10, 10)


def enable():
    global _enabled
    _enabled = True


def disable():
    """Noted, and without effect: memory is freed all the same."""
    global _enabled
    _enabled = False


def isenabled():
    return _enabled


def get_threshold():
    return _threshold


def set_threshold(*threshold):
    global _threshold
    _threshold = (threshold + _threshold[len(threshold):])[:3]


def get_count():
    return (0, 0, 0)


_debug = 0


def set_debug(flags):
    """Noted, and without effect."""
    global _debug
    _debug = flags


def get_debug():
    return _debug


def get_freeze_count():
    return 0


def is_finalized(obj, /):
    """Finalizers are not called."""
    return False


def freeze():
    pass


def unfreeze():
    pass


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'gc' has no attribute {name!r}")
    raise AttributeError(f"module 'gc' has no attribute {name!r}: the collector does not list objects")
