"""Iterators for looping, one after another, in groups, in all orders."""

from _itertools import chain, combinations, combinations_with_replacement, permutations, product
from operator import index as _index


# Each checks its arguments at once and leaves the work to a generator, which loops step faster than objects.


class count:
    def __init__(self, start=0, step=1):
        for number in (start, step):
            if not hasattr(type(number), "__add__") or isinstance(number, (str, list, tuple, bytes)):
                raise TypeError("a number is required")
        self._next = start
        self._step = step

    def __iter__(self):
        # As for `repeat`: what comes next is known here, too.
        step = self._step
        while True:
            number = self._next
            self._next = number + step
            yield number

    def __next__(self):
        number = self._next
        self._next = number + self._step
        return number

    def __reduce__(self):
        return count, (self._next, self._step)

    def __repr__(self):
        if type(self._step) is int and self._step == 1:
            return f"count({self._next!r})"
        return f"count({self._next!r}, {self._step!r})"


def cycle(iterable):
    return _cycle(iter(iterable))


def _cycle(iterator):
    saved = []
    for element in iterator:
        yield element
        saved.append(element)
    while saved:
        for element in saved:
            yield element


class repeat:
    def __init__(self, object, times=None):
        self.object = object
        self.times = times if times is None else max(_index(times), 0)

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


def accumulate(iterable, func=None, *, initial=None):
    if func is None:
        return _sums(iter(iterable), initial)
    return _accumulated(iter(iterable), func, initial)


def _sums(iterator, total):
    if total is None:
        for total in iterator:
            break
        else:
            return
    yield total
    for element in iterator:
        total = total + element
        yield total


def _accumulated(iterator, func, total):
    if total is None:
        for total in iterator:
            break
        else:
            return
    yield total
    for element in iterator:
        total = func(total, element)
        yield total


def compress(data, selectors):
    return _compressed(iter(data), iter(selectors))


def _compressed(data, selectors):
    for datum, selector in zip(data, selectors):
        if selector:
            yield datum


def dropwhile(predicate, iterable):
    return _dropped(predicate, iter(iterable))


def _dropped(predicate, iterator):
    for element in iterator:
        if not predicate(element):
            yield element
            break
    for element in iterator:
        yield element


def takewhile(predicate, iterable):
    return _taken(predicate, iter(iterable))


def _taken(predicate, iterator):
    for element in iterator:
        if not predicate(element):
            break
        yield element


def filterfalse(predicate, iterable):
    return _refused(bool if predicate is None else predicate, iter(iterable))


def _refused(predicate, iterator):
    for element in iterator:
        if not predicate(element):
            yield element


def starmap(function, iterable):
    return _starred(function, iter(iterable))


def _starred(function, iterator):
    for arguments in iterator:
        yield function(*arguments)


def pairwise(iterable):
    return _pairs(iter(iterable))


def _pairs(iterator):
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


# How many elements of a `tee` are kept or given up at once.
_CHUNK = 64


def tee(iterable, n=2):
    if n < 0:
        raise ValueError("n must be >= 0")
    iterator = iter(iterable)
    chunk = []
    return tuple([_shared(iterator, chunk) for _ in range(n)])


def _shared(iterator, chunk):
    # Who comes first fills the chunks. Behind the last element of each is the chunk after it.
    while True:
        for at in range(_CHUNK):
            if at == len(chunk):
                for element in iterator:
                    break
                else:
                    return
                chunk.append(element)
            yield chunk[at]
        if len(chunk) == _CHUNK:
            chunk.append([])
        chunk = chunk[_CHUNK]


def batched(iterable, n):
    if n < 1:
        raise ValueError("n must be at least one")
    return _batches(iter(iterable), n)


def _batches(iterator, n):
    batch = []
    for element in iterator:
        batch.append(element)
        if len(batch) == n:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


def zip_longest(*iterables, fillvalue=None):
    iterators = [iter(iterable) for iterable in iterables]
    if len(iterators) == 2:
        return _longest_of_two(*iterators, fillvalue)
    return _longest(iterators, fillvalue)


def _longest_of_two(left, right, fillvalue):
    for a in left:
        for b in right:
            break
        else:
            yield a, fillvalue
            for a in left:
                yield a, fillvalue
            return
        yield a, b
    for b in right:
        yield fillvalue, b


def _longest(iterators, fillvalue):
    running = len(iterators)
    while running:
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
    return _groups(iter(iterable), key)


def _groups(iterator, key):
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
