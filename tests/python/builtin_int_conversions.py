for s in ("12", " -7 ", "+5", "1_000", "0x1f", "", "1.5", "abc", "٣", "1__0", "_1", "0b1", "--1", "1 2", "\n3\t"):
    try: print(repr(s), int(s))
    except ValueError as e: print(e)
for s, b in (("ff", 16), ("0xff", 16), ("0o17", 0), ("z", 36), ("12", 2), ("1", 37), ("010", 0), ("0", 0), ("-0b11", 0), ("7", 1)):
    try: print(s, b, int(s, b))
    except ValueError as e: print(e)
print(int(3.99), int(-3.99), int(True), int(10**30 + 0.0), int(1e20), float("1_0.5"), float(" -1e5 "), float("infinity"), float(10**20), bool("0"), bool(0.0), complex("1+2j"), complex(1, -2), str(10**25), oct(8), hex(-255), bin(5), chr(955), ord("λ"), (1023).to_bytes(2, "little"), int.from_bytes(b"\xff\xfe", signed=True), (5).__index__(), round(-7 / 2), int("9" * 30) % 1000)
for bad in (lambda: int(None), lambda: int([]), lambda: int("5", 5.0), lambda: int(5, 10), lambda: float("1,5"), lambda: float(None), lambda: complex("1 + 2j"), lambda: complex("a"), lambda: chr(-1), lambda: chr(1114112), lambda: ord("ab"), lambda: (300).to_bytes(1), lambda: (-1).to_bytes(2), lambda: float(10**400), lambda: int(float("nan")), lambda: bytes(-1), lambda: bytes([256]), lambda: hex(1.5), lambda: bin("1"), lambda: int("1" * 5000), lambda: str(10**5000)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
t = 0
for i in range(1500): t += int(str(i)) + int(i / 7) + int(hex(i), 16) + int(float(str(i / 4))) + len(bin(i)) + ord(chr(i)) + int(i % 2 == 0)
print(t)
