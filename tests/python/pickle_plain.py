# Pickles of plain data, which Rust writes and reads, and of what is mixed with it, which it leaves to Python.
import datetime
import pickle
import random

numbers = random.Random(3)


def made(depth=0):
    kind = numbers.randrange(11 if depth < 4 else 7)
    if kind == 0:
        return numbers.choice([None, True, False])
    if kind == 1:
        return numbers.choice([0, 1, 255, 256, 65535, 65536, -1, 2**31 - 1, 2**31, -(2**31), -(2**31) - 1])
    if kind == 2:
        return numbers.choice([2**39, -(2**39), 2**39 - 1, 2**61, -(2**61), 2**63, -(2**63), 2**200, -(2**71)])
    if kind == 3:
        return numbers.choice([0.0, -0.0, 1.5, -1e300, float("inf")])
    if kind == 4:
        return numbers.choice(["", "a", "é中😀", "x" * 300, "\n'"])
    if kind == 5:
        return numbers.choice([b"", b"ab\xff", bytes(300)])
    if kind == 6:
        return ()
    parts = [made(depth + 1) for _ in range(numbers.randrange(6))]
    if kind == 7:
        return parts
    if kind == 8:
        return tuple(parts)
    if kind == 9:
        return {index if index % 2 else f"k{index}": part for index, part in enumerate(parts)}
    return {"parts": parts, "again": parts, "both": (parts, parts)}


for protocol in (0, 2, 3, 4, 5):
    equal = 0
    for _ in range(60):
        value = made()
        equal += pickle.loads(pickle.dumps(value, protocol)) == value
    print(protocol, equal)

for value in [
    None, 7, 300, -5, 70000, 2**31, -(2**31) - 1, 2**40, -(2**39), -(2**47), 1.5, "text", b"bytes", (), (1,), (1, 2, 3, 4), [],
    [1], [1, 2], {}, {"a": 1}, {"a": 1, "b": [2]}, [True, False, None], "é", [[1.0, 2.0] * 3], list(range(3)),
]:
    print(pickle.dumps(value))
    print(pickle.dumps(value, 5).hex())
shared = ["s"]
again = pickle.loads(pickle.dumps([shared, shared, (shared,)]))
print(again, again[0] is again[1] is again[2][0])
loop = []
loop.append((loop, {"me": loop}))
again = pickle.loads(pickle.dumps(loop))
print(again[0][0] is again, again[0][1]["me"] is again)
pair = ([],)
pair[0].append(pair)
again = pickle.loads(pickle.dumps(pair))
print(again[0][0] is again, type(again).__name__)
long = list(range(2500))
print(pickle.loads(pickle.dumps(long)) == long, len(pickle.dumps(long)), len(pickle.dumps({n: str(n) for n in long})))
floats = [0.5] * 1200
truths = [False] * 1200
print(pickle.loads(pickle.dumps([floats, truths])) == [floats, truths], len(pickle.dumps(floats)), len(pickle.dumps(truths)))
deep = []
for _ in range(400):
    deep = [deep]
print(pickle.dumps(pickle.loads(pickle.dumps(deep))) == pickle.dumps(deep))
mixed = {"day": datetime.date(2024, 2, 3), "set": {1, 2}, "frozen": frozenset("a"), "plain": [1, (2, "x")], "type": int}
print(pickle.loads(pickle.dumps(mixed)) == mixed, pickle.loads(bytearray(pickle.dumps([1, "a"]))))
print(pickle.loads(pickle.dumps("\ud800")) == "\ud800")
for data in [b"", b".", b"N", b"\x80\x04e.", b"\x80\x04(1.", b"\x80\x04]K\x01a.", b"\x80\x04h\x07.", b"\x80\x04\x8c\x09abc."]:
    try:
        print(pickle.loads(data))
    except Exception as error:
        print(type(error).__name__)

# What is malformed is refused, by Rust and by Python.
for data in [
    b"\x80\xffN.", b"\x80\x04\x95\xff\0\0\0\0\0\0\0N.", b"\x80\x04\x95\x02\0\0\0\0\0\0\0N.", b"N\x86.", b"\x85.", b"](\x85.",
    b"](\x94.", b"N(.", b"]N(a.", b"(.", b"](a.", b"t.", b"N(t.", b"](e.", b"(]e.", b"}(NNu.", b"(NN(u.", b"}(Nu.", b"}N(s.", b"0.",
    b"(0N.", b"(00N.", b"N(1.", b"1.", b"(N2.", b"(2.", b"Na.", b"(NNs.", b"(R.", b"(NR.", b"\x94.", b"(q\0.", b"Nq\0.", b"l.",
    b"(l.", b"(Nd.", b"(b.", b"Nb.", b"(o.", b"(\x93.", b"(\x81.", b"\x92.", b"(\x90.", b"\x8f(N\x90.", b"\x91.", b"(NeN.", b"Ne.",
    b"N(e.", b"N(Ne.", b"N(NNu.", b"5NN.", b"\xff.", b"K.", b"M\x01.", b"h\x01.", b"NN.", b"(NN\x86.", b"N(N\x86.", b"N(NN\x87.",
]:
    try:
        print(data, pickle.loads(data))
    except Exception as error:
        print(data, f"{type(error).__name__}: {error}")
