"""Context managers from generators, functions and other context managers."""

import sys
from functools import wraps

from abc import ABC, _has_methods, abstractmethod


class AbstractContextManager(ABC):
    def __enter__(self):
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        return _has_methods(C, "__enter__", "__exit__") if cls is AbstractContextManager else NotImplemented


class ContextDecorator:
    """Context managers that also decorate functions."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return inner


# What a generator yields that has ended.
_ENDED = object()


class _GeneratorContextManager(ContextDecorator, AbstractContextManager):
    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self._made_from = func, args, kwds
        self.__doc__ = getattr(func, "__doc__", None)

    def _recreate_cm(self):
        return _GeneratorContextManager(*self._made_from)

    def __enter__(self):
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            if next(self.gen, _ENDED) is _ENDED:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                self.gen.close()
        if value is None:
            value = typ()
        try:
            self.gen.throw(value)
        except StopIteration as stop:
            # A StopIteration that the body itself raised goes on.
            return stop is not value
        except RuntimeError as error:
            if error is value:
                # Where it came from is not what it passed here.
                error.__traceback__ = traceback
                return False
            # The generator's frame turns a StopIteration that passes it into a RuntimeError.
            if isinstance(value, StopIteration) and error.__cause__ is value:
                value.__traceback__ = traceback
                return False
            raise
        except BaseException as error:
            if error is not value:
                raise
            error.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after throw()")
        finally:
            self.gen.close()


def contextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return helper


class AbstractAsyncContextManager(ABC):
    async def __aenter__(self):
        return self

    @abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        return _has_methods(C, "__aenter__", "__aexit__") if cls is AbstractAsyncContextManager else NotImplemented


class AsyncContextDecorator:
    """Asynchronous context managers that also decorate functions."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)

        return inner


class _AsyncGeneratorContextManager(AsyncContextDecorator, AbstractAsyncContextManager):
    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self._made_from = func, args, kwds
        self.__doc__ = getattr(func, "__doc__", None)

    def _recreate_cm(self):
        return _AsyncGeneratorContextManager(*self._made_from)

    async def __aenter__(self):
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                await self.gen.aclose()
        if value is None:
            value = typ()
        try:
            await self.gen.athrow(value)
        except StopAsyncIteration as stop:
            return stop is not value
        except RuntimeError as error:
            if error is value:
                return False
            if isinstance(value, (StopIteration, StopAsyncIteration)) and error.__cause__ is value:
                return False
            raise
        except BaseException as error:
            if error is not value:
                raise
            return False
        try:
            raise RuntimeError("generator didn't stop after athrow()")
        finally:
            await self.gen.aclose()


def asynccontextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)

    return helper


class aclosing(AbstractAsyncContextManager):
    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class nullcontext(AbstractContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        if exctype is None:
            return False
        if issubclass(exctype, self._exceptions):
            return True
        if not issubclass(exctype, BaseExceptionGroup):
            return False
        _, rest = excinst.split(self._exceptions)
        if rest is not None:
            raise rest
        return True


class _Redirect(AbstractContextManager):
    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_Redirect):
    _stream = "stdout"


class redirect_stderr(_Redirect):
    _stream = "stderr"


class redirect_stdin(_Redirect):
    _stream = "stdin"


def _chain(error, pending, handled):
    """What was raised while leaving comes after what was raised before, as in nested `with` statements."""
    while error is not pending:
        context = error.__context__
        if context is None or context is pending:
            return
        if context is handled:
            error.__context__ = pending
            return
        error = context


