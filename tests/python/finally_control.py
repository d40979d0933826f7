# return, break and continue inside and through finally.


def return_overrides():
    try:
        return "try"
    finally:
        return "finally"


def return_swallows():
    try:
        raise ValueError("lost")
    finally:
        return "swallowed"


def return_value_fixed():
    x = 1
    try:
        return x
    finally:
        x = 2


def return_list():
    items = [1]
    try:
        return items
    finally:
        items.append(2)


print(return_overrides(), return_swallows(), return_value_fixed(), return_list())


def break_in_finally():
    log = []
    for i in range(5):
        try:
            log.append(i)
            if i == 1:
                raise KeyError(i)
        finally:
            if i == 1:
                break
    return log


def continue_in_finally():
    log = []
    for i in range(4):
        try:
            if i % 2:
                raise KeyError(i)
            log.append(i)
        finally:
            log.append("f%d" % i)
            continue
    return log


def break_through():
    log = []
    while True:
        try:
            try:
                log.append("body")
                break
            finally:
                log.append("inner")
        finally:
            log.append("outer")
    log.append("after")
    return log


def continue_through():
    log = []
    for i in range(3):
        try:
            if i == 1:
                continue
            log.append(i)
        finally:
            log.append(-i)
    else:
        log.append("else")
    return log


def return_through_loops():
    log = []

    def run():
        for i in range(3):
            try:
                for j in range(3):
                    try:
                        if i + j == 3:
                            return (i, j)
                    finally:
                        log.append((i, j))
            finally:
                log.append(i)

    return run(), log


print(break_in_finally())
print(continue_in_finally())
print(break_through())
print(continue_through())
print(return_through_loops())


def finally_in_generator():
    log = []

    def numbers():
        try:
            for i in range(10):
                try:
                    yield i
                finally:
                    log.append("step")
        finally:
            log.append("done")

    # Closed by the program: when an abandoned generator is, depends on the collector.
    broken = numbers()
    for n in broken:
        if n == 2:
            break
    broken.close()
    generator = numbers()
    next(generator)
    generator.close()
    return log


print(finally_in_generator())


def replaced():
    try:
        try:
            raise ValueError("first")
        finally:
            raise KeyError("second")
    except KeyError as error:
        return repr(error), repr(error.__context__)


print(replaced())


def hot(n):
    kept = 0
    finals = 0
    for i in range(n):
        try:
            if i % 5 == 0:
                continue
            if i % 7 == 0:
                raise ValueError(i)
            kept += i
        except ValueError as error:
            kept -= error.args[0]
        finally:
            finals += 1
            if i == n - 3:
                break
    return kept, finals


print(hot(4000))


def early(n):
    try:
        for i in range(n):
            try:
                if i * i > n:
                    return i
            finally:
                n -= 1
    finally:
        n = None


print([early(k) for k in range(1, 12)], sum(early(k) or 0 for k in range(1, 300)))


def while_finally():
    i = 0
    order = []
    while i < 5:
        i += 1
        try:
            if i == 2:
                continue
            if i == 4:
                break
            order.append(i)
        except Exception:
            order.append("never")
        else:
            order.append("else")
        finally:
            order.append("f")
    else:
        order.append("loop else")
    return order


print(while_finally())
