# Single inheritance, super, overriding, abstract patterns, class attributes looked up through bases.


class Animal:
    sound = "..."
    legs = 4

    def __init__(self, name):
        self.name = name

    def speak(self):
        return f"{self.name} says {self.sound}"

    def describe(self):
        return f"{type(self).__name__}({self.name}, {self.legs})"


class Dog(Animal):
    sound = "woof"

    def speak(self):
        return super().speak() + "!"


class Puppy(Dog):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age

    def speak(self):
        return super().speak().upper()

    def describe(self):
        return super().describe() + f" aged {self.age}"


class Bird(Animal):
    legs = 2
    sound = "tweet"


for animal in [Animal("it"), Dog("rex"), Puppy("bit", 1), Bird("jay")]:
    print(animal.speak(), "|", animal.describe())
print(issubclass(Puppy, Animal), issubclass(Bird, Dog), issubclass(Dog, (int, Animal)))
print([c.__name__ for c in Puppy.__mro__], Puppy.__bases__[0].__name__)


class Shape:
    def area(self):
        raise NotImplementedError("area of " + type(self).__name__)

    def scaled(self, k):
        return self.area() * k


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side**2


class Circle(Shape):
    PI = 3

    def __init__(self, r):
        self.r = r

    def area(self):
        return self.PI * self.r**2


class Blob(Shape):
    pass


total = 0
shapes = [Square(2), Circle(3), Square(5)]
for i in range(1500):
    total += shapes[i % 3].scaled(2)
print(total)
try:
    Blob().scaled(1)
except NotImplementedError as error:
    print("NotImplementedError:", error)

Circle.PI = 4
print(Circle(1).area())
Animal.sound = "changed"
print(Animal("x").speak(), Dog("x").speak())


class Base:
    def template(self):
        return [self.first(), self.second()]

    def first(self):
        return "base first"

    def second(self):
        return "base second"


class Derived(Base):
    def second(self):
        return "derived " + super().second()


class Third(Derived):
    def first(self):
        def nested():
            return super(Third, self).first()

        return "third " + nested()


print(Base().template(), Derived().template(), Third().template())
