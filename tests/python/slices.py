# Slices of lists, strings, tuples, ranges; slice assignment and deletion; extended slices; slice objects.

data = list(range(10))
text = "abcdefghij"
for part in (
    slice(None),
    slice(2, 5),
    slice(-3, None),
    slice(None, -3),
    slice(None, None, 2),
    slice(None, None, -1),
    slice(8, 2, -2),
    slice(-100, 100),
    slice(5, 2),
    slice(None, 3, -3),
    slice(100, None, -4),
):
    print(part, data[part], text[part], tuple(data)[part], range(10)[part], part.indices(10))

print(data[1:-1:3], text[::-1], "hello"[1:4], (1, 2, 3)[1:], [][1:], ""[::-1])
copy = data[:]
copy[0] = "changed"
print(data[0], copy[0])

data[2:5] = ["x"]
print(data)
data[1:1] = [100, 200]
print(data)
data[-2:] = []
print(data)
data[::2] = range(4)
print(data)
try:
    data[::2] = [1]
except ValueError as error:
    print("ValueError:", error)
data[:] = "fresh"
print(data)
data[5:] = [1, 2]
data[100:200] = ["end"]
print(data)
del data[1:3], data[-1:]
print(data)
numbers = list(range(20))
del numbers[::3]
print(numbers)
del numbers[::-2]
print(numbers)
numbers[3:0:-1] = "abc"
print(numbers)
same = [1, 2, 3]
same[1:2] = same
print(same)

for bad in (lambda: data[::0], lambda: data["a"], lambda: data[1.0], lambda: text[1:"x"], lambda: data[99], lambda: text[99], lambda: (1,)[5], lambda: range(3)[7]):
    try:
        bad()
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__ + ":", error)
try:
    text[0] = "z"
except TypeError as error:
    print("TypeError:", error)
try:
    (1, 2)[0] = 3
except TypeError as error:
    print("TypeError:", error)
try:
    data[99] = 0
except IndexError as error:
    print("IndexError:", error)
try:
    data[0:1] = 5
except TypeError as error:
    print("TypeError:", error)
try:
    del data[99]
except IndexError as error:
    print("IndexError:", error)
print(data[-1], data[-len(data)], text[-1], data[True], range(5, 50, 7)[-2], range(10)[2:8][1:3])


def rotate(items, k):
    k %= len(items)
    return items[k:] + items[:k]


items = list(range(7))
for i in range(500):
    items = rotate(items, i)
print(items)


def merge_sort(values):
    if len(values) < 2:
        return values
    middle = len(values) // 2
    left, right = merge_sort(values[:middle]), merge_sort(values[middle:])
    out = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            out.append(left[i])
            i += 1
        else:
            out.append(right[j])
            j += 1
    return out + left[i:] + right[j:]


print(merge_sort([(i * 7919) % 101 for i in range(101)]) == list(range(101)))
total = 0
word = "abracadabra" * 5
for i in range(len(word)):
    for j in range(i, min(i + 9, len(word))):
        piece = word[i:j]
        if piece == piece[::-1]:
            total += len(piece)
print(total)
