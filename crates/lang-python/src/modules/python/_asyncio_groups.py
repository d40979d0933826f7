"""Waiting for time, and for several tasks."""

from _asyncio_loop import CancelledError, Future, current_task, ensure_future, get_event_loop, get_running_loop
from _asyncio_loop import iscoroutine, isfuture

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


class _Once:
    """Awaited, lets the loop turn once."""

    def __await__(self):
        yield


def _complete(future, result):
    if not future.done():
        future.set_result(result)


async def sleep(delay, result=None):
    if delay <= 0:
        await _Once()
        return result
    if delay != delay:
        raise ValueError("Invalid delay: NaN (not a number)")
    loop = get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, _complete, future, result)
    try:
        return await future
    finally:
        handle.cancel()


class _Gathering(Future):
    """What `gather` gives: cancelling it cancels all."""

    def __init__(self, children, loop):
        super().__init__(loop=loop)
        self._children = children
        self._is_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                cancelled = True
        if cancelled:
            self._is_requested = True
        return cancelled


def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        future = get_event_loop().create_future()
        future.set_result([])
        return future
    known = {}
    children = []
    loop = None
    finished = 0
    outer = None

    def note(child):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not child.cancelled():
                child.exception()
            return
        if not return_exceptions:
            if child.cancelled():
                outer.set_exception(child._make_cancelled_error())
                return
            if child.exception() is not None:
                outer.set_exception(child.exception())
                return
        if finished == len(known):
            results = []
            for future in children:
                if future.cancelled():
                    results.append(CancelledError("" if future._cancel_message is None else future._cancel_message))
                else:
                    error = future.exception()
                    results.append(future._result if error is None else error)
            if outer._is_requested:
                outer.set_exception(child._make_cancelled_error())
            else:
                outer.set_result(results)

    for item in coros_or_futures:
        future = known.get(item)
        if future is None:
            future = ensure_future(item, loop=loop)
            loop = future._loop
            known[item] = future
            if future.done():
                # Its callback runs at once otherwise, before there is a result to complete.
                loop.call_soon(note, future)
            else:
                future.add_done_callback(note)
        children.append(future)
    outer = _Gathering(children, loop)
    return outer


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner._loop.create_future()

    def inner_done(future):
        if outer.cancelled():
            if not future.cancelled():
                future.exception()
        elif future.cancelled():
            outer.cancel()
        elif future.exception() is not None:
            outer.set_exception(future.exception())
        else:
            outer.set_result(future._result)

    def outer_done(_):
        inner.remove_done_callback(inner_done)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    fs = set(fs)
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    if any(iscoroutine(future) for future in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = get_running_loop()

    def is_over(pending):
        if not pending or return_when == FIRST_COMPLETED and len(pending) < len(fs):
            return True
        done = fs - pending
        return return_when == FIRST_EXCEPTION and any(
            not future.cancelled() and future.exception() is not None for future in done
        )

    pending = {future for future in fs if not future.done()}
    if not is_over(pending):
        waiter = loop.create_future()
        handle = None if timeout is None else loop.call_later(timeout, _complete, waiter, None)

        def note(_):
            if is_over({future for future in fs if not future.done()}):
                _complete(waiter, None)

        for future in pending:
            future.add_done_callback(note)
        try:
            await waiter
        finally:
            if handle is not None:
                handle.cancel()
            for future in fs:
                future.remove_done_callback(note)
    done = {future for future in fs if future.done()}
    return done, fs - done


def as_completed(fs, *, timeout=None):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    from _asyncio_sync import Queue

    loop = get_event_loop()
    todo = {ensure_future(future, loop=loop) for future in fs}
    count = len(todo)
    done = Queue()
    handle = None

    def time_out():
        for future in todo:
            future.remove_done_callback(note)
            done.put_nowait(None)
        todo.clear()

    def note(future):
        if future in todo:
            todo.remove(future)
            done.put_nowait(future)
            if not todo and handle is not None:
                handle.cancel()

    async def next_result():
        future = await done.get()
        if future is None:
            raise TimeoutError
        return future.result()

    for future in list(todo):
        future.add_done_callback(note)
    if todo and timeout is not None:
        handle = loop.call_later(timeout, time_out)
    for _ in range(count):
        yield next_result()


class Timeout:
    """A context whose body is cancelled when its time is over."""

    def __init__(self, when):
        self._when = when
        self._state = "created"
        self._handle = None
        self._task = None

    def __repr__(self):
        when = f" when={round(self._when, 3)}" if self._state == "active" and self._when is not None else ""
        return f"<Timeout [{self._state}]{when}>"

    def when(self):
        return self._when

    def expired(self):
        return self._state in ("expiring", "expired")

    def reschedule(self, when):
        if self._state != "active":
            if self._state == "created":
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError(f"Cannot change state of {self._state} Timeout")
        self._when = when
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        if when is not None:
            loop = get_running_loop()
            if when <= loop.time():
                self._handle = loop.call_soon(self._expire)
            else:
                self._handle = loop.call_at(when, self._expire)

    def _expire(self):
        self._task.cancel()
        self._state = "expiring"
        self._handle = None

    async def __aenter__(self):
        if self._state != "created":
            raise RuntimeError("Timeout has already been entered")
        task = current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = "active"
        self._task = task
        self._requests = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc, tb):
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        if self._state == "expiring":
            self._state = "expired"
            if self._task.uncancel() <= self._requests and exc_type is CancelledError:
                raise TimeoutError from exc
        elif self._state == "active":
            self._state = "exited"
        return None


