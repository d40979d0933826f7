"""Exceptions in hot loops: raised by builtins, caught at several depths, with state kept right."""


class Stop(Exception):
    def __init__(self, code, *rest):
        super().__init__(code, *rest)
        self.code = code


def risky(i):
    kind = i % 9
    if kind == 0:
        return [][i]
    if kind == 1:
        return {}[i]
    if kind == 2:
        return i // (kind - 2)
    if kind == 3:
        return int("x" + str(kind))
    if kind == 4:
        return None.upper()
    if kind == 5:
        return "a" + i
    if kind == 6:
        raise Stop(i, "why")
    if kind == 7:
        return next(iter(()))
    return i


def sweep(turns):
    counts, total = {}, 0
    for i in range(turns):
        try:
            total += risky(i)
        except (IndexError, KeyError) as error:
            name = f"lookup {type(error).__name__}"
        except ArithmeticError as error:
            name = str(error)
        except Stop as error:
            name = f"stop {error.code % 2} {error.args[1]}"
        except (ValueError, TypeError, AttributeError) as error:
            name = str(error)
        except Exception as error:
            name = repr(error)
        else:
            name = "fine"
        finally:
            total += 1
        counts[name] = counts.get(name, 0) + 1
    return total, counts


total, counts = sweep(450)
print(total)
for name in sorted(counts):
    print(counts[name], name)


def nested(turns):
    trail = []
    depth = 0
    for i in range(turns):
        try:
            try:
                depth += 1
                if i % 3 == 0:
                    raise ValueError(i)
                if i % 5 == 0:
                    continue
                if i == turns - 4:
                    break
            except ValueError as error:
                if i % 2:
                    raise KeyError(i) from error
                if i % 7 == 0:
                    raise
            finally:
                depth -= 1
        except KeyError as error:
            trail.append(error.__cause__.args[0] == error.args[0])
        except ValueError:
            trail.append(None)
    return depth, len(trail), trail.count(True), trail.count(None), i


print(nested(300))


def deep(n):
    if n == 0:
        raise Stop("bottom")
    try:
        return deep(n - 1)
    except Stop as error:
        if n % 2:
            raise Stop(n) from error
        raise


def chain_length(error):
    n = 0
    while error is not None:
        n, error = n + 1, error.__cause__
    return n


for n in (0, 1, 2, 9, 10):
    try:
        deep(n)
    except Stop as error:
        print(n, error, chain_length(error))


def unwinding(turns):
    out = 0
    for i in range(turns):
        try:
            deep(i % 6)
        except Stop as error:
            out += 0 if error.code == "bottom" else error.code
    try:
        error
    except NameError as missing:
        return out, str(missing)


print(unwinding(300))


def returns(turns):
    def one(i):
        try:
            if i % 4 == 0:
                return "try"
            if i % 4 == 1:
                raise IndexError
        except IndexError:
            return "except"
        finally:
            if i % 8 == 0:
                return "finally"
        return "end"

    got = [one(i) for i in range(turns)]
    return {k: got.count(k) for k in sorted(set(got))}


print(returns(160))
