class MyInt(int):
    def __int__(self): return 42
    def __float__(self): return 1.5
    def __index__(self): return 7
class MyFloat(float):
    def __float__(self): return 12.0
    def __int__(self): return 13
class Other:
    def __float__(self): return MyFloat(2.5)
class Plain(int): pass
import math
print(int(MyInt(3)), float(MyInt(3)), MyInt(3) + 1, [10, 20, 30, 40][MyInt(3)], hex(MyInt(3)), range(10)[MyInt(3)])
print(float(MyFloat(1.5)), int(MyFloat(1.5)), MyFloat(1.5) + 1, math.sqrt(MyFloat(4)), round(MyFloat(1.7)), math.floor(MyFloat(1.7)))
print(int(Plain(5)), type(int(Plain(5))), float(Plain(5)), type(+Plain(5)), type(abs(Plain(-5))), Plain(5).real)
print(float(Other()), type(float(Other())), math.sqrt(Other()), complex(Other()))
print(float(bytearray(b" 1.5 ")), float(b"2e3"), float(memoryview(b"7")), int(bytearray(b"12")), int(b" 0x1f", 16), int(bytearray(b"101"), 2))
print(ord(bytearray(b"a")), ord(b"z"))
for bad in (lambda: float(bytearray(b"foo")), lambda: ord(bytearray(b"ab")), lambda: ord(5), lambda: float([]), lambda: int({})):
    try: print(bad())
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
class BadInt:
    def __int__(self): return 1.5
class BadFloat:
    def __float__(self): return "x"
for make, value in ((int, BadInt()), (float, BadFloat())):
    try: make(value)
    except TypeError as e: print(e)
total = 0
for i in range(2000): total += int(MyInt(i)) + int(Plain(i)) + int(MyFloat(i))
print(total)
