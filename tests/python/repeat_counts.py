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
