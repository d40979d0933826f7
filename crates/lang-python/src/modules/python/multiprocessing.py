"""Processes as calls: each runs to its end when it is started, in the memory of the program, as threads do (`threading`)."""

import os as _os
import queue as _queue
import sys as _sys
import threading as _threading
from concurrent.futures import Future as _Future
from threading import Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore


class ProcessError(Exception):
    pass


class BufferTooShort(ProcessError):
    pass


class TimeoutError(ProcessError):
    pass


class AuthenticationError(ProcessError):
    pass


class Process:
    """A call with the interface of a process."""

    _numbers = [0]

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        assert group is None, "group argument must be None for now"
        Process._numbers[0] += 1
        self._number = Process._numbers[0]
        self._target = target
        self._args = tuple(args)
        self._kwargs = dict(kwargs)
        self.name = name or f"{type(self).__name__}-{self._number}"
        self.daemon = bool(daemon)
        self.exitcode = self.pid = None

    def run(self):
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        assert self.pid is None, "cannot start a process twice"
        self.pid = _os.getpid() + self._number
        _running.append(self)
        try:
            self.run()
            self.exitcode = 0
        except SystemExit as error:
            code = error.code
            self.exitcode = 0 if code is None else code if isinstance(code, int) else 1
        except Exception:
            import traceback

            self.exitcode = 1
            _sys.stderr.write(f"{self.name}:\n")
            traceback.print_exc()
        finally:
            _running.pop()

    def join(self, timeout=None):
        assert self.pid is not None, "can only join a started process"

    def is_alive(self):
        return any(process is self for process in _running)

    def terminate(self):
        pass

    kill = close = terminate

    @property
    def ident(self):
        return self.pid

    def __repr__(self):
        state = "initial" if self.pid is None else "started" if self.exitcode is None else f"stopped exitcode={self.exitcode}"
        return f"<{type(self).__name__} name={self.name!r} parent={_os.getpid()} {state}>"


class _MainProcess(Process):
    def __init__(self):
        self._number = 0
        self.name = "MainProcess"
        self.daemon = False
        self.exitcode = None
        self.pid = _os.getpid()


_running = [_MainProcess()]


def current_process():
    return _running[-1]


def parent_process():
    return _running[-2] if len(_running) > 1 else None


def active_children():
    return []


def cpu_count():
    return _os.cpu_count() or 1


def freeze_support():
    pass


def get_all_start_methods():
    return ["fork", "spawn", "forkserver"]


def get_start_method(allow_none=False):
    return "fork"


def set_start_method(method, force=False):
    if method not in get_all_start_methods():
        raise ValueError(f"cannot find context for {method!r}")


def get_context(method=None):
    return _sys.modules[__name__]


class AsyncResult(_Future):
    """What `apply_async` and the like give."""

    def get(self, timeout=None):
        return self.result(timeout)

    def wait(self, timeout=None):
        pass

    def ready(self):
        return self.done()

    def successful(self):
        return self.exception() is None


class Pool:
    """Workers that are none: calls are made when they are asked for."""

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        if processes is not None and processes < 1:
            raise ValueError("Number of processes must be at least 1")
        self._is_open = True
        if initializer is not None:
            initializer(*initargs)

    def _check(self):
        if not self._is_open:
            raise ValueError("Pool not running")

    def _later(self, call, callback, error_callback):
        self._check()
        made = AsyncResult()
        try:
            value = call()
        except Exception as error:
            made.set_exception(error)
            if error_callback is not None:
                error_callback(error)
        else:
            made.set_result(value)
            if callback is not None:
                callback(value)
        return made

    def apply(self, func, args=(), kwds={}):
        self._check()
        return func(*args, **kwds)

    def map(self, func, iterable, chunksize=None):
        self._check()
        return [func(item) for item in iterable]

    def starmap(self, func, iterable, chunksize=None):
        self._check()
        return [func(*items) for items in iterable]

    def imap(self, func, iterable, chunksize=1):
        self._check()
        return map(func, iterable)

    imap_unordered = imap

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        return self._later(lambda: func(*args, **kwds), callback, error_callback)

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._later(lambda: [func(item) for item in iterable], callback, error_callback)

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._later(lambda: [func(*items) for items in iterable], callback, error_callback)

    def close(self):
        self._is_open = False

    terminate = close

    def join(self):
        if self._is_open:
            raise ValueError("Pool is still running")

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exception):
        self.terminate()


class Queue(_queue.Queue):
    def close(self):
        pass

    join_thread = cancel_join_thread = close


class JoinableQueue(Queue):
    pass


class SimpleQueue(Queue):
    pass


class _Connection:
    """An end of a pipe."""

    def __init__(self, reads, writes):
        self._reads = reads
        self._writes = writes
        self.closed = False

    def send(self, obj):
        self._writes.append(obj)

    send_bytes = send

    def recv(self):
        if not self._reads:
            raise EOFError
        return self._reads.pop(0)

    recv_bytes = recv

    def poll(self, timeout=0.0):
        return bool(self._reads)

    def close(self):
        self.closed = True

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


def Pipe(duplex=True):
    there, back = [], []
    return _Connection(there, back), _Connection(back, there)


class _Shared:
    def __init__(self, lock=True):
        self._lock = RLock()

    def get_lock(self):
        return self._lock

    get_obj = property(lambda self: lambda: self)

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exception):
        return self._lock.__exit__(*exception)


class _Value(_Shared):
    def __init__(self, typecode_or_type, *args, lock=True):
        super().__init__(lock)
        default = 0.0 if typecode_or_type in ("f", "d") else b"\0" if typecode_or_type == "c" else 0
        self.value = args[0] if args else default


class _Array(_Shared):
    def __init__(self, typecode_or_type, size_or_initializer, *, lock=True):
        super().__init__(lock)
        zero = 0.0 if typecode_or_type in ("f", "d") else 0
        is_size = isinstance(size_or_initializer, int)
        self._items = [zero] * size_or_initializer if is_size else list(size_or_initializer)

    def __len__(self):
        return len(self._items)

    def __getitem__(self, index):
        return self._items[index]

    def __setitem__(self, index, value):
        self._items[index] = value


def Value(typecode_or_type, *args, lock=True):
    return _Value(typecode_or_type, *args, lock=lock)


def Array(typecode_or_type, size_or_initializer, *, lock=True):
    return _Array(typecode_or_type, size_or_initializer, lock=lock)


def RawValue(typecode_or_type, *args):
    return _Value(typecode_or_type, *args)


def RawArray(typecode_or_type, size_or_initializer):
    return _Array(typecode_or_type, size_or_initializer)


class _Manager:
    """Objects that processes share: ordinary ones."""

    Lock, RLock, Event, Condition, Semaphore = Lock, RLock, Event, Condition, Semaphore
    Queue = JoinableQueue
    list, dict, Value, Array = list, dict, staticmethod(Value), staticmethod(Array)

    def Namespace(self, **attributes):
        from types import SimpleNamespace

        return SimpleNamespace(**attributes)

    def start(self, *arguments):
        pass

    shutdown = start

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        pass


def Manager():
    return _Manager()
