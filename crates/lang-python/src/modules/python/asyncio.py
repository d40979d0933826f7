"""Coroutines that run side by side, on one thread."""

import _asyncio_loop
import contextvars
import inspect
import sys
from _asyncio_loop import (
    AbstractEventLoop,
    CancelledError,
    EventLoop,
    Future,
    Handle,
    InvalidStateError,
    Task,
    TimerHandle,
    all_tasks,
    current_task,
    ensure_future,
    get_event_loop,
    get_running_loop,
    iscoroutine,
    isfuture,
    new_event_loop,
    set_event_loop,
    wrap_future,
)
from _asyncio_groups import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    TaskGroup,
    Timeout,
    as_completed,
    gather,
    shield,
    sleep,
    timeout,
    timeout_at,
    wait,
    wait_for,
)
from _asyncio_sync import (
    Barrier,
    BoundedSemaphore,
    BrokenBarrierError,
    Condition,
    Event,
    LifoQueue,
    Lock,
    PriorityQueue,
    Queue,
    QueueEmpty,
    QueueFull,
    Semaphore,
)

SelectorEventLoop = BaseEventLoop = EventLoop
TimeoutError = TimeoutError


def create_task(coro, *, name=None, context=None):
    return get_running_loop().create_task(coro, name=name, context=context)


def iscoroutinefunction(func):
    return inspect.iscoroutinefunction(func)


async def to_thread(func, /, *args, **kwargs):
    """Calls the function at once: there are no other threads."""
    context = contextvars.copy_context()
    return context.run(func, *args, **kwargs)


def run_coroutine_threadsafe(coro, loop):
    raise NotImplementedError("asyncio.run_coroutine_threadsafe is not supported: there are no other threads")


async def _unsupported(*args, **kwargs):
    raise NotImplementedError("asyncio has timers and tasks here, but neither sockets nor processes")


open_connection = start_server = create_subprocess_exec = create_subprocess_shell = _unsupported


class Runner:
    """A loop for several coroutines, one after another."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._factory = new_event_loop if loop_factory is None else loop_factory
        self._loop = None
        self._context = None
        self._is_closed = False

    def __enter__(self):
        self.get_loop()
        return self

    def __exit__(self, *details):
        self.close()

    def get_loop(self):
        if self._is_closed:
            raise RuntimeError("Runner is closed")
        if self._loop is None:
            self._loop = self._factory()
            set_event_loop(self._loop)
            self._context = contextvars.copy_context()
        return self._loop

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if _asyncio_loop._get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        loop = self.get_loop()
        task = loop.create_task(coro, context=self._context if context is None else context)
        return loop.run_until_complete(task)

    def close(self):
        if self._is_closed:
            return
        self._is_closed = True
        loop = self._loop
        if loop is None:
            return
        try:
            _cancel_all(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
        finally:
            set_event_loop(None)
            loop.close()


def _cancel_all(loop):
    tasks = all_tasks(loop)
    if not tasks:
        return
    for task in tasks:
        task.cancel()
    loop.run_until_complete(gather(*tasks, return_exceptions=True))
    for task in tasks:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler(
                {
                    "message": "unhandled exception during asyncio.run() shutdown",
                    "exception": task.exception(),
                    "task": task,
                }
            )


def run(main, *, debug=None, loop_factory=None):
    if _asyncio_loop._get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


class DefaultEventLoopPolicy:
    def get_event_loop(self):
        return get_event_loop()

    def set_event_loop(self, loop):
        set_event_loop(loop)

    def new_event_loop(self):
        return new_event_loop()


_policy = DefaultEventLoopPolicy()


def get_event_loop_policy():
    return _policy


def set_event_loop_policy(policy):
    global _policy
    _policy = DefaultEventLoopPolicy() if policy is None else policy


# The submodules of the package are this module, which has all their names.
for _part in ("base_events", "coroutines", "events", "exceptions", "futures", "locks", "queues", "runners", "tasks",
              "taskgroups", "timeouts"):
    globals()[_part] = sys.modules[f"asyncio.{_part}"] = sys.modules[__name__]
