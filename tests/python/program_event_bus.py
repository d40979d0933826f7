# Objects that talk: an event bus, observers, commands with undo, states, plugins by decorators, context managers.
from __future__ import annotations

import contextlib
from collections import defaultdict
from typing import Any, Callable, Generic, Protocol, TypeVar

T = TypeVar("T")


class Handler(Protocol):
    def __call__(self, event: Event) -> None: ...


class Event:
    def __init__(self, name: str, **data: Any):
        self.name, self.data, self.stopped = name, data, False

    def __getattr__(self, key):
        try:
            return self.data[key]
        except KeyError:
            raise AttributeError(f"event {self.name} has no {key}") from None

    def stop(self):
        self.stopped = True


class Bus:
    def __init__(self):
        self.handlers: dict[str, list[tuple[int, int, Handler]]] = defaultdict(list)
        self.count = 0

    def on(self, name: str, priority: int = 0) -> Callable[[T], T]:
        def register(handler):
            self.count += 1
            self.handlers[name].append((-priority, self.count, handler))
            self.handlers[name].sort(key=lambda h: h[:2])
            return handler

        return register

    def off(self, name, handler):
        self.handlers[name] = [h for h in self.handlers[name] if h[2] is not handler]

    def emit(self, name, **data):
        event, results = Event(name, **data), []
        for _, _, handler in [*self.handlers[name], *self.handlers["*"]]:
            if event.stopped:
                break
            try:
                results.append(handler(event))
            except Exception as error:
                if name != "error":
                    self.emit("error", source=name, error=error)
        return results

    @contextlib.contextmanager
    def listening(self, name, handler):
        self.on(name)(handler)
        try:
            yield self
        finally:
            self.off(name, handler)


bus, log = Bus(), []


@bus.on("save", priority=5)
def check(event):
    if event.size > 100:
        event.stop()
        return "too large"
    return "checked"


@bus.on("save")
def store(event):
    return f"stored {event.size}"


@bus.on("save", priority=-1)
def broken(event):
    return event.missing


bus.on("error")(lambda e: log.append(f"{e.source}: {type(e.error).__name__} {e.error}"))
bus.on("*")(lambda e: log.append(f"any {e.name}"))
print(bus.emit("save", size=10), bus.emit("save", size=500), bus.emit("nothing"), log)
with bus.listening("ping", lambda e: e.n * 2) as b:
    print(b.emit("ping", n=4))
print(bus.emit("ping", n=4))


class Observable(Generic[T]):
    def __init__(self, value: T):
        self._value, self._watchers = value, []

    def watch(self, f):
        self._watchers.append(f)
        return f

    @property
    def value(self) -> T:
        return self._value

    @value.setter
    def value(self, new: T):
        old, self._value = self._value, new
        if old != new:
            for f in self._watchers:
                f(old, new)

    def map(self, f):
        derived = Observable(f(self.value))

        @self.watch
        def update(_, new):
            derived.value = f(new)

        return derived


celsius = Observable[float](20.0)
fahrenheit = celsius.map(lambda c: c * 9 / 5 + 32)
warm = fahrenheit.map(lambda f: f > 80)
changes = []
warm.watch(lambda old, new: changes.append((old, new)))
for c in (21.0, 30.0, 31.0, 10.0, 10.0):
    celsius.value = c
print(fahrenheit.value, warm.value, changes)


class Document:
    def __init__(self):
        self.lines, self.history, self.future = [], [], []

    def run(self, command, undo):
        self.history.append((command, undo))
        self.future.clear()
        command()

    def insert(self, at, text):
        self.run(lambda: self.lines.insert(at, text), lambda: self.lines.pop(at))

    def delete(self, at):
        text = self.lines[at]
        self.run(lambda: self.lines.pop(at), lambda: self.lines.insert(at, text))

    def undo(self):
        if self.history:
            entry = self.history.pop()
            entry[1]()
            self.future.append(entry)

    def redo(self):
        if self.future:
            entry = self.future.pop()
            entry[0]()
            self.history.append(entry)


d = Document()
d.insert(0, "one")
d.insert(1, "two")
d.insert(0, "zero")
d.delete(1)
shown = [list(d.lines)]
for action in "uuruurr":
    d.undo() if action == "u" else d.redo()
    shown.append(list(d.lines))
print(shown)
PLUGINS: dict[str, type] = {}


def plugin(name):
    def register(cls):
        PLUGINS[name] = cls
        cls.plugin_name = name
        return cls

    return register


class Transform:
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        cls.order = len(Transform.__subclasses__())

    def __or__(self, other):
        return Chain(self, other)


class Chain(Transform):
    def __init__(self, *parts):
        self.parts = parts

    def apply(self, text):
        for part in self.parts:
            text = part.apply(text)
        return text


@plugin("upper")
class Upper(Transform):
    def apply(self, text):
        return text.upper()


@plugin("wrap")
class Wrap(Transform):
    def __init__(self, around="*"):
        self.around = around

    def apply(self, text):
        return f"{self.around}{text}{self.around}"


print((Upper() | Wrap() | Wrap("-")).apply("hi"), {n: (c.__name__, c.order) for n, c in PLUGINS.items()}, PLUGINS["wrap"]("#").apply("x"))


class Door:
    transitions = {("closed", "open"): "opened", ("opened", "close"): "closed", ("closed", "lock"): "locked", ("locked", "unlock"): "closed"}

    def __init__(self):
        self.state, self.trail = "closed", []

    def __getattr__(self, action):
        def act():
            try:
                self.state = self.transitions[self.state, action]
            except KeyError:
                raise RuntimeError(f"cannot {action} when {self.state}") from None
            self.trail.append(self.state)
            return self

        return act


door = Door()
print(door.open().close().lock().unlock().trail)
try:
    door.unlock()
except RuntimeError as error:
    print(error)
