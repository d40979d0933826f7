# How often sequences are repeated: by integers beyond those that are small, by other objects; powers of zero.
class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


for sequence in ("a", b"a", [1], (1,), bytearray(b"x"), "", [], ()):
    for count in (-4611686018427387902, 4611686018427387902, -(2**63), 2**63, -(2**64), True, Index(2), Index(-(2**62)), 1.5):
        for repeat in (lambda: sequence * count, lambda: count * sequence):
            try:
                shown = repeat()
            except (MemoryError, OverflowError, TypeError) as error:
                shown = type(error).__name__
            print(type(sequence).__name__, count if isinstance(count, (int, float)) else count.n, shown)
numbers = [1, 2]
numbers *= -4611686018427387902
print(numbers)
for base in (0.0, -0.0, 0):
    for exponent in (float("-inf"), float("inf"), -1.0, 0.0):
        try:
            print(base**exponent)
        except ZeroDivisionError as error:
            print(error)


def refusals():
    """What no memory could hold, and what no machine word could count."""
    largest = (1 << 63) - 1
    result = []
    for count in (largest, largest // 2, largest // 2 + 1, largest // 3 + 1, 1 << 63):
        for sequence in ("a", "ab", "abc", "\u1234a", b"a", b"ab", [1, 2], (1, 2), "", b"", [], ()):
            try:
                result.append(len(sequence * count))
            except (MemoryError, OverflowError) as error:
                result.append((type(error).__name__, str(error) if isinstance(error, OverflowError) else None))
    return result


print(refusals())
