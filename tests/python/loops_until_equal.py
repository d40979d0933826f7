# Loops that end when a variable equals a limit, where one comparison decides at the end of several ways around.


def up(values, n):
    i = 0
    total = 0
    while True:
        j = i + 1
        done = j == n
        if values[i] & 1:
            total += 1
            i = j
            if done:
                return total, 'odd'
            continue
        total += 10
        i = j
        if done:
            return total, 'even'


values = [i * 7 % 5 for i in range(2000)]
for n in range(1, 200):
    up(values, n)
print(up(values, 1), up(values, 2), up(values, 3), up(values, 2000))


def down(n):
    i = n
    total = 0
    while True:
        j = i - 1
        more = j != 0
        i = j
        if total < 50:
            total += 3
            if more:
                continue
            return 'low', total
        elif total < 500:
            total += 7
            if more:
                continue
            return 'middle', total
        total -= 400
        if not more:
            return 'high', total


for n in range(1, 300):
    down(n)
print([down(n) for n in (1, 2, 17, 50, 100, 1000)])

# Past the limit at the start: only another way leaves.


def beyond(start, n):
    i = start
    rounds = 0
    while True:
        rounds += 1
        i += 1
        done = i == n
        if rounds & 1:
            if done:
                return 'odd', i
            continue
        if rounds > 700:
            return 'left', i
        if done:
            return 'even', i


for n in range(1, 300):
    beyond(0, n)
print(beyond(0, 5), beyond(5, 0), beyond(5, 5), beyond(0, 6.0), beyond(2**60 - 3, 2**60 + 3), beyond(2**63 - 3, 2**63 + 2))
