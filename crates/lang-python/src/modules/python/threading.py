"""Threads, one after another: `start` runs a thread to its end before it returns.

So locks are free when they are asked for, and what a thread waits for must have happened before it was started. What
would wait for something that no one is left to do raises RuntimeError and says so.
"""

import sys
import time as _time
from collections import deque as _deque

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX", "Event", "Lock",
    "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError", "Timer", "ThreadError",
    "setprofile", "settrace", "local", "stack_size", "excepthook", "ExceptHookArgs", "get_native_id",
]

TIMEOUT_MAX = 9223372036.0
ThreadError = RuntimeError
_counts = {"threads": 0, "idents": 1}


def _forever(what):
    raise RuntimeError(f"{what} would wait forever: threads run one after another, each to its end when it is started")


class Lock:
    """A lock, held at most by what is running and what has started that."""

    def __init__(self):
        self._is_held = False

    def acquire(self, blocking=True, timeout=-1):
        if self._is_held:
            if blocking and timeout == -1:
                _forever("Lock.acquire")
            return False
        self._is_held = True
        return True

    def release(self):
        if not self._is_held:
            raise RuntimeError("release unlocked lock")
        self._is_held = False

    def locked(self):
        return self._is_held

    def __enter__(self):
        self.acquire()
        return True

    def __exit__(self, *details):
        self.release()

    def __repr__(self):
        return f"<{'locked' if self._is_held else 'unlocked'} _thread.lock object at {id(self):#x}>"


class RLock:
    def __init__(self):
        self._owner = None
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        me = get_ident()
        if self._count and self._owner != me:
            if blocking and timeout == -1:
                _forever("RLock.acquire")
            return False
        self._owner = me
        self._count += 1
        return True

    def release(self):
        if not self._count or self._owner != get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1

    def _is_owned(self):
        return self._count > 0 and self._owner == get_ident()

    __enter__ = acquire

    def __exit__(self, *details):
        self.release()


class Condition:
    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *details):
        return self._lock.__exit__(*details)

    def wait(self, timeout=None):
        if timeout is None:
            _forever("Condition.wait")
        return False

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        if not result and timeout is None:
            _forever("Condition.wait_for")
        return result

    def notify(self, n=1):
        if isinstance(self._lock, RLock) and not self._lock._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")

    def notify_all(self):
        self.notify()


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if self._value == 0:
            if blocking and timeout is None:
                _forever("Semaphore.acquire")
            return False
        self._value -= 1
        return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n

    def __exit__(self, *details):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        super().release(n)


class Event:
    def __init__(self):
        self._flag = False

    def is_set(self):
        return self._flag

    isSet = is_set

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        if not self._flag:
            if timeout is None:
                _forever("Event.wait")
            _time.sleep(max(timeout, 0))
        return self._flag

    def __repr__(self):
        return f"<threading.Event at {id(self):#x}: {'set' if self._flag else 'unset'}>"


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self.parties = parties
        self._action = action
        self.n_waiting = 0
        self.broken = False

    def wait(self, timeout=None):
        if self.broken:
            raise BrokenBarrierError
        if self.parties > 1:
            _forever("Barrier.wait")
        if self._action is not None:
            self._action()
        return 0

    def reset(self):
        self.broken = False

    def abort(self):
        self.broken = True


class local:
    """Attributes that each thread has for itself."""

    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        object.__setattr__(self, "_states", {})
        object.__setattr__(self, "_arguments", (args, kwargs))
        object.__getattribute__(self, "_states")[get_ident()] = {}
        return self

    def _state(self):
        states = object.__getattribute__(self, "_states")
        me = get_ident()
        if me not in states:
            states[me] = {}
            args, kwargs = object.__getattribute__(self, "_arguments")
            type(self).__init__(self, *args, **kwargs)
        return states[me]

    def __getattribute__(self, name):
        state = local._state(self)
        if name == "__dict__":
            return state
        if name in state:
            return state[name]
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        local._state(self)[name] = value

    def __delattr__(self, name):
        state = local._state(self)
        if name not in state:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        del state[name]


class ExceptHookArgs(tuple):
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def excepthook(args, /):
    if args.exc_type is SystemExit:
        return
    import traceback

    name = args.thread.name if args.thread is not None else get_ident()
    print(f"Exception in thread {name}:", file=sys.stderr, flush=True)
    traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback, file=sys.stderr)


class Thread:
    _is_main = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        if group is not None:
            raise AssertionError("group argument must be None for now")
        if name is None:
            _counts["threads"] += 1
            name = f"Thread-{_counts['threads']}"
            target_name = getattr(target, "__name__", None)
            if target_name is not None:
                name += f" ({target_name})"
        self._target = target
        self._name = str(name)
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._has_started = self._is_stopped = False

    def start(self):
        if self._has_started:
            raise RuntimeError("threads can only be started once")
        self._has_started = True
        _counts["idents"] += 1
        self._ident = _counts["idents"]
        _running.append(self)
        try:
            self.run()
        except Exception:
            excepthook(ExceptHookArgs((*sys.exc_info(), self)))
        except SystemExit:
            pass
        finally:
            _running.pop()
            self._is_stopped = True

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def join(self, timeout=None):
        if not self._has_started:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if not self._is_stopped and timeout is None:
            _forever("Thread.join")

    def is_alive(self):
        return self._has_started and not self._is_stopped

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    @property
    def ident(self):
        return self._ident

    native_id = ident

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if self._has_started:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def __repr__(self):
        status = "stopped" if self._is_stopped else "started" if self._has_started else "initial"
        status += " daemon" if self._daemonic else ""
        status += f" {self._ident}" if self._ident is not None else ""
        return f"<{'_MainThread' if self._is_main else type(self).__name__}({self._name}, {status})>"


class Timer(Thread):
    """Waits when it is started, then calls."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    _is_main = True

    def __init__(self):
        self._name, self._ident, self._daemonic = "MainThread", 1, False
        self._has_started, self._is_stopped = True, False


_main = _MainThread()
_running = _deque([_main])


def current_thread():
    return _running[-1]


currentThread = current_thread


def main_thread():
    return _main


def active_count():
    return len(_running)


def enumerate():
    return list(_running)


def get_ident():
    return _running[-1]._ident


get_native_id = get_ident


def stack_size(size=0):
    return 0


def settrace(func):
    raise NotImplementedError("threading.settrace is not supported")


def setprofile(func):
    raise NotImplementedError("threading.setprofile is not supported")
