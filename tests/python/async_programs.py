# Small programs of coroutines: a pipeline, a rate limiter, a scheduler by hand, cancellation, retries, trees of tasks.
import asyncio
import functools
import inspect
from contextlib import asynccontextmanager
from contextvars import ContextVar


class Channel:
    """An asynchronous iterator with an end."""

    def __init__(self):
        self.queue = asyncio.Queue()

    async def put(self, value):
        await self.queue.put((True, value))

    async def close(self):
        await self.queue.put((False, None))

    def __aiter__(self):
        return self

    async def __anext__(self):
        is_value, value = await self.queue.get()
        if not is_value:
            raise StopAsyncIteration
        return value


async def numbers(count, out):
    for number in range(count):
        await out.put(number)
    await out.close()


async def squares(source, out):
    async for number in source:
        await out.put(number * number)
    await out.close()


async def pipeline():
    first, second = Channel(), Channel()
    async with asyncio.TaskGroup() as group:
        group.create_task(numbers(200, first))
        group.create_task(squares(first, second))
        total = sum([value async for value in second if value % 2])
    print("pipeline", total)


def retry(times):
    def decorate(function):
        @functools.wraps(function)
        async def wrapped(*args, **kwargs):
            for attempt in range(times):
                try:
                    return await function(*args, **kwargs)
                except ValueError as error:
                    print("attempt", attempt, error)
            raise RuntimeError("gave up") from error_of(attempt)

        return wrapped

    return decorate


def error_of(attempt):
    return ValueError(f"after {attempt}")


class Flaky:
    def __init__(self, failures):
        self.failures = failures

    @retry(3)
    async def get(self, name, *, default=None):
        """Fails some times."""
        await asyncio.sleep(0)
        if self.failures:
            self.failures -= 1
            raise ValueError(f"{name} {self.failures}")
        return name, default


async def retries():
    print(await Flaky(1).get("one", default=5))
    try:
        await Flaky(9).get("two")
    except RuntimeError as error:
        print(error, "because", repr(error.__cause__))
    print(Flaky.get.__name__, Flaky.get.__doc__, inspect.iscoroutinefunction(Flaky.get))


async def cancelled():
    log = []

    async def worker(name):
        try:
            log.append(f"{name} starts")
            await asyncio.sleep(100)
        except asyncio.CancelledError:
            log.append(f"{name} is cancelled")
            raise
        finally:
            await asyncio.sleep(0)
            log.append(f"{name} has cleaned up")

    tasks = [asyncio.create_task(worker(name)) for name in "ab"]
    await asyncio.sleep(0)
    tasks[0].cancel()
    results = await asyncio.gather(tasks[0], return_exceptions=True)
    print(log, results, tasks[0].cancelled(), tasks[1].done())
    tasks[1].cancel("enough")
    try:
        await tasks[1]
    except asyncio.CancelledError as error:
        print("cancelled:", error.args, log[-1])


async def tree(depth, log):
    if depth == 0:
        log.append(0)
        await asyncio.sleep(0)
        return 1
    children = await asyncio.gather(tree(depth - 1, log), tree(depth - 1, log))
    return sum(children) + 1


async def groups_fail():
    async def fail(error, turns):
        for _ in range(turns):
            await asyncio.sleep(0)
        raise error

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(ValueError("first"), 1))
            group.create_task(fail(KeyError("second"), 1))
            group.create_task(asyncio.sleep(100))
    except* ValueError as errors:
        print("values", errors.exceptions)
    except* KeyError as errors:
        print("keys", errors.exceptions)


user = ContextVar("user", default="nobody")


async def greet():
    await asyncio.sleep(0)
    return f"hello {user.get()}"


async def login(name):
    token = user.set(name)
    greeting = await greet()
    user.reset(token)
    return greeting, user.get()


@asynccontextmanager
async def resource(name, log):
    log.append(f"open {name}")
    try:
        yield name.upper()
    except LookupError as error:
        log.append(f"swallowed {error!r}")
    finally:
        await asyncio.sleep(0)
        log.append(f"close {name}")


async def resources():
    log = []
    async with resource("a", log) as a, resource("b", log) as b:
        log.append(a + b)
    async with resource("c", log):
        raise IndexError("c")
    try:
        async with resource("d", log):
            raise OSError("d")
    except OSError as error:
        log.append(str(error))
    print(log)


class Scheduler:
    """Runs coroutines in turn, without an event loop."""

    def __init__(self):
        self.ready = []
        self.now = 0

    def spawn(self, coroutine, at=0):
        self.ready.append((at, len(self.ready), coroutine))

    def run(self):
        results = []
        while self.ready:
            self.ready.sort(key=lambda entry: entry[:2])
            at, number, coroutine = self.ready.pop(0)
            self.now = max(self.now, at)
            try:
                delay = coroutine.send(self.now) if inspect.getcoroutinestate(coroutine) == "CORO_SUSPENDED" else coroutine.send(None)
                self.ready.append((self.now + delay, number, coroutine))
            except StopIteration as stop:
                results.append((self.now, stop.value))
        return results


class Delay:
    def __init__(self, time):
        self.time = time

    def __await__(self):
        now = yield self.time
        return now


async def ticking(name, period, times):
    seen = []
    for _ in range(times):
        seen.append(await Delay(period))
    return name, seen


async def hot(count):
    total = 0
    for i in range(count):
        total += await half(i)
    return total


async def half(n):
    if n % 2:
        return n // 2
    return await quarter(n)


async def quarter(n):
    return n // 4


async def main():
    await pipeline()
    await retries()
    await cancelled()
    log = []
    print("tree", await tree(5, log), len(log))
    await groups_fail()
    print(await asyncio.gather(login("ann"), greet(), login("bob")))
    await resources()
    print("hot", await hot(3000))


asyncio.run(main())
scheduler = Scheduler()
scheduler.spawn(ticking("slow", 5, 3))
scheduler.spawn(ticking("fast", 2, 4))
print(scheduler.run())
