"""Locks and local values. Programs run on one thread: starting another one raises."""

__all__ = ["Lock", "RLock", "Thread", "Event", "current_thread", "main_thread", "active_count", "get_ident", "local"]


class _Lock:
    """A lock that only this thread could hold."""

    _is_reentrant = False

    def __init__(self):
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        if self._count and not self._is_reentrant:
            if blocking and timeout == -1:
                raise RuntimeError("the lock is held already, and there is no other thread that could release it")
            return False
        self._count += 1
        return True

    def release(self):
        if not self._count:
            raise RuntimeError("release unlocked lock")
        self._count -= 1

    def locked(self):
        return self._count > 0

    def __enter__(self):
        self.acquire()
        return True

    def __exit__(self, *details):
        self.release()


class Lock(_Lock):
    pass


class RLock(_Lock):
    _is_reentrant = True


class Event:
    def __init__(self):
        self._is_set = False

    def is_set(self):
        return self._is_set

    def set(self):
        self._is_set = True

    def clear(self):
        self._is_set = False

    def wait(self, timeout=None):
        if not self._is_set and timeout is None:
            raise RuntimeError("the event is not set, and there is no other thread that could set it")
        return self._is_set


class local:
    pass


class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self.name = name or "Thread-1"
        self.daemon = bool(daemon)
        self.ident = None

    def start(self):
        raise NotImplementedError("threading.Thread.start is not supported: programs run on one thread")

    def is_alive(self):
        return self is _main

    def join(self, timeout=None):
        raise RuntimeError("cannot join thread before it is started")

    def __repr__(self):
        return f"<{'_MainThread' if self is _main else 'Thread'}({self.name}, {'started' if self is _main else 'initial'})>"


_main = Thread(name="MainThread")
_main.ident = 1


def current_thread():
    return _main


def main_thread():
    return _main


def active_count():
    return 1


def enumerate():
    return [_main]


def get_ident():
    return 1


def __getattr__(name):
    raise AttributeError(f"module 'threading' has no attribute {name!r}: programs run on one thread")
