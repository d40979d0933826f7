# `object.__setattr__` is not for classes, which have a method of their own in `type`.
class Plain:
    pass


class Meta(type):
    def __setattr__(cls, name, value):
        super().__setattr__(name, value * 2)

    def __delattr__(cls, name):
        print("deletes", name)
        type.__delattr__(cls, name)


class Made(metaclass=Meta):
    pass


class Loose(type):
    def __setattr__(cls, name, value):
        object.__setattr__(cls, name, value)


class Refused(metaclass=Loose):
    pass


def told(f, *arguments):
    try:
        return f(*arguments)
    except TypeError as error:
        return error


def own(of, value):
    object.__setattr__(of, "x", value)
    return of.x


for kind in Plain, Made, Refused, int, type, object:
    print(told(object.__setattr__, kind, "x", 1), told(object.__delattr__, kind, "x"), told(own, kind, 1))
Made.y = 4
type.__setattr__(Made, "z", 5)
type.__setattr__(Refused, "z", 6)
print(Made.y, Made.z, Refused.z)
del Made.y
type.__delattr__(Refused, "z")
print(hasattr(Made, "y"), hasattr(Refused, "z"))
try:
    Refused.w = 1
except TypeError as error:
    print(error)
for i in range(3000):
    Plain.count = i
    Made.count = i
    last = own(Plain(), i)
print(Plain.count, Made.count, last, told(type.__setattr__, int, "x", 1))
print(type.__setattr__ is object.__setattr__, "__setattr__" in vars(type), "__delattr__" in vars(type))
