# bytes and bytearrays: slices read, written and deleted with all steps, growing and shrinking, iteration, searches.
def check(size, start, stop, step):
    data, places = bytearray(range(size)), range(size)[start:stop:step]
    picked = data[start:stop:step]
    assert list(picked) == list(places) == list(bytes(data)[start:stop:step]), (size, start, stop, step)
    written = bytearray(data)
    written[start:stop:step] = bytes(200 + i % 50 for i in range(len(places)))
    wanted = list(range(size))
    for number, place in enumerate(places):
        wanted[place] = 200 + number % 50
    if step not in (1, None):
        assert list(written) == wanted, (size, start, stop, step, list(written))
    del data[start:stop:step]
    assert list(data) == [i for i in range(size) if i not in places], (size, start, stop, step, list(data))
    text = "".join(map(chr, range(65, 65 + size)))
    assert text[start:stop:step] == "".join([text[i] for i in places])


for size in (0, 1, 2, 7, 20):
    for start in (None, 0, 1, 5, -1, -3, 30, -30):
        for stop in (None, 0, 4, -1, -6, 30, -30):
            for step in (None, 1, 2, 3, 7, 50, -1, -2, -5, -50):
                check(size, start, stop, step)

data = bytearray(b"0123456789")
data[2:4] = b"abcdef"
print(data)
data[1:8] = b"-"
print(data)
data[3:3] = bytes(data)
print(data)
data[:0] = b">>"
data[len(data):] = b"<<"
data += bytes(data)
data *= 2
print(data, len(data))
data[2:-2] = (65 + i for i in range(3))
print(data)
for wrong in [(slice(0, 4, 2), b"abc"), (slice(0, 2), 3), (slice(0, 2), "ab"), (slice(0, 2), [256])]:
    try:
        data[wrong[0]] = wrong[1]
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
data.append(1)
data.insert(0, 2)
data.extend([3, 4])
print(data.pop(), data.pop(0), data.pop(3), data)
data.remove(65)
data.reverse()
print(data, bytes(5), bytes(0), bytearray(3))
try:
    bytes(-1)
except ValueError as error:
    print(error)

array, seen = bytearray(b"abc"), []
for byte in array:
    seen.append(byte)
    if len(array) < 6:
        array.append(byte + 10)
iterator = iter(array)
print(seen, sum(array), list(iterator), next(iterator, "end"), max(array), sorted(array, reverse=True))
array.append(1)
print(next(iterator, "end"), [*map(chr, array)], list(zip(array, b"xyz")), list(enumerate(array))[:2])


class Doubled(bytearray):
    def __getitem__(self, index):
        return super().__getitem__(index) * 2


class Old:
    def __getitem__(self, index):
        if index > 3:
            raise IndexError(index)
        return index * index


print([x for x in Old()], list(Old()), sum(Old()), 9 in Old(), next(iter(Old())), Doubled(b"ab")[0])

whole = b"one two one two three"
for part in (b"one", b"two", b"t", b"", b"x", b"one two one two three four", b"three"):
    print(part, whole.find(part), whole.rfind(part), whole.count(part), part in whole, whole.find(part, 3, 9), whole.rfind(part, 2, 12))
print(111 in whole, bytearray(whole).find(b"two"), whole.find(111), whole.rfind(116), whole.replace(b"one", b"1"), whole.split(b" "))
print(bytes(range(0, 256, 7)).hex(), bytes(range(10)).hex(":"), bytearray(b"\xff\x00").hex(), b"".hex())
print(b"hello".translate(bytes(255 - i for i in range(256))), b"hello".translate(None, b"l"))


def sieve(n):
    is_prime = bytearray([1]) * (n + 1)
    is_prime[0] = is_prime[1] = 0
    for i in range(2, int(n**0.5) + 1):
        if is_prime[i]:
            is_prime[i * i :: i] = bytes(len(range(i * i, n + 1, i)))
    return sum(is_prime)


print([sieve(n) for n in (10, 100, 5000)], sum(sieve(50) for _ in range(300)))

# Text is searched in the same way.
text = "abracadabra" * 3
for part in ("a", "abra", "r", "", "x", "abracadabraabra", "b"):
    print(part, text.find(part), text.rfind(part), text.count(part), part in text, text.find(part, 5), text.count(part, 3, 20))
    print(text.replace(part, "<>", 3), len(text.split(part or "c")), text.rpartition(part or "d")[0])
print("é".join(["a", "b"]).count("é"), "aé".find("é"), "naïve".find("v"), "日本語日本".count("日本"), "日本".find("b"))
print([format(n, "b") == bin(n)[2:] for n in (0, 1, 5, 255)], bin(0), bin(-5), hex(255), hex(-4096), oct(8), oct(-1), oct(0), hex(0))
print(bin(2**61 - 1), bin(-(2**61)), hex(2**70), oct(-(2**65)), bin(1 << 61).count("1"), sum(bin(i).count("1") for i in range(3000)))
print([int(s) for s in ("0", "-0", "007", "+5", " 12 ", "1_000", "-999999999999999999", "1000000000000000000", "123456789012345678901")])
for wrong in ("", "-", "1__0", "1 2", "+-1", "0x10", "１２"):
    try:
        print(int(wrong))
    except ValueError as error:
        print(error)
