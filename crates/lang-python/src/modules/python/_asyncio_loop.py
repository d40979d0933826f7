"""The event loop, futures and tasks of asyncio.

There is one thread and no input or output that waits: what a loop waits for is time. When nothing is ready and no timer
runs, a loop that waits for a future could never go on, which is an error instead of a wait without end.
"""

import contextvars
import heapq
import inspect
import itertools
import sys
import time
from collections import deque

_PENDING = "PENDING"
_CANCELLED = "CANCELLED"
_FINISHED = "FINISHED"

_running = None
_event_loop = None
_task_number = itertools.count(1)


class CancelledError(BaseException):
    """The task or future was cancelled."""


class InvalidStateError(Exception):
    """The state of a future does not allow this."""


class Handle:
    """A call that the loop is to make."""

    def __init__(self, callback, args, loop, context=None):
        self._callback = callback
        self._args = args
        self._loop = loop
        self._context = contextvars.copy_context() if context is None else context
        self._cancelled = False

    def cancel(self):
        self._cancelled = True
        self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            name = getattr(self._callback, "__qualname__", repr(self._callback))
            self._loop.call_exception_handler(
                {"message": f"Exception in callback {name}", "exception": error, "handle": self}
            )


class TimerHandle(Handle):
    def __init__(self, when, number, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when
        self._number = number

    def when(self):
        return self._when

    def __lt__(self, other):
        return (self._when, self._number) < (other._when, other._number)


class AbstractEventLoop:
    """What loops are made from."""


class EventLoop(AbstractEventLoop):
    def __init__(self):
        self._ready = deque()
        self._timers = []
        self._number = itertools.count()
        self._is_stopping = False
        self._is_closed = False
        self._is_running = False
        self._debug = False
        self._exception_handler = None
        self._task_factory = None
        self._tasks = {}
        self._generators = {}
        self._current_task = None

    def __repr__(self):
        return (
            f"<{type(self).__name__} running={self._is_running} closed={self._is_closed} debug={self._debug}>"
        )

    def time(self):
        return time.monotonic()

    def is_running(self):
        return self._is_running

    def is_closed(self):
        return self._is_closed

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def set_exception_handler(self, handler):
        self._exception_handler = handler

    def get_exception_handler(self):
        return self._exception_handler

    def set_task_factory(self, factory):
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    def default_exception_handler(self, context):
        print(context.get("message") or "Unhandled exception in event loop", file=sys.stderr)
        error = context.get("exception")
        if error is not None:
            import traceback

            traceback.print_exception(error)

    def call_exception_handler(self, context):
        if self._exception_handler is None:
            self.default_exception_handler(context)
        else:
            self._exception_handler(self, context)

    def _check_closed(self):
        if self._is_closed:
            raise RuntimeError("Event loop is closed")

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        self._check_closed()
        handle = TimerHandle(when, next(self._number), callback, args, self, context)
        heapq.heappush(self._timers, handle)
        return handle

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        self._check_closed()
        if self._task_factory is not None:
            task = self._task_factory(self, coro)
            if name is not None:
                task.set_name(name)
            return task
        return Task(coro, loop=self, name=name, context=context)

    def run_in_executor(self, executor, func, *args):
        """Calls the function at once: there are no other threads."""
        future = self.create_future()
        try:
            future.set_result(func(*args))
        except Exception as error:
            future.set_exception(error)
        return future

    def _unsupported(self, *args, **kwargs):
        raise NotImplementedError("this event loop has timers and tasks, but neither sockets nor processes")

    create_connection = create_server = create_datagram_endpoint = subprocess_exec = subprocess_shell = _unsupported
    add_reader = add_writer = sock_recv = sock_sendall = sock_connect = sock_accept = getaddrinfo = _unsupported

    def add_signal_handler(self, sig, callback, *args):
        raise NotImplementedError("this event loop handles no signals")

    def remove_signal_handler(self, sig):
        return False

    def stop(self):
        self._is_stopping = True

    def close(self):
        if self._is_running:
            raise RuntimeError("Cannot close a running event loop")
        self._is_closed = True
        self._ready.clear()
        self._timers.clear()

    async def shutdown_asyncgens(self):
        for generator in list(self._generators):
            await generator.aclose()
        self._generators.clear()

    async def shutdown_default_executor(self, timeout=None):
        pass

    def run_until_complete(self, future):
        self._check_closed()
        is_new = not isfuture(future)
        future = ensure_future(future, loop=self)
        future.add_done_callback(self._stop_for)
        try:
            self.run_forever()
        except BaseException:
            if is_new and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(self._stop_for)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def _stop_for(self, future):
        if not future.cancelled() and isinstance(future._exception, (SystemExit, KeyboardInterrupt)):
            return
        self.stop()

    def run_forever(self):
        global _running
        self._check_closed()
        if self._is_running:
            raise RuntimeError("This event loop is already running")
        if _running is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        generators = _generator_type()
        before = generators.first_iteration
        generators.first_iteration = self._note_generator
        _running = self
        self._is_running = True
        try:
            while True:
                self._run_once()
                if self._is_stopping:
                    break
        finally:
            self._is_stopping = False
            self._is_running = False
            _running = None
            generators.first_iteration = before

    def _note_generator(self, generator):
        if len(self._generators) > 1000:
            self._generators = {known: None for known in self._generators if not known._is_closed}
        self._generators[generator] = None

    def _run_once(self):
        timers, ready = self._timers, self._ready
        while timers and timers[0]._cancelled:
            heapq.heappop(timers)
        if not ready and not self._is_stopping:
            if not timers:
                raise RuntimeError("the event loop has nothing left to run: a future is awaited that nothing completes")
            delay = timers[0]._when - self.time()
            if delay > 0:
                time.sleep(delay)
        if timers:
            now = self.time()
            while timers and timers[0]._when <= now:
                ready.append(heapq.heappop(timers))
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                handle._run()


def _generator_type():
    async def sample():
        yield

    return type(sample())


class Future:
    """A result that is to come."""

    _state = _PENDING
    _result = None
    _exception = None
    _asyncio_future_blocking = False
    _cancel_message = None

    def __init__(self, *, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._callbacks = []

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)

    def _describe(self):
        parts = [self._state.lower()]
        if self._state == _FINISHED:
            what = f"result={self._result!r}" if self._exception is None else f"exception={self._exception!r}"
            parts.append(what)
        return parts

    def __repr__(self):
        return f"<{type(self).__name__} {' '.join(self._describe())}>"

    def get_loop(self):
        return self._loop

    def cancelled(self):
        return self._state == _CANCELLED

    def done(self):
        return self._state != _PENDING

    def _make_cancelled_error(self):
        return CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)

    def cancel(self, msg=None):
        if self._state != _PENDING:
            return False
        self._state = _CANCELLED
        self._cancel_message = msg
        self._schedule()
        return True

    def _schedule(self):
        callbacks, self._callbacks = self._callbacks, []
        for callback, context in callbacks:
            self._loop.call_soon(callback, self, context=context)

    def result(self):
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError("Result is not ready.")
        if self._exception is not None:
            raise self._exception.with_traceback(self._exception.__traceback__)
        return self._result

    def exception(self):
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError("Exception is not set.")
        return self._exception

    def add_done_callback(self, callback, *, context=None):
        if self._state != _PENDING:
            self._loop.call_soon(callback, self, context=context)
        else:
            context = contextvars.copy_context() if context is None else context
            self._callbacks.append((callback, context))

    def remove_done_callback(self, callback):
        kept = [pair for pair in self._callbacks if pair[0] != callback]
        removed = len(self._callbacks) - len(kept)
        self._callbacks[:] = kept
        return removed

    def set_result(self, result):
        if self._state != _PENDING:
            raise InvalidStateError(f"{self._state}: {self!r}")
        self._result = result
        self._state = _FINISHED
        self._schedule()

    def set_exception(self, exception):
        if self._state != _PENDING:
            raise InvalidStateError(f"{self._state}: {self!r}")
        if isinstance(exception, type):
            exception = exception()
        if isinstance(exception, StopIteration):
            raise TypeError("StopIteration interacts badly with generators and cannot be raised into a Future")
        self._exception = exception
        self._state = _FINISHED
        self._schedule()

    def __await__(self):
        if self._state == _PENDING:
            self._asyncio_future_blocking = True
            yield self
        if self._state == _PENDING:
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


