"""What the process has taken, and its limits, as the system tells them."""

import time as _time
from collections import namedtuple as _namedtuple

error = OSError
RUSAGE_SELF, RUSAGE_CHILDREN, RUSAGE_THREAD = 0, -1, 1
RLIM_INFINITY = -1
RLIMIT_CPU, RLIMIT_FSIZE, RLIMIT_DATA, RLIMIT_STACK, RLIMIT_CORE, RLIMIT_RSS, RLIMIT_NPROC, RLIMIT_NOFILE = range(8)
RLIMIT_MEMLOCK, RLIMIT_AS = 8, 9
_NAMES = [
    "Max cpu time", "Max file size", "Max data size", "Max stack size", "Max core file size", "Max resident set", "Max processes",
    "Max open files", "Max locked memory", "Max address space",
]

struct_rusage = _namedtuple(
    "struct_rusage",
    "ru_utime ru_stime ru_maxrss ru_ixrss ru_idrss ru_isrss ru_minflt ru_majflt ru_nswap ru_inblock ru_oublock ru_msgsnd "
    "ru_msgrcv ru_nsignals ru_nvcsw ru_nivcsw",
    module="resource",
)


def _status(name):
    """A number of kilobytes of the process."""
    try:
        with open("/proc/self/status") as file:
            for line in file:
                if line.startswith(name):
                    return int(line.split()[1])
    except OSError:
        pass
    return 0


def getrusage(who, /):
    if who not in (RUSAGE_SELF, RUSAGE_CHILDREN, RUSAGE_THREAD):
        raise ValueError("invalid who parameter")
    if who == RUSAGE_CHILDREN:
        return struct_rusage(0.0, 0.0, *[0] * 14)
    # All that the process took counts as the program's own.
    return struct_rusage(_time.process_time(), 0.0, _status("VmHWM:"), *[0] * 13)


def getpagesize():
    return 4096


def _limit_name(resource):
    if not 0 <= resource < len(_NAMES):
        raise ValueError("invalid resource specified")
    return _NAMES[resource]


def getrlimit(resource, /):
    name = _limit_name(resource)
    try:
        with open("/proc/self/limits") as file:
            for line in file:
                if line.startswith(name):
                    soft, hard = line[len(name) :].split()[:2]
                    return tuple([RLIM_INFINITY if text == "unlimited" else int(text) for text in (soft, hard)])
    except OSError:
        pass
    return RLIM_INFINITY, RLIM_INFINITY


def setrlimit(resource, limits, /):
    """The depth of calls is up to `sys.setrecursionlimit`, whatever stack the process has; other limits are the host's to set."""
    name = _limit_name(resource)
    if len(limits) != 2:
        raise ValueError("expected a tuple of 2 integers")
    if resource != RLIMIT_STACK and tuple(limits) != getrlimit(resource):
        raise NotImplementedError(f"resource.setrlimit is not supported for this limit: {name}")
