"""Iterators for looping, one after another, in groups, in all orders."""

from _itertools import chain, combinations, combinations_with_replacement, permutations, product


def count(start=0, step=1):
    while True:
        yield start
        start += step


def cycle(iterable):
    saved = []
    for element in iterable:
        yield element
        saved.append(element)
    while saved:
        for element in saved:
            yield element


class repeat:
    def __init__(self, object, times=None):
        self.object = object
        self.times = times if times is None else max(times, 0)

    def __iter__(self):
        # Loops step generators faster than objects; what is left is known here nevertheless.
        object = self.object
        if self.times is None:
            while True:
                yield object
        while self.times:
            self.times -= 1
            yield object

    def __next__(self):
        if self.times is None:
            return self.object
        if self.times == 0:
            raise StopIteration
        self.times -= 1
        return self.object

    def __length_hint__(self):
        if self.times is None:
            raise TypeError("len() of unsized object")
        return self.times

    def __repr__(self):
        if self.times is None:
            return f"repeat({self.object!r})"
        return f"repeat({self.object!r}, {self.times})"


def _add(a, b):
    return a + b


def accumulate(iterable, func=None, *, initial=None):
    if func is None:
        func = _add
    iterator = iter(iterable)
    if initial is None:
        for total in iterator:
            break
        else:
            return
    else:
        total = initial
    yield total
    for element in iterator:
        total = func(total, element)
        yield total


def compress(data, selectors):
    for datum, selector in zip(data, selectors):
        if selector:
            yield datum


def dropwhile(predicate, iterable):
    iterator = iter(iterable)
    for element in iterator:
        if not predicate(element):
            yield element
            break
    for element in iterator:
        yield element


def takewhile(predicate, iterable):
    for element in iterable:
        if not predicate(element):
            break
        yield element


def filterfalse(predicate, iterable):
    if predicate is None:
        predicate = bool
    for element in iterable:
        if not predicate(element):
            yield element


def starmap(function, iterable):
    for arguments in iterable:
        yield function(*arguments)


def pairwise(iterable):
    iterator = iter(iterable)
    for before in iterator:
        break
    else:
        return
    for element in iterator:
        yield before, element
        before = element


def islice(iterable, *bounds):
    if len(bounds) == 1:
        stop = bounds[0]
        if type(stop) is int and stop >= 0:
            return _first(iter(iterable), stop)
    limits = slice(*bounds)
    start = 0 if limits.start is None else limits.start
    stop = limits.stop
    step = 1 if limits.step is None else limits.step
    for bound in (start, 0 if stop is None else stop):
        if not isinstance(bound, int) or bound < 0:
            raise ValueError(
                "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
                if len(bounds) > 1
                else "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
            )
    if not isinstance(step, int) or step < 1:
        raise ValueError("Step for islice() must be a positive integer or None.")
    return _sliced(iter(iterable), start, stop, step)


def _first(iterator, count):
    if count:
        for element in iterator:
            yield element
            count -= 1
            if not count:
                return


def _sliced(iterator, start, stop, step):
    index = 0
    wanted = start
    # What lies before the start is consumed too.
    while stop is None or index < stop:
        for element in iterator:
            break
        else:
            return
        if index == wanted:
            yield element
            wanted += step
        index += 1


def tee(iterable, n=2):
    iterator = iter(iterable)
    queues = [[] for _ in range(n)]

    def generate(queue):
        at = 0
        while True:
            if at == len(queue):
                queue.clear()
                at = 0
                for element in iterator:
                    break
                else:
                    return
                for other in queues:
                    other.append(element)
            yield queue[at]
            at += 1

    return tuple(generate(queue) for queue in queues)


def batched(iterable, n):
    if n < 1:
        raise ValueError("n must be at least one")
    return _batches(iter(iterable), n)


def _batches(iterator, n):
    while True:
        batch = tuple(islice(iterator, n))
        if not batch:
            return
        yield batch


def zip_longest(*iterables, fillvalue=None):
    iterators = [iter(iterable) for iterable in iterables]
    running = len(iterators)
    if not running:
        return
    while True:
        values = []
        for index, iterator in enumerate(iterators):
            if iterator is None:
                values.append(fillvalue)
                continue
            for element in iterator:
                values.append(element)
                break
            else:
                running -= 1
                if not running:
                    return
                iterators[index] = None
                values.append(fillvalue)
        yield tuple(values)


def groupby(iterable, key=None):
    iterator = iter(iterable)
    nothing = object()
    state = [nothing, nothing]

    def advance():
        for element in iterator:
            state[0] = element
            state[1] = element if key is None else key(element)
            return True
        state[0] = state[1] = nothing
        return False

    def group(wanted, turn):
        while turns[0] == turn and state[0] is not nothing and state[1] == wanted:
            element = state[0]
            advance()
            yield element

    turns = [0]
    if not advance():
        return
    while state[0] is not nothing:
        current = state[1]
        turns[0] += 1
        yield current, group(current, turns[0])
        while state[0] is not nothing and state[1] == current:
            advance()
