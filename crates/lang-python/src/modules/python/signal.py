"""Signals: those that a program sends to itself."""

import enum

class Signals(enum.IntEnum):
    SIGHUP = 1
    SIGINT = 2
    SIGQUIT = 3
    SIGILL = 4
    SIGTRAP = 5
    SIGABRT = 6
    SIGBUS = 7
    SIGFPE = 8
    SIGKILL = 9
    SIGUSR1 = 10
    SIGSEGV = 11
    SIGUSR2 = 12
    SIGPIPE = 13
    SIGALRM = 14
    SIGTERM = 15
    SIGCHLD = 17
    SIGCONT = 18
    SIGSTOP = 19
    SIGTSTP = 20
    SIGTTIN = 21
    SIGTTOU = 22
    SIGURG = 23
    SIGXCPU = 24
    SIGXFSZ = 25
    SIGVTALRM = 26
    SIGPROF = 27
    SIGWINCH = 28
    SIGIO = 29
    SIGPWR = 30
    SIGSYS = 31


class Handlers(enum.IntEnum):
    SIG_DFL = 0
    SIG_IGN = 1


globals().update(Signals.__members__)
globals().update(Handlers.__members__)


def default_int_handler(signalnum, frame):
    raise KeyboardInterrupt


_handlers = {}


def _handler_of(signalnum):
    default = default_int_handler if signalnum == Signals.SIGINT else Handlers.SIG_DFL
    return _handlers.get(int(signalnum), default)


def signal(signalnum, handler):
    """Notes the handler, for `raise_signal`. Signals from outside do not call it."""
    if not callable(handler) and handler not in (0, 1):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    before = _handler_of(signalnum)
    _handlers[int(signalnum)] = handler
    return before


def getsignal(signalnum):
    return _handler_of(signalnum)


def raise_signal(signalnum):
    handler = _handler_of(signalnum)
    if callable(handler):
        handler(signalnum, None)
    elif handler == Handlers.SIG_DFL and signalnum not in (Signals.SIGCHLD,):
        raise SystemExit(128 + int(signalnum))


def strsignal(signalnum):
    names = {2: "Interrupt", 6: "Aborted", 9: "Killed", 11: "Segmentation fault", 14: "Alarm clock", 15: "Terminated"}
    return names.get(int(signalnum))


def valid_signals():
    return set(Signals)


def __getattr__(name):
    raise AttributeError(f"module 'signal' has no attribute {name!r}")
