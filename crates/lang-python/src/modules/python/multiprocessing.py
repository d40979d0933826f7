"""Other processes cannot be started: each function says so when it is called."""


class ProcessError(Exception):
    pass


class TimeoutError(ProcessError):
    pass


def cpu_count():
    return 1


def freeze_support():
    pass


def set_start_method(method, force=False):
    pass


class _MainProcess:
    name = "MainProcess"
    daemon = False
    pid = __import__("os").getpid()


def current_process():
    return _MainProcess


def active_children():
    return []


def __getattr__(name):
    known = "Process Pool Queue SimpleQueue JoinableQueue Pipe Manager Lock RLock Event Semaphore Condition Barrier Value Array"
    if name not in known.split() and name not in ("get_context", "shared_memory", "pool"):
        raise AttributeError(f"module 'multiprocessing' has no attribute {name!r}")

    def refuse(*args, **kwargs):
        raise NotImplementedError(f"multiprocessing.{name} is not supported: programs run in one process")

    return refuse
