"""Enumerations: classes whose attributes are members with names and values."""


class auto:
    pass


def _is_member(name, value):
    if name.startswith("_"):
        return False
    if isinstance(value, (property, staticmethod, classmethod)) or type(value) is type(_is_member):
        return False
    return not hasattr(type(value), "__get__")


class EnumMeta(type):
    def __new__(metacls, name, bases, namespace, **keywords):
        plain = {}
        pending = []
        for key, value in namespace.items():
            if _is_member(key, value):
                pending.append((key, value))
            else:
                plain[key] = value
        cls = type.__new__(metacls, name, bases, plain)
        cls._member_map_ = {}
        cls._value2member_map_ = {}
        last = []
        for key, value in pending:
            if isinstance(value, auto):
                value = cls._generate_next_value_(key, 1, len(last), last)
            last.append(value)
            member = None
            for known in cls._member_map_.values():
                if known._value_ == value:
                    member = known
            if member is None:
                member = cls._new_member(value)
                member._name_ = key
                member._value_ = value
                init = cls.__dict__.get("__init__")
                if init is not None:
                    init(member, *(value if isinstance(value, tuple) else (value,)))
            cls._member_map_[key] = member
            try:
                cls._value2member_map_.setdefault(member._value_, member)
            except TypeError:
                pass
            type.__setattr__(cls, key, member)
        return cls

    def __call__(cls, value):
        if isinstance(value, cls):
            return value
        try:
            return cls._value2member_map_[value]
        except (KeyError, TypeError):
            pass
        for member in cls._member_map_.values():
            if member._value_ == value:
                return member
        found = cls._missing_(value)
        if found is not None:
            return found
        raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return iter([member for name, member in cls._member_map_.items() if member._name_ == name])

    def __reversed__(cls):
        return reversed(list(cls))

    def __len__(cls):
        return len(list(cls))

    def __bool__(cls):
        return True

    def __contains__(cls, member):
        return isinstance(member, cls)

    @property
    def __members__(cls):
        return dict(cls._member_map_)

    def __repr__(cls):
        return f"<enum {cls.__name__!r}>"


EnumType = EnumMeta


class Enum(metaclass=EnumMeta):
    @classmethod
    def _new_member(cls, value):
        return object.__new__(cls)

    def _generate_next_value_(name, start, count, last_values):
        return max([value for value in last_values if isinstance(value, int)], default=start - 1) + 1

    @classmethod
    def _missing_(cls, value):
        return None

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, spec):
        return format(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __eq__(self, other):
        return self is other

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _number(x):
    return x._value_ if isinstance(x, Enum) else x


class IntEnum(Enum):
    # Not an int, since its members are made like those of any enumeration; computes and compares like one.
    def __int__(self):
        return int(self._value_)

    __index__ = __int__

    def __float__(self):
        return float(self._value_)

    def __bool__(self):
        return bool(self._value_)

    def __hash__(self):
        return hash(self._value_)

    def __eq__(self, other):
        return self._value_ == _number(other)

    def __ne__(self, other):
        return self._value_ != _number(other)

    def __lt__(self, other):
        return self._value_ < _number(other)

    def __le__(self, other):
        return self._value_ <= _number(other)

    def __gt__(self, other):
        return self._value_ > _number(other)

    def __ge__(self, other):
        return self._value_ >= _number(other)

    def __add__(self, other):
        return self._value_ + _number(other)

    __radd__ = __add__

    def __sub__(self, other):
        return self._value_ - _number(other)

    def __rsub__(self, other):
        return _number(other) - self._value_

    def __mul__(self, other):
        return self._value_ * _number(other)

    __rmul__ = __mul__

    def __str__(self):
        return str(self._value_)

    def __format__(self, spec):
        return format(self._value_, spec)


class StrEnum(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __hash__(self):
        return hash(self._value_)

    def __eq__(self, other):
        return self._value_ == _number(other)

    def __str__(self):
        return self._value_

    def __format__(self, spec):
        return format(self._value_, spec)


class Flag(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return 1 << (max(last_values).bit_length() if last_values else 0)

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            return None
        made = object.__new__(cls)
        names = [member._name_ for member in cls if member._value_ and member._value_ & value == member._value_]
        made._name_ = "|".join(names) if names else None
        made._value_ = value
        cls._value2member_map_[value] = made
        return made

    def __or__(self, other):
        return type(self)(self._value_ | other._value_)

    def __and__(self, other):
        return type(self)(self._value_ & other._value_)

    def __xor__(self, other):
        return type(self)(self._value_ ^ other._value_)

    def __invert__(self):
        every = 0
        for member in type(self):
            every |= member._value_
        return type(self)(every & ~self._value_)

    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_

    def __bool__(self):
        return bool(self._value_)

    def __repr__(self):
        if self._name_ is None:
            return f"<{type(self).__name__}: {self._value_}>"
        return f"<{type(self).__name__}.{self._name_}: {self._value_}>"

    def __str__(self):
        if self._name_ is None:
            return f"{type(self).__name__}({self._value_})"
        return f"{type(self).__name__}.{self._name_}"


class IntFlag(Flag):
    def __int__(self):
        return self._value_

    __index__ = __int__

    def __hash__(self):
        return hash(self._value_)

    def __eq__(self, other):
        return self._value_ == _number(other)

    def __or__(self, other):
        return type(self)(self._value_ | _number(other))

    __ror__ = __or__

    def __and__(self, other):
        return type(self)(self._value_ & _number(other))

    __rand__ = __and__


def unique(enumeration):
    aliases = [(name, m._name_) for name, m in enumeration._member_map_.items() if name != m._name_]
    if aliases:
        listed = ", ".join([f"{alias} -> {name}" for alias, name in aliases])
        raise ValueError(f"duplicate values found in {enumeration!r}: {listed}")
    return enumeration
