# The methods of a context manager are those of its class, whatever the object has itself.
import asyncio
import threading


class Counted:
    def __init__(self):
        self.entered = self.left = 0

    def __enter__(self):
        self.entered += 1
        return self

    def __exit__(self, kind, value, traceback):
        self.left += 1
        return kind is KeyError


def use(manager, times, error=None):
    for i in range(times):
        with manager as got:
            if error is not None and i % 3 == 0:
                raise error
    return got


counted = Counted()
use(counted, 3000)
use(counted, 3000, KeyError("k"))
print(counted.entered, counted.left)

own = Counted()
own.__enter__ = lambda: print("never")
own.__exit__ = lambda *parts: print("never")
use(own, 3)
own.__dict__.clear()
own.entered = own.left = 10
use(own, 3)
print(own.entered, own.left)


class Asked:
    def __getattr__(self, name):
        print("asked for", name)
        return lambda *rest: None


class OnlyEnter:
    def __enter__(self): pass


class Kinds:
    log = []

    @classmethod
    def __enter__(cls):
        cls.log.append(cls.__name__)
        return "class"

    @staticmethod
    def __exit__(*parts):
        Kinds.log.append(len(parts))


class Property:
    @property
    def __enter__(self):
        return lambda: "from a property"

    @property
    def __exit__(self):
        return lambda *parts: parts[0] is ValueError


class Called:
    def __call__(self, *parts):
        return len(parts)


class Plain:
    __enter__ = Called()
    __exit__ = Called()


class Descriptor:
    def __init__(self, name): self.name = name
    def __get__(self, object, owner): return lambda *parts: f"{self.name} of {owner.__name__}"


class Described:
    __enter__ = Descriptor("enter")
    __exit__ = Descriptor("")


class Meta(type):
    def __enter__(cls): return cls.__name__
    def __exit__(cls, *parts): return True


class OfMeta(metaclass=Meta):
    def __enter__(self): return "object"
    def __exit__(self, *parts): return False


class Derived(Counted):
    def __exit__(self, *parts):
        return super().__exit__(*parts)


class IntManager(int):
    def __enter__(self): return self + 1
    def __exit__(self, *parts): return True


for manager in (Asked(), OnlyEnter(), 5, None, Counted, "text", Kinds(), Property(), Plain(), Described(), OfMeta, OfMeta(), Derived(), IntManager(6)):
    try:
        print(type(use(manager, 30, KeyError)).__name__, str(use(manager, 2))[:22])
    except (TypeError, KeyError) as error:
        print(type(error).__name__, error)
print(len(Kinds.log), Kinds.log[:4])
with Property(): raise ValueError

# Many classes at one place, and classes that change meanwhile.
def make(number):
    class Made:
        def __enter__(self): return number
        def __exit__(self, *parts): total[0] += number
    return Made


total = [0]
classes = [make(number) for number in range(12)]


def over(managers):
    found = 0
    for manager in managers:
        with manager as number:
            found += number
    return found


print(over([classes[0]()] * 500), over([classes[i % 2]() for i in range(500)]), over([classes[i % 12]() for i in range(600)]), total)
changing = classes[3]
for i in range(400):
    if i == 200:
        changing.__enter__ = lambda self: 1000
    elif i == 300:
        del changing.__exit__
    try:
        total[0] += over([changing()])
    except TypeError as error:
        print(str(error)[-60:])
        changing.__exit__ = lambda *parts: None
print(total)
counted.__class__ = Derived
use(counted, 3)
print(counted.left)

lock = threading.Lock()
with lock, open(__file__) as file:
    print(lock.locked(), file.readline().strip()[:20])
print(lock.locked(), file.closed)


def returns(manager):
    while True:
        with manager:
            with manager:
                return "returned"


def breaks(manager):
    for i in range(10):
        with manager:
            if i == 5: break
            continue
    return i


print(returns(own), breaks(own), own.left)


def generates(manager):
    with manager as it:
        for i in range(3):
            with manager:
                yield i


print(list(generates(own)), own.left)
held = generates(own)
next(held); held.close()
print(own.entered, own.left)


class Async:
    async def __aenter__(self): return "async"
    async def __aexit__(self, *parts): return True


async def main():
    async with Async() as got:
        print(got)
        raise KeyError
    for manager in (Counted(), 5):
        try:
            async with manager: pass
        except TypeError as error:
            print(error)


asyncio.run(main())
