class Registry(type):
    classes = {}
    def __new__(mcls, name, bases, namespace, *, key=None):
        cls = super().__new__(mcls, name, bases, namespace)
        cls.key = key or name.lower()
        mcls.classes[cls.key] = cls
        return cls
    def __init__(cls, name, bases, namespace, **kwargs):
        super().__init__(name, bases, namespace)
        cls.made = sorted(n for n in namespace if not n.startswith('__'))
    def create(cls, *args):
        return cls(*args)
    @property
    def label(cls): return f'<{cls.__name__}>'
    def __getitem__(cls, key): return Registry.classes[key]
    def __len__(cls): return len(Registry.classes)
    def __iter__(cls): return iter(sorted(Registry.classes))
    def __contains__(cls, key): return key in Registry.classes
    def __bool__(cls): return cls.key != 'falsy'
    def __repr__(cls): return 'R:' + cls.__name__
    def __lt__(cls, other): return cls.key < other.key
    def __add__(cls, other): return cls.key + other.key
    def __call__(cls, *args):
        instance = super().__call__(*args)
        instance.called = args
        return instance
class Base(metaclass=Registry):
    x = 1
    def m(self): return self.called
class Child(Base, key='kid'):
    y = 2
class Falsy(Base): pass
print(Registry.classes, Child.key, Child.made, Base.made)
print(Base['kid'], len(Base), list(Base), 'kid' in Base, 'zz' in Base, bool(Base), bool(Falsy))
print(Child.create().m(), Child.label, sorted([Falsy, Child, Base]), Base + Child, type(Child), isinstance(Child, Registry))
try: Child().label
except AttributeError as e: print(e)
print(Child.__class__, type(Registry), Registry.__mro__)
class Other(type): pass
try:
    class Conflict(Base, metaclass=Other): pass
except TypeError as e: print(e)
print({Base: 1}[Base], Base == Base, hash(Base) == hash(Base))
Made = Registry('Made', (Base,), {'z': 3}, key='m')
print(Made.z, Made.key, Made().m(), Made.__module__)
