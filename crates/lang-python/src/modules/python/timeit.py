"""How long small pieces of code take."""

import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_timer = time.perf_counter


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        self._names = {} if globals is None else dict(globals)
        self._statement = stmt
        self._setup = setup

    def timeit(self, number=1000000):
        statement, setup = self._statement, self._setup
        if callable(statement):
            if callable(setup):
                setup()
            else:
                exec(setup, self._names)
            start = self.timer()
            for _ in range(number):
                statement()
            return self.timer() - start
        lines = []
        if callable(setup):
            self._names["_setup"] = setup
            lines.append("    _setup()")
        else:
            lines += ["    " + line for line in setup.split("\n")]
        lines.append("    _start = _timer()")
        lines.append("    for _ in range(_number):")
        lines += ["        " + line for line in statement.split("\n")]
        lines.append("    return _timer() - _start")
        exec("def _inner(_timer, _number):\n" + "\n".join(lines) + "\n", self._names)
        return self._names["_inner"](self.timer, number)

    def repeat(self, repeat=5, number=1000000):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        scale = 1
        while True:
            for step in (1, 2, 5):
                number = scale * step
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=1000000, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=5, number=1000000, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
