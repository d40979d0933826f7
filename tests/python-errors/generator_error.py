def numbers():
    yield 1
    yield 2
    raise RuntimeError("no more numbers")


for n in numbers():
    print(n)
