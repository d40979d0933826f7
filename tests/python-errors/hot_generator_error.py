def parse(lines):
    for number, line in enumerate(lines, 1):
        yield number, int(line)


def total(lines):
    result = 0
    for number, value in parse(lines):
        result += number * value
    return result


lines = [str(i) for i in range(3000)]
print(total(lines))
lines[2750] = "12,5"
total(lines)
