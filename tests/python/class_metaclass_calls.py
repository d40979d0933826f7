"""Metaclasses: __call__, __new__ and __init__ with keywords, conflicts, protocols of classes."""

log = []


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **options):
        log.append(f"prepare {name} {sorted(options)}")
        return {"made_by": mcs.__name__}

    def __new__(mcs, name, bases, space, **options):
        log.append(f"new {name}")
        space["options"] = options
        return super().__new__(mcs, name, bases, dict(space))

    def __init__(cls, name, bases, space, **options):
        log.append(f"init {name}")
        super().__init__(name, bases, space)
        cls.instances = 0

    def __call__(cls, *args, **kwargs):
        cls.instances += 1
        made = super().__call__(*args, **kwargs)
        made.number = cls.instances
        return made

    def __len__(cls):
        return cls.instances

    def __iter__(cls):
        return iter(sorted(n for n in vars(cls) if not n.startswith("_")))

    def __contains__(cls, name):
        return name in vars(cls)

    def __getitem__(cls, key):
        return (cls.__name__, key)

    def __add__(cls, other):
        return Meta(cls.__name__ + other.__name__, (cls, other), {})

    def __repr__(cls):
        return f"<{cls.__name__}>"

    def __eq__(cls, other):
        return cls.__name__.lower() == getattr(other, "__name__", "").lower()

    def __hash__(cls):
        return 5

    def __bool__(cls):
        return cls.instances > 0

    @property
    def shouted(cls):
        return cls.__name__.upper()


class Alpha(metaclass=Meta, speed=3):
    def __init__(self, v=0):
        self.v = v


class Beta(Alpha, tint="red"):
    pass


print(*log, sep="\n")
print(Alpha.options, Beta.options, Alpha.made_by, bool(Beta))
print(Alpha(4).number, Alpha().number, Beta(1).number, len(Alpha), len(Beta), bool(Beta))
print(list(Alpha), "v" in Alpha, "options" in Beta, Alpha["k"], Alpha, [Beta])
print(Alpha.shouted, hasattr(Alpha(), "shouted"), Alpha == type("ALPHA", (), {}), Alpha != Beta, {Alpha: 1}[Alpha])


class Gamma(metaclass=Meta):
    pass


Both = Alpha + Gamma
print(Both, Both.__mro__, Both().number)


class Other(type):
    pass


try:
    class Clash(Alpha, metaclass=Other):
        pass
except TypeError as error:
    print(error)


class Single(type):
    def __call__(cls, *args):
        if "only" not in cls.__dict__:
            cls.only = super().__call__(*args)
        return cls.only


class Config(metaclass=Single):
    def __init__(self, value):
        self.value = value


class SubConfig(Config):
    pass


def build(turns):
    kinds = (Alpha, Beta, Gamma, Config, SubConfig)
    total = 0
    for i in range(turns):
        kind = kinds[i % 5]
        made = kind() if kind is Gamma else kind(i)
        total += made.value if isinstance(made, Config) else made.number
    return total


print(build(300), len(Alpha), Config(9).value, SubConfig(9).value, Config(1) is Config(2))


def function_as_meta(name, bases, space, **kw):
    return sorted(k for k in space if not k.startswith("__")), kw


class NotAClass(metaclass=function_as_meta, deep=True):
    a = 1
    def f(self): pass


print(NotAClass)