class ExitStack(AbstractContextManager):
    """Context managers and functions that are left in the reverse order, as many as are entered."""

    def __init__(self):
        self._exits = []

    def pop_all(self):
        stack = type(self)()
        stack._exits = self._exits
        self._exits = []
        return stack

    def push(self, exit):
        method = getattr(type(exit), "__exit__", None)
        if method is None:
            self._exits.append(exit)
        else:
            self._exits.append(lambda *details: method(exit, *details))
        return exit

    def enter_context(self, cm):
        cls = type(cm)
        try:
            enter = cls.__enter__
            exit = cls.__exit__
        except AttributeError:
            raise TypeError(
                f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol"
            ) from None
        result = enter(cm)
        self._exits.append(lambda *details: exit(cm, *details))
        return result

    def callback(self, callback, /, *args, **kwds):
        def run(*details):
            callback(*args, **kwds)

        self._exits.append(run)
        return callback

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, *details):
        pending = details[1]
        handled_here = sys.exc_info()[1]
        is_suppressed = False
        while self._exits:
            leave = self._exits.pop()
            try:
                if pending is None:
                    handled = leave(None, None, None)
                else:
                    handled = leave(type(pending), pending, pending.__traceback__)
                if handled and pending is not None:
                    is_suppressed = True
                    pending = None
            except BaseException as error:
                is_suppressed = False
                _chain(error, pending, handled_here)
                pending = error
        if pending is not None and pending is not details[1]:
            _raise_as_it_is(pending)
        return details[1] is not None and is_suppressed


def _raise_as_it_is(error):
    """Raises an exception whose context has been set."""
    context = error.__context__
    try:
        raise error
    except BaseException:
        error.__context__ = context
        raise


class AsyncExitStack(AbstractAsyncContextManager):
    """As ExitStack, for asynchronous context managers and functions, too."""

    def __init__(self):
        self._exits = []

    def pop_all(self):
        stack = type(self)()
        stack._exits = self._exits
        self._exits = []
        return stack

    def _push(self, exit, is_async):
        self._exits.append((exit, is_async))

    def push(self, exit):
        method = getattr(type(exit), "__exit__", None)
        self._push(exit if method is None else lambda *details: method(exit, *details), False)
        return exit

    def push_async_exit(self, exit):
        method = getattr(type(exit), "__aexit__", None)
        self._push(exit if method is None else lambda *details: method(exit, *details), True)
        return exit

    def enter_context(self, cm):
        cls = type(cm)
        try:
            enter, exit = cls.__enter__, cls.__exit__
        except AttributeError:
            raise TypeError(
                f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol"
            ) from None
        result = enter(cm)
        self._push(lambda *details: exit(cm, *details), False)
        return result

    async def enter_async_context(self, cm):
        cls = type(cm)
        try:
            enter, exit = cls.__aenter__, cls.__aexit__
        except AttributeError:
            raise TypeError(
                f"'{cls.__module__}.{cls.__qualname__}' object does not support the asynchronous context manager protocol"
            ) from None
        result = await enter(cm)
        self._push(lambda *details: exit(cm, *details), True)
        return result

    def callback(self, callback, /, *args, **kwds):
        self._push(lambda *details: callback(*args, **kwds) and None, False)
        return callback

    def push_async_callback(self, callback, /, *args, **kwds):
        async def run(*details):
            await callback(*args, **kwds)

        self._push(run, True)
        return callback

    async def aclose(self):
        await self.__aexit__(None, None, None)

    async def __aexit__(self, *details):
        pending = details[1]
        handled_here = sys.exc_info()[1]
        is_suppressed = False
        while self._exits:
            leave, is_async = self._exits.pop()
            given = (None, None, None) if pending is None else (type(pending), pending, pending.__traceback__)
            try:
                handled = leave(*given)
                if is_async:
                    handled = await handled
                if handled and pending is not None:
                    is_suppressed = True
                    pending = None
            except BaseException as error:
                is_suppressed = False
                _chain(error, pending, handled_here)
                pending = error
        if pending is not None and pending is not details[1]:
            _raise_as_it_is(pending)
        return details[1] is not None and is_suppressed


class chdir(AbstractContextManager):
    def __init__(self, path):
        self.path = path
        self._old = []

    def __enter__(self):
        import os

        self._old.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *details):
        import os

        os.chdir(self._old.pop())
