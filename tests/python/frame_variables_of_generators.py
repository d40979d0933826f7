# The variables of a generator that waits.
def numbers(limit):
    total = 0
    for number in range(limit):
        total += number
        yield total
    word = "end"
    yield word


steps = numbers(3)
print(steps.gi_frame.f_locals)
for value in steps:
    print(value, steps.gi_frame.f_locals)
print(steps.gi_frame)


def around(start):
    def step():
        nonlocal start
        start += 1
        return start

    while True:
        mine = step()
        yield mine


steps = around(5)
next(steps)
next(steps)
variables = steps.gi_frame.f_locals
print(variables["start"], variables["mine"], sorted(variables))