class Task(Future):
    """A coroutine that the loop runs."""

    _must_cancel = False
    _waits_for = None
    _requests = 0

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        self._name = f"Task-{next(_task_number)}" if name is None else str(name)
        self._coro = coro
        self._context = contextvars.copy_context() if context is None else context
        self._loop._tasks[self] = None
        self._loop.call_soon(self._step, context=self._context)

    def _describe(self):
        parts = super()._describe()
        if self._requests and self._state == _PENDING:
            parts[0] = "cancelling"
        parts.insert(1, f"name={self._name!r}")
        parts.insert(2, f"coro=<{getattr(self._coro, '__qualname__', self._coro)}()>")
        if self._waits_for is not None:
            parts.append(f"wait_for={self._waits_for!r}")
        return parts

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def get_stack(self, *, limit=None):
        return []

    def print_stack(self, *, limit=None, file=None):
        print(f"No stack for {self!r}", file=sys.stderr if file is None else file)

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancelling(self):
        return self._requests

    def uncancel(self):
        if self._requests > 0:
            self._requests -= 1
        return self._requests

    def cancel(self, msg=None):
        if self.done():
            return False
        self._requests += 1
        if self._waits_for is not None and self._waits_for.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def _step(self, exception=None):
        if self._must_cancel:
            if not isinstance(exception, CancelledError):
                exception = self._make_cancelled_error()
            self._must_cancel = False
        self._waits_for = None
        loop = self._loop
        before, loop._current_task = loop._current_task, self
        try:
            if exception is None:
                result = self._coro.send(None)
            else:
                result = self._coro.throw(exception)
        except StopIteration as stop:
            if self._must_cancel:
                self._must_cancel = False
                super().cancel(msg=self._cancel_message)
            else:
                super().set_result(stop.value)
        except CancelledError as error:
            self._cancelled_by = error
            super().cancel()
        except (KeyboardInterrupt, SystemExit) as error:
            super().set_exception(error)
            raise
        except BaseException as error:
            super().set_exception(error)
        else:
            self._wait(result)
        finally:
            loop._current_task = before
            if self._state != _PENDING:
                loop._tasks.pop(self, None)

    def _make_cancelled_error(self):
        known = self.__dict__.pop("_cancelled_by", None)
        return super()._make_cancelled_error() if known is None else known

    def _wait(self, result):
        problem = None
        if result is None:
            self._loop.call_soon(self._step, context=self._context)
        elif not isfuture(result):
            problem = f"Task got bad yield: {result!r}"
        elif result._loop is not self._loop:
            problem = f"Task {self!r} got Future {result!r} attached to a different loop"
        elif not result._asyncio_future_blocking:
            problem = f"yield was used instead of yield from in task {self!r} with {result!r}"
        elif result is self:
            problem = f"Task cannot await on itself: {self!r}"
        else:
            result._asyncio_future_blocking = False
            result.add_done_callback(self._wake_up, context=self._context)
            self._waits_for = result
            if self._must_cancel and result.cancel(msg=self._cancel_message):
                self._must_cancel = False
        if problem is not None:
            self._loop.call_soon(self._step, RuntimeError(problem), context=self._context)

    def _wake_up(self, future):
        try:
            future.result()
        except BaseException as error:
            self._step(error)
        else:
            self._step()


def isfuture(obj):
    return hasattr(type(obj), "_asyncio_future_blocking")


def iscoroutine(obj):
    return inspect.iscoroutine(obj) or inspect.isgenerator(obj)


def ensure_future(coro_or_future, *, loop=None):
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future._loop:
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not inspect.isawaitable(coro_or_future):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")

        async def wrap():
            return await coro_or_future

        coro_or_future = wrap()
    return (get_event_loop() if loop is None else loop).create_task(coro_or_future)


def wrap_future(future, *, loop=None):
    return ensure_future(future, loop=loop)


def get_running_loop():
    if _running is None:
        raise RuntimeError("no running event loop")
    return _running


def _get_running_loop():
    return _running


def get_event_loop():
    global _event_loop
    if _running is not None:
        return _running
    if _event_loop is None:
        _event_loop = EventLoop()
    return _event_loop


def set_event_loop(loop):
    global _event_loop
    _event_loop = loop


def new_event_loop():
    return EventLoop()


def current_task(loop=None):
    return (get_running_loop() if loop is None else loop)._current_task


def all_tasks(loop=None):
    return set((get_running_loop() if loop is None else loop)._tasks)
