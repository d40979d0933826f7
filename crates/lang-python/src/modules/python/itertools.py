"""Iterators for looping, one after another, in groups, in all orders."""

from _itertools import (
    _tee, batched, chain, combinations, combinations_with_replacement, cycle, islice, permutations, product, repeat,
)


class _Iterator:
    """What the classes here have in common.

    Each checks its arguments at once and leaves the work to a generator, which loops step faster than objects: so
    `__iter__`, which loops ask, gives the generator, while `iter()` gives the object itself. Generators that call a function of
    the program's end where that raises StopIteration.
    """

    __slots__ = ("_generator",)

    def __iter__(self):
        return self._generator

    def __next__(self):
        for element in self._generator:
            return element
        raise StopIteration

    def __init_subclass__(cls, **keywords):
        super().__init_subclass__(**keywords)
        if "__next__" in cls.__dict__ and "__iter__" not in cls.__dict__ and cls.__module__ != "itertools":
            # Loops must step what the class says.
            cls.__iter__ = _itself


def _itself(self):
    return self


class count(_Iterator):
    __slots__ = ("_next", "_step")

    def __init__(self, start=0, step=1):
        for number in (start, step):
            if not hasattr(type(number), "__add__") or isinstance(number, (str, list, tuple, bytes)):
                raise TypeError("a number is required")
        self._next = start
        self._step = step

    def __iter__(self):
        # What comes next is known here, too.
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
        if type(self._step) is int and self._step == 1:
            return type(self), (self._next,)
        return type(self), (self._next, self._step)

    def __repr__(self):
        if type(self._step) is int and self._step == 1:
            return f"count({self._next!r})"
        return f"count({self._next!r}, {self._step!r})"


class accumulate(_Iterator):
    __slots__ = ()

    def __init__(self, iterable, func=None, *, initial=None):
        if func is None:
            self._generator = _sums(iter(iterable), initial)
        else:
            self._generator = _accumulated(iter(iterable), func, initial)


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
    try:
        for element in iterator:
            total = func(total, element)
            yield total
    except StopIteration:
        pass


class compress(_Iterator):
    __slots__ = ()

    def __init__(self, data, selectors):
        self._generator = _compressed(iter(data), iter(selectors))


def _compressed(data, selectors):
    for datum, selector in zip(data, selectors):
        if selector:
            yield datum


class dropwhile(_Iterator):
    __slots__ = ()

    def __init__(self, predicate, iterable, /):
        self._generator = _dropped(predicate, iter(iterable))


def _dropped(predicate, iterator):
    try:
        for element in iterator:
            if not predicate(element):
                yield element
                break
    except StopIteration:
        return
    for element in iterator:
        yield element


class takewhile(_Iterator):
    __slots__ = ()

    def __init__(self, predicate, iterable, /):
        self._generator = _taken(predicate, iter(iterable))


def _taken(predicate, iterator):
    try:
        for element in iterator:
            if not predicate(element):
                break
            yield element
    except StopIteration:
        pass


class filterfalse(_Iterator):
    __slots__ = ()

    def __init__(self, function, iterable, /):
        self._generator = _refused(bool if function is None else function, iter(iterable))


def _refused(predicate, iterator):
    try:
        for element in iterator:
            if not predicate(element):
                yield element
    except StopIteration:
        pass


class starmap(_Iterator):
    __slots__ = ()

    def __init__(self, function, iterable, /):
        self._generator = _starred(function, iter(iterable))


def _starred(function, iterator):
    try:
        for arguments in iterator:
            yield function(*arguments)
    except StopIteration:
        pass


class pairwise(_Iterator):
    __slots__ = ()

    def __init__(self, iterable, /):
        self._generator = _pairs(iter(iterable))


def _pairs(iterator):
    for before in iterator:
        break
    else:
        return
    for element in iterator:
        yield before, element
        before = element


def tee(iterable, n=2, /):
    if n < 0:
        raise ValueError("n must be >= 0")
    if n == 0:
        return ()
    first = _tee(iterable)
    return (first, *[first.__copy__() for _ in range(n - 1)])


class zip_longest(_Iterator):
    __slots__ = ()

    def __init__(self, *iterables, fillvalue=None):
        iterators = [iter(iterable) for iterable in iterables]
        if len(iterators) == 2:
            self._generator = _longest_of_two(*iterators, fillvalue)
        else:
            self._generator = _longest(iterators, fillvalue)


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


class groupby(_Iterator):
    __slots__ = ()

    def __init__(self, iterable, key=None):
        self._generator = _groups(iter(iterable), key)


class _grouper(_Iterator):
    __slots__ = ()

    def __init__(self, generator):
        self._generator = generator


def _groups(iterator, key):
    nothing = object()
    state = [nothing, nothing]

    def advance():
        for element in iterator:
            state[0] = element
            try:
                state[1] = element if key is None else key(element)
            except StopIteration:
                break
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
        yield current, _grouper(group(current, turns[0]))
        while state[0] is not nothing and state[1] == current:
            advance()
