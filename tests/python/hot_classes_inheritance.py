class Shape:
    count = 0
    def __init__(self, name): self.name = name; Shape.count += 1
    def area(self): return 0
    def describe(self): return f"{self.name}:{self.area()}"
class Square(Shape):
    def __init__(self, side): super().__init__("square"); self.side = side
    def area(self): return self.side * self.side
class Cube(Square):
    def area(self): return 6 * super().area()
class Odd(Cube):
    def area(self):
        base = super().area()
        return base + 1 if base % 2 == 0 else base
kinds, total = [Square, Cube, Odd], 0
for i in range(3000):
    s = kinds[i % 3](i % 17)
    total += s.area() + len(s.describe())
print(total, Shape.count)
Square.area = lambda self: -self.side
for i in range(3000):
    total += kinds[i % 3](i % 5).area()
print(total, Odd(3).describe(), Cube(2).describe())
del Odd.area
print(Odd(3).describe(), sum(Odd(i).area() for i in range(2000)))
