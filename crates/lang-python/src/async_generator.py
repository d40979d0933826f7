# Asynchronous generators. `Yielded` is the type of what wraps the values that they yield, `coroutine` makes a coroutine
# of a generator.


class async_generator:
    first_iteration = None

    def __init__(self, generator):
        self._generator = generator
        self._is_known = False
        self._is_closed = False
        self.ag_running = False
        self.__name__ = generator.__name__
        self.__qualname__ = generator.__qualname__

    def __repr__(self):
        return f"<async_generator object {self.__qualname__} at {id(self):#x}>"

    @property
    def ag_code(self):
        return self._generator.gi_code

    def __aiter__(self):
        return self

    def __anext__(self):
        return coroutine(self._step(self._generator.send, None))

    def asend(self, value):
        return coroutine(self._step(self._generator.send, value))

    def athrow(self, exception, value=None, traceback=None):
        if isinstance(value, BaseException):
            exception = value
        return coroutine(self._step(self._generator.throw, exception))

    def aclose(self):
        return coroutine(self._close())

    def _enter(self, what):
        if self.ag_running:
            raise RuntimeError(f"{what}(): asynchronous generator is already running")
        if not self._is_known:
            self._is_known = True
            if async_generator.first_iteration is not None:
                async_generator.first_iteration(self)
        self.ag_running = True

    def _step(self, resume, argument):
        if self._is_closed:
            raise StopAsyncIteration
        self._enter("anext")
        generator = self._generator
        try:
            item = resume(argument)
            while type(item) is not Yielded:
                try:
                    sent = yield item
                except BaseException as exception:
                    item = generator.throw(exception)
                else:
                    item = generator.send(sent)
            return item.value
        except StopIteration:
            self._is_closed = True
            raise StopAsyncIteration from None
        except BaseException:
            self._is_closed = True
            raise
        finally:
            self.ag_running = False

    def _close(self):
        if self._is_closed:
            return
        self._is_closed = True
        self._enter("aclose")
        generator = self._generator
        try:
            item = generator.throw(GeneratorExit())
            while type(item) is not Yielded:
                try:
                    sent = yield item
                except BaseException as exception:
                    item = generator.throw(exception)
                else:
                    item = generator.send(sent)
            raise RuntimeError("async generator ignored GeneratorExit")
        except (StopIteration, StopAsyncIteration, GeneratorExit):
            return
        finally:
            self.ag_running = False


async_generator.__module__ = "builtins"


async def next_or(awaitable, default):
    try:
        return await awaitable
    except StopAsyncIteration:
        return default
