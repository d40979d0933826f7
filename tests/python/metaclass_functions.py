def upper_names(name, bases, namespace):
    return type(name, bases, {(k if k.startswith('__') else k.upper()): v for k, v in namespace.items()})
class Shout(metaclass=upper_names):
    value = 1
    def method(self): return 2
print(Shout.VALUE, Shout().METHOD(), hasattr(Shout, 'value'), type(Shout))
class Singleton(type):
    _instances = {}
    def __call__(cls, *args, **kwargs):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args, **kwargs)
        return cls._instances[cls]
class Config(metaclass=Singleton):
    def __init__(self, value=0): self.value = value
a, b = Config(1), Config(2)
print(a is b, b.value)
class Ordered(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print('prepare', name, bases, kw)
        return Recording()
    def __new__(mcls, name, bases, namespace, **kw):
        cls = super().__new__(mcls, name, bases, dict(namespace))
        cls.order = namespace.order
        return cls
    def __init__(cls, name, bases, namespace, **kw): pass
class Recording(dict):
    def __init__(self): super().__init__(); self.order = []
    def __setitem__(self, key, value):
        if not key.startswith('__'): self.order.append(key)
        super().__setitem__(key, value)
    def __missing__(self, key):
        if key.startswith('auto_'): return key[5:]
        raise KeyError(key)
class Fields(metaclass=Ordered, flag=True):
    b = 1
    a = 2
    c = auto_made
    b = 3
    def f(self): return __class__
print(Fields.order, Fields.c, Fields.b, Fields().f() is Fields)
class Checked(type):
    def __instancecheck__(cls, instance): return hasattr(instance, 'quack')
    def __subclasscheck__(cls, sub): return 'quack' in sub.__dict__
    def __getattr__(cls, name):
        if name.startswith('dyn'): return name
        raise AttributeError(name)
    def __setattr__(cls, name, value):
        super().__setattr__(name, value * 2 if isinstance(value, int) else value)
class Duck(metaclass=Checked): pass
class Robot: quack = 1
print(isinstance(Robot(), Duck), isinstance(5, Duck), issubclass(Robot, Duck), issubclass(int, Duck), Duck.dynamic)
Duck.n = 21
print(Duck.n, getattr(Duck, 'zip', 'none'))
def hot(x):
    return isinstance(x, Duck)
print(sum(hot(Robot()) for _ in range(500)), sum(hot(i) for i in range(500)))