def timeout(delay):
    return Timeout(get_running_loop().time() + delay if delay is not None else None)


def timeout_at(when):
    return Timeout(when)


async def wait_for(fut, timeout):
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        fut.cancel()
        try:
            await fut
        except CancelledError as error:
            raise TimeoutError from error
        return fut.result()
    async with Timeout(None if timeout is None else get_running_loop().time() + timeout):
        return await fut


class TaskGroup:
    """Tasks of which all end before the context does; when one fails, the others are cancelled."""

    def __init__(self):
        self._has_entered = False
        self._is_exiting = False
        self._is_aborting = False
        self._parent = None
        self._parent_cancelled = False
        self._tasks = set()
        self._errors = []
        self._base_error = None
        self._on_completed = None

    def __repr__(self):
        parts = [""]
        if self._tasks:
            parts.append(f"tasks={len(self._tasks)}")
        if self._errors:
            parts.append(f"errors={len(self._errors)}")
        if self._is_aborting:
            parts.append("cancelling")
        elif self._has_entered:
            parts.append("entered")
        return f"<TaskGroup{' '.join(parts)}>"

    async def __aenter__(self):
        if self._has_entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        self._has_entered = True
        self._loop = get_running_loop()
        self._parent = current_task(self._loop)
        if self._parent is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        return self

    async def __aexit__(self, exc_type, exc, tb):
        self._is_exiting = True
        if exc is not None and isinstance(exc, (SystemExit, KeyboardInterrupt)) and self._base_error is None:
            self._base_error = exc
        cancelled = exc if exc_type is CancelledError else None
        if self._parent_cancelled and self._parent.uncancel() == 0:
            cancelled = None
        if exc_type is not None and not self._is_aborting:
            self._abort()
        while self._tasks:
            if self._on_completed is None:
                self._on_completed = self._loop.create_future()
            try:
                await self._on_completed
            except CancelledError as error:
                if not self._is_aborting:
                    cancelled = error
                    self._abort()
            self._on_completed = None
        if self._base_error is not None:
            raise self._base_error
        if cancelled is not None and not self._errors:
            raise cancelled
        if exc_type is not None and exc_type is not CancelledError:
            self._errors.append(exc)
        if self._errors:
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors)

    def create_task(self, coro, *, name=None, context=None):
        if not self._has_entered:
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self._is_exiting and not self._tasks:
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        if self._is_aborting:
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        task = self._loop.create_task(coro, name=name, context=context)
        self._tasks.add(task)
        task.add_done_callback(self._task_done)
        return task

    def _abort(self):
        self._is_aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _task_done(self, task):
        self._tasks.discard(task)
        if self._on_completed is not None and not self._tasks and not self._on_completed.done():
            self._on_completed.set_result(True)
        if task.cancelled() or task.exception() is None:
            return
        error = task.exception()
        self._errors.append(error)
        if isinstance(error, (SystemExit, KeyboardInterrupt)) and self._base_error is None:
            self._base_error = error
        if self._parent.done():
            self._loop.call_exception_handler(
                {"message": f"Task {task!r} has errored out but its parent task is already completed", "exception": error}
            )
            return
        if not self._is_aborting and not self._parent_cancelled:
            self._abort()
            self._parent_cancelled = True
            self._parent.cancel()
