"""What `threading` is made of elsewhere."""

from threading import Lock as allocate_lock
from threading import RLock, TIMEOUT_MAX, Thread as _Thread, get_ident, get_native_id, stack_size
from threading import local as _local

error = RuntimeError
LockType = allocate_lock


def start_new_thread(function, args, kwargs={}):
    thread = _Thread(target=function, args=args, kwargs=kwargs)
    thread.start()
    return thread.ident
