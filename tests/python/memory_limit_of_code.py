# Options: --max-memory 16M
# Code of texts that a program makes stays, and counts.


def many():
    for i in range(100000):
        try:
            exec(f"def f{i}(a, b):\n    return [a, b, {i}]\n", {})
        except MemoryError:
            return i


count = many()
print(500 < count < 20000)
print([0] * 3, sum(range(100)))
