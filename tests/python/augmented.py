# Augmented assignment with every operator and target kind; evaluation happens once.

x = 7
x += 3
print(x)
x -= 4
print(x)
x *= 5
print(x)
x //= 4
print(x)
x **= 3
print(x)
x %= 100
print(x)
x <<= 3
print(x)
x >>= 1
print(x)
x |= 5
print(x)
x &= 0b1110
print(x)
x ^= 0xFF
print(x)
x /= 2
print(x)
s = "ab"
s += "cd"
s *= 2
print(s)
t = (1,)
u = t
t += (2, 3)
print(t, u)
l = [1]
m = l
l += [2]
l += (3,)
l += "xy"
l *= 2
print(l, m is l)
l = l + [9]
print(m is l)
st = {1, 2, 3}
alias = st
st |= {4}
st &= {2, 3, 4}
st -= {3}
st ^= {9}
print(sorted(st), alias is st)
d = {"a": 1}
d |= {"b": 2}
print(d)

calls = []


def index(i):
    calls.append(i)
    return i


values = [10, 20, 30]
values[index(1)] += 5
values[index(0)] -= index(2)
print(values, calls)


class Holder:
    n = 0


def holder():
    calls.append("h")
    return h


h = Holder()
holder().n += 4
holder().n *= 3
print(h.n, Holder.n, calls[-2:])
table = {}
for word in "a b a c b a".split():
    table[word] = table.get(word, 0) + 1
table["a"] <<= 2
print(table)
grid = [[0] * 3 for _ in range(3)]
for i in range(3):
    for j in range(3):
        grid[i][j] += i * 3 + j
        grid[j][i] -= 1
print(grid)

tup = ([1], 2)
try:
    tup[0] += [5]
except TypeError as error:
    print("TypeError:", error, tup)
for attempt in (lambda v: v.__iadd__, None):
    try:
        y = 5
        y += "s"
    except TypeError as error:
        print("TypeError:", error)
    break
try:
    y = "s"
    y -= 1
except TypeError as error:
    print("TypeError:", error)
try:
    y = [1]
    y += 5
except TypeError as error:
    print("TypeError:", error)
try:
    nothing += 1
except NameError as error:
    print("NameError:", error)
try:
    d["zzz"] += 1
except KeyError as error:
    print("KeyError:", error)

acc_int, acc_float, acc_text, acc_list = 1, 0.5, "", []
for i in range(1, 2500):
    acc_int = acc_int * 3 + i
    acc_int %= 1000003
    acc_float += i / 7
    acc_float *= 0.999
    if i % 50 == 0:
        acc_text += chr(97 + i // 50 % 26)
        acc_list += [i]
print(acc_int, acc_float, acc_text, len(acc_list), sum(acc_list))
n = 2**61
for i in range(8):
    n += n
    n -= i
print(n)
b = True
b += 1
print(b, type(b).__name__)
b = True
b &= False
print(b)
