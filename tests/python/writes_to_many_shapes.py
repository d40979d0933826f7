"""A place that writes attributes of objects of many shapes: found, added, computed, of floats, refused; and classes that change."""


def make(index):
    def __init__(self, value=0):
        for k in range(index % 4):
            setattr(self, f"own{index}_{k}", k)
        self.value = value

    return type(f"C{index}", (), {"__init__": __init__, "shared": index})


classes = [make(index) for index in range(9)]


class Property:
    def __init__(self):
        self.log = []

    @property
    def value(self):
        return len(self.log)

    @value.setter
    def value(self, value):
        self.log.append(value)


class Slotted:
    __slots__ = ("value", "added")


class Hooked:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, (name, value))


class ReadOnly:
    __slots__ = ()
    value = 1


def write(objects, n):
    for i in range(n):
        for o in objects:
            o.value = i
            o.added = i * 0.5


def read(objects):
    return [(type(o).__name__, o.value, o.added) for o in objects]


objects = [cls(7) for cls in classes] + [Property(), Slotted(), Hooked()]
write(objects, 150)
print(read(objects))
print(len(objects[9].log), vars(objects[3]), sorted(vars(objects[0])))
fresh = [cls() for cls in classes] + [Property(), Hooked()]
write(fresh, 60)
print(read(fresh))

# What is no float comes where floats were, and names that a class refuses.
for o in objects:
    o.added = "text"
write(objects, 3)
print(read(objects)[:3])
for bad in ReadOnly(), 3, None, "text":
    try:
        write([bad], 1)
    except AttributeError as error:
        print(error)

# Classes change while the place is hot.
classes[2].__setattr__ = lambda self, name, value: object.__setattr__(self, name, ("set", value))
write(objects, 5)
print(read(objects)[1:4])
del classes[2].__setattr__
classes[4].value = property(lambda self: "computed", lambda self, value: self.__dict__.__setitem__("seen", value))
write(objects, 5)
print(read(objects)[1:6], objects[4].seen)
del classes[4].value
write(objects, 2)
print(read(objects)[4])
classes[5].added = property(lambda self: "no setter")
try:
    write(objects, 2)
except AttributeError:
    print("refused")


def grow(objects, names):
    for name in names:
        for o in objects:
            setattr(o, name, len(name))
            o.last = name
    return sum(len(vars(o)) for o in objects)


print(grow([cls() for cls in classes[:4]] * 2, [f"n{i}" for i in range(40)]))
