"""Enumerations: classes with a fixed set of named members."""

__all__ = [
    "EnumType", "EnumMeta", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique", "property",
    "verify", "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP", "CONTINUOUS", "NAMED_FLAGS",
    "UNIQUE", "EnumCheck", "global_enum", "show_flag_values",
]

from types import DynamicClassAttribute

_property = property
_NOT_GIVEN = object()


class auto:
    """Stands for a value that the class chooses."""

    def __init__(self, value=None):
        self.value = value
        self.is_open = value is None

    # Operators on what is not known yet happen when it is.
    def __or__(self, other):
        return _Pending(lambda known: known(self) | known(other))

    def __and__(self, other):
        return _Pending(lambda known: known(self) & known(other))


class _Pending:
    def __init__(self, compute):
        self.compute = compute


class member:
    def __init__(self, value):
        self.value = value


class nonmember:
    def __init__(self, value):
        self.value = value


class property(DynamicClassAttribute):
    """A property that a member of the same name may stand beside."""

    name = clsname = None

    def __set_name__(self, owner, name):
        self.name = name
        self.clsname = owner.__name__

    def __get__(self, instance, owner=None):
        if instance is None:
            members = getattr(owner, "_member_map_", {})
            if self.name in members:
                return members[self.name]
            if self.__isabstractmethod__:
                return self
            raise AttributeError(f"{owner!r} has no attribute {self.name!r}")
        if self.fget is None:
            raise AttributeError(f"{type(instance)!r} has no attribute {self.name!r}")
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")
        self.fdel(instance)


class _own_property(_property):
    """`name` and `value`, which members are asked for often: as any property, and the metaclass answers for the class."""

    def __init__(self, get):
        def set(self, value):
            raise AttributeError(f"<enum 'Enum'> cannot set attribute {get.__name__!r}")

        super().__init__(get, set)


def _read_of_class(name):
    def get(cls):
        members = cls.__dict__.get("_member_map_", {})
        if name in members:
            return members[name]
        for base in cls.__mro__:
            if name in base.__dict__:
                found = base.__dict__[name]
                if isinstance(found, _own_property):
                    break
                read = getattr(type(found), "__get__", None)
                return found if read is None else read(found, None, cls)
        raise AttributeError(f"{cls!r} has no attribute {name!r}", name=name, obj=cls)

    return _property(get)


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_descriptor(value):
    if isinstance(value, (_property, classmethod, staticmethod)):
        return True
    cls = type(value)
    return hasattr(cls, "__get__") or hasattr(cls, "__set__") or hasattr(cls, "__delete__")


_SUNDER_NAMES = (
    "_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_",
    "_iter_member_by_value_", "_iter_member_by_def_", "_value_", "_name_", "_add_alias_", "_add_value_alias_",
)


class EnumDict(dict):
    """The namespace of a class body: it tells members from the rest, and gives `auto` its values."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._member_values = {}
        self._ignored = []
        self._generate = None
        self._cls_name = cls_name
        self._last_values = []

    @_property
    def member_names(self):
        return list(self._member_values)

    def _is_private(self, name):
        mark = f"_{self._cls_name}__"
        return name.startswith(mark) and not name.endswith("__")

    def __setitem__(self, key, value):
        if self._is_private(key):
            pass
        elif _is_sunder(key):
            if key not in _SUNDER_NAMES:
                raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use.")
            if key == "_generate_next_value_":
                self._generate = value.__func__ if isinstance(value, staticmethod) else value
            elif key == "_ignore_":
                value = value.replace(",", " ").split() if isinstance(value, str) else list(value)
                self._ignored = value
        elif _is_dunder(key):
            pass
        elif key in self._member_values:
            raise TypeError(f"{key!r} already defined as {self._member_values[key]!r}")
        elif key in self._ignored:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not _is_descriptor(value):
            if isinstance(value, member):
                value = value.value
            elif key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            known = self._known(key, value)
            if known is value or not isinstance(value, tuple):
                self._last_values.append(known)
            value = known
            self._member_values[key] = value
        super().__setitem__(key, value)

    def _known(self, key, value):
        if isinstance(value, auto):
            if value.is_open:
                value.is_open = False
                value.value = self._generate(key, 1, len(self._member_values), self._last_values[:])
            return value.value
        if isinstance(value, _Pending):
            return value.compute(lambda part: self._known(key, part))
        if type(value) is tuple and any(isinstance(part, auto) for part in value):
            made = []
            for part in value:
                if isinstance(part, auto):
                    part = self._known(key, part)
                    self._last_values.append(part)
                made.append(part)
            return tuple(made)
        return value


_EnumDict = EnumDict

# The class `Enum` itself, once it is made.
Enum = Flag = ReprEnum = None


class FlagBoundary:
    """What a flag class does with bits that it has no names for."""

    def __init__(self, name):
        self.name = name
        self.value = name.lower()

    def __repr__(self):
        return f"<FlagBoundary.{self.name}: {self.value!r}>"

    def __str__(self):
        return self.value


STRICT = FlagBoundary.STRICT = FlagBoundary("STRICT")
CONFORM = FlagBoundary.CONFORM = FlagBoundary("CONFORM")
EJECT = FlagBoundary.EJECT = FlagBoundary("EJECT")
KEEP = FlagBoundary.KEEP = FlagBoundary("KEEP")


def _data_type_of(bases):
    """The builtin type or the mixed-in class that members hold a value of, `object` when there is none."""
    for base in bases:
        for cls in base.__mro__:
            if cls is object or isinstance(cls, EnumType):
                if isinstance(cls, EnumType) and cls._member_type_ is not object:
                    return cls._member_type_
                continue
            if cls.__module__ == "builtins" or "__new__" in cls.__dict__ or "__dataclass_fields__" in cls.__dict__:
                return base if not isinstance(base, EnumType) else cls
    return object


def _value_repr_of(bases):
    """What shows the value of a member: what the mixed-in class has for it."""
    for base in bases:
        for cls in base.__mro__:
            if isinstance(cls, EnumType):
                return cls._value_repr_
            if cls is not object and "__repr__" in cls.__dict__:
                parameters = cls.__dict__.get("__dataclass_params__")
                return cls.__repr__ if parameters is None or not parameters.repr else _fields_repr
    return None


def _fields_repr(value):
    shown = [field for field in value.__dataclass_fields__.values() if field.repr]
    return ", ".join([f"{field.name}={getattr(value, field.name)!r}" for field in shown])


class EnumType(type):
    name = _read_of_class("name")
    value = _read_of_class("value")

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        if Enum is None:
            return {}
        if bases:
            for base in bases:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError(f"<enum {cls!r}> cannot extend {base!r}")
        namespace = EnumDict(cls)
        for base in bases:
            generate = getattr(base, "_generate_next_value_", None)
            if generate is not None and isinstance(base, EnumType):
                namespace._generate = generate
                break
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if Enum is None:
            return super().__new__(metacls, cls, bases, dict(classdict))
        members = classdict._member_values
        ignored = classdict._ignored
        invalid = [name for name in ("mro", "") if name in members]
        if invalid:
            raise ValueError(f"invalid enum member name(s) {','.join(map(repr, invalid))}")
        body = {
            key: value for key, value in classdict.items() if key not in members and key not in ignored
        }
        body.pop("_ignore_", None)
        order = body.pop("_order_", None)
        if "_generate_next_value_" in body and not isinstance(body["_generate_next_value_"], staticmethod):
            body["_generate_next_value_"] = staticmethod(body["_generate_next_value_"])
        data_type = _data_type_of(bases)
        maker = body.get("__new__")
        if isinstance(maker, staticmethod):
            maker = maker.__func__
        if maker is None:
            for base in bases:
                maker = getattr(base, "_new_member_", None)
                if maker is not None and maker is not object.__new__:
                    break
            else:
                maker = None if data_type is object else data_type.__new__
        else:
            del body["__new__"]
        if boundary is None:
            boundary = next((base._boundary_ for base in bases if getattr(base, "_boundary_", None)), None)
        body.update(
            _member_names_=[],
            _member_map_={},
            _value2member_map_={},
            _unhashable_values_=[],
            _member_type_=data_type,
            _value_repr_=_value_repr_of(bases),
            _new_member_=staticmethod(maker) if maker is not None else None,
            _boundary_=boundary,
            _flag_mask_=0,
            _singles_mask_=0,
            _all_bits_=0,
        )
        is_repr = ReprEnum is not None and ReprEnum in bases
        if data_type is not object and not is_repr and ReprEnum is not None:
            for base in bases:
                if isinstance(base, EnumType):
                    is_repr = is_repr or issubclass(base, ReprEnum)
        if is_repr and ReprEnum in bases:
            if "__str__" not in body:
                body["__str__"] = data_type.__str__ if data_type.__str__ is not object.__str__ else data_type.__repr__
            if "__format__" not in body:
                body["__format__"] = data_type.__format__
        made = super().__new__(metacls, cls, bases, body, **kwds)
        # What shows members is the enumeration's and not the mixed-in type's, which comes before it.
        first = bases[-1]
        for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
            if name not in body:
                found = getattr(made, name, None)
                if found == getattr(data_type, name, None) or found == getattr(object, name, None):
                    setattr(made, name, getattr(first, name))
        if Flag is not None and issubclass(made, Flag):
            for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
                if name not in body:
                    setattr(made, name, getattr(Flag, name))
        for name, value in members.items():
            made._add_member(name, value, maker, data_type)
        if Flag is not None and issubclass(made, Flag):
            made._finish_flags()
        if order is not None:
            names = order.replace(",", " ").split() if isinstance(order, str) else list(order)
            if [name for name in names if name in made._member_names_] != made._member_names_:
                raise TypeError("member order does not match _order_:\n  {!r}\n  {!r}".format(made._member_names_, names))
        # Calling the class looks members up from now on.
        made.__new__ = staticmethod(_find_member)
        return made

    def __init__(cls, *args, **kwds):
        pass

    def _add_member(cls, name, value, maker, data_type):
        arguments = value if isinstance(value, tuple) else (value,)
        if maker is None:
            new = object.__new__(cls)
            new._value_ = value
        else:
            if data_type is tuple:
                arguments = (arguments,)
            new = maker(cls, *arguments)
            if not hasattr(new, "_value_"):
                if data_type is object:
                    new._value_ = value
                else:
                    try:
                        new._value_ = data_type(*arguments)
                    except Exception as error:
                        raise TypeError("_value_ not set in __new__, unable to create it") from error
        value = new._value_
        new._name_ = name
        new.__objclass__ = cls
        new.__init__(*arguments)
        new._sort_order_ = len(cls._member_names_)
        known = None
        try:
            known = cls._value2member_map_.get(value)
        except TypeError:
            for other in cls._member_map_.values():
                if other._value_ == value:
                    known = other
                    break
            else:
                cls._unhashable_values_.append(value)
        if known is None:
            is_alias = False
            if Flag is not None and issubclass(cls, Flag) and isinstance(value, int):
                # Only single bits are listed; others are names for combinations.
                is_alias = value == 0 or value & (value - 1) != 0 or value < 0
            if not is_alias:
                cls._member_names_.append(name)
            try:
                cls._value2member_map_.setdefault(value, new)
            except TypeError:
                pass
            known = new
        cls._member_map_[name] = known
        descriptor = None
        for base in cls.__mro__[1:]:
            if name in base.__dict__:
                descriptor = base.__dict__[name]
                break
        if not isinstance(descriptor, (property, _own_property)):
            type.__setattr__(cls, name, known)

    def _finish_flags(cls):
        mask = singles = 0
        for one in cls._member_map_.values():
            value = one._value_
            if isinstance(value, int) and value >= 0:
                mask |= value
                if value and value & (value - 1) == 0:
                    singles |= value
        cls._flag_mask_ = mask
        cls._singles_mask_ = singles
        cls._all_bits_ = 2 ** mask.bit_length() - 1

    def __call__(
        cls, value, names=_NOT_GIVEN, *values, module=None, qualname=None, type=None, start=1, boundary=None
    ):
        if names is _NOT_GIVEN and type is None:
            return cls.__new__(cls, value)
        if cls._member_map_:
            if names is not _NOT_GIVEN:
                value = (value, names) + values
            return cls.__new__(cls, value)
        return cls._create(value, names, module, qualname, type, start, boundary)

    def _create(cls, class_name, names, module, qualname, data_type, start, boundary):
        metacls = cls.__class__
        if names is _NOT_GIVEN:
            names = ()
        bases = (cls,) if data_type is None else (data_type, cls)
        namespace = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            original = names
            names = []
            last = []
            for count, name in enumerate(original):
                value = namespace._generate(name, start, count, last[:])
                last.append(value)
                names.append((name, value))
        for item in names:
            if isinstance(item, str):
                name, value = item, names[item]
            else:
                name, value = item
            namespace[name] = value
        made = metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)
        if module is not None:
            made.__module__ = module
        if qualname is not None:
            made.__qualname__ = qualname
        return made

    def __bool__(cls):
        return True

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            return value in cls._value2member_map_
        except TypeError:
            return value in cls._unhashable_values_

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    @_property
    def __members__(cls):
        from types import MappingProxyType

        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return f"<flag {cls.__name__!r}>"
        return f"<enum {cls.__name__!r}>"

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        super().__delattr__(name)

    def __dir__(cls):
        return sorted(set(dir(cls._member_type_)) | set(cls._member_names_) | {"__members__", "__name__"})


EnumMeta = EnumType


def _find_member(cls, value):
    """What calling an enumeration does."""
    if type(value) is cls:
        return value
    try:
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
    except TypeError:
        for one in cls._member_map_.values():
            if one._value_ == value:
                return one
    if not cls._member_map_:
        raise TypeError(f"{cls!r} has no members; specify `names=()` if you meant to create a new, empty, enum")
    failure = None
    try:
        found = cls._missing_(value)
    except Exception as error:
        found = None
        failure = error
    if isinstance(found, cls):
        return found
    if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(found, int):
        return found
    if found is None and failure is None:
        raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
    if failure is None:
        failure = TypeError(f"error in {cls.__name__}._missing_: returned {found!r} instead of None or a valid member")
    raise failure


class _Enum(metaclass=EnumType):
    """A class whose attributes are its members."""

    _member_names_ = []
    _member_map_ = {}
    _value2member_map_ = {}
    _member_type_ = object
    _value_repr_ = None
    _boundary_ = None

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            last = last_values[-1]
            if max(last_values) == last:
                return last + 1
            raise TypeError
        except TypeError:
            from warnings import warn

            warn(
                "In 3.13 the default `auto()`/`_generate_next_value_` will require all values to be sortable "
                "and support adding +1\nand the value returned will be the largest value in the enum incremented by 1",
                DeprecationWarning,
                stacklevel=3,
            )
            for last in reversed(last_values):
                try:
                    return last + 1
                except TypeError:
                    pass
            return start

    def __init__(self, *args, **kwds):
        pass

    @classmethod
    def _missing_(cls, value):
        return None

    @_own_property
    def name(self):
        return self._name_

    @_own_property
    def value(self):
        return self._value_

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__name__}.{self._name_}: {(cls._value_repr_ or repr)(self._value_)}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __dir__(self):
        if self._member_type_ is object:
            names = {"__class__", "__doc__", "__eq__", "__hash__", "__module__"}
        else:
            names = set(object.__dir__(self))
        found = [name for place in (self, *type(self).__mro__) for name in getattr(place, "__dict__", ())]
        names.update([name for name in found if not name.startswith("_") and name not in self._member_map_])
        return sorted(names | {"name", "value"})

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self


_Enum.__name__ = _Enum.__qualname__ = "Enum"
Enum = _Enum


class _ReprEnum(Enum):
    """Only `repr` shows the member; `str` and formatting are those of its value."""


_ReprEnum.__name__ = _ReprEnum.__qualname__ = "ReprEnum"
ReprEnum = _ReprEnum


class IntEnum(int, ReprEnum):
    """Members are integers."""


class StrEnum(str, ReprEnum):
    """Members are strings."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        for what, value in zip(("encoding", "errors"), values[1:]):
            if not isinstance(value, str):
                raise TypeError(f"{what} must be a string, not {value!r}")
        text = str(*values)
        made = str.__new__(cls, text)
        made._value_ = text
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


def _bits(number):
    while number:
        bit = number & -number
        yield bit
        number ^= bit


class _Flag(Enum, boundary=STRICT):
    """Members are bits, and their combinations members too."""

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        try:
            return 2 ** last.bit_length()
        except Exception:
            raise TypeError(f"invalid flag value {last!r}") from None

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask, all_bits = cls._flag_mask_, cls._all_bits_
        unknown = value & ~mask if value >= 0 else 0
        if not ~all_bits <= value <= all_bits or unknown:
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(
                    f"{cls!r} invalid value {value!r}\n    given {_binary(value, width)}\n"
                    f"  allowed {_binary(mask, width)}"
                )
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
        if value < 0:
            if cls._boundary_ not in (EJECT, KEEP):
                value &= cls._singles_mask_
            elif value < ~all_bits:
                value += 2 ** value.bit_length()
            else:
                value += all_bits + 1
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        made._value_ = value
        names = [name for name in cls._member_names_ if cls._member_map_[name]._value_ & value]
        rest = value & ~cls._singles_mask_
        if rest:
            for name, one in cls._member_map_.items():
                bits = one._value_
                if name not in names and bits & (bits - 1) and bits & value == bits:
                    names.append(name)
                    rest &= ~bits
        made._name_ = "|".join(names) if names else None
        if rest and names:
            made._name_ += f"|{rest}"
        made._sort_order_ = None
        return cls._value2member_map_.setdefault(value, made)

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(
                f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {self.__class__.__qualname__!r}"
            )
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        known = self.__class__._value2member_map_
        found = [known[bit] for bit in _bits(self._value_) if bit in known]
        # In the order in which they were defined.
        return iter(sorted(found, key=lambda member: self._member_names_.index(member._name_)))

    def __len__(self):
        return bin(self._value_).count("1")

    def __bool__(self):
        return bool(self._value_)

    def __repr__(self):
        cls = self.__class__
        shown = (cls._value_repr_ or repr)(self._value_)
        if self._name_ is None:
            return f"<{cls.__name__}: {shown}>"
        return f"<{cls.__name__}.{self._name_}: {shown}>"

    def __str__(self):
        cls = self.__class__
        if self._name_ is None:
            return f"{cls.__name__}({self._value_!r})"
        return f"{cls.__name__}.{self._name_}"

    def _other_value(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return None

    def __or__(self, other):
        value = self._other_value(other)
        return NotImplemented if value is None else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._other_value(other)
        return NotImplemented if value is None else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._other_value(other)
        return NotImplemented if value is None else self.__class__(self._value_ ^ value)

    def __invert__(self):
        if self._boundary_ in (EJECT, KEEP):
            return self.__class__(~self._value_)
        return self.__class__(self._singles_mask_ & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


_Flag.__name__ = _Flag.__qualname__ = "Flag"
Flag = _Flag


def _binary(number, width):
    digits = format(number % (1 << width), f"0{width}b")
    return f"0b{'1' if number < 0 else '0'} {digits}"


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Members are integers, and their combinations members too."""


def unique(enumeration):
    """Refuses classes in which two names have one value."""
    aliases = [(name, one.name) for name, one in enumeration.__members__.items() if name != one.name]
    if aliases:
        listed = ", ".join([f"{alias} -> {name}" for alias, name in aliases])
        raise ValueError(f"duplicate values found in {enumeration!r}: {listed}")
    return enumeration


class EnumCheck:
    """What `verify` can look at."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<EnumCheck.{self.name}>"


UNIQUE = EnumCheck.UNIQUE = EnumCheck("UNIQUE")
CONTINUOUS = EnumCheck.CONTINUOUS = EnumCheck("CONTINUOUS")
NAMED_FLAGS = EnumCheck.NAMED_FLAGS = EnumCheck("NAMED_FLAGS")


class verify:
    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                aliases = [(name, one.name) for name, one in enumeration.__members__.items() if name != one.name]
                if aliases:
                    listed = ", ".join([f"{alias} -> {name}" for alias, name in aliases])
                    raise ValueError(f"aliases found in {enumeration!r}: {listed}")
            elif check is CONTINUOUS:
                values = {one.value for one in enumeration}
                if len(values) < 2:
                    continue
                low, high = min(values), max(values)
                if issubclass(enumeration, Flag):
                    wanted = [1 << bit for bit in range(low.bit_length() - 1, high.bit_length())]
                else:
                    wanted = range(low, high + 1)
                missing = [value for value in wanted if value not in values]
                if missing:
                    kind = "flag" if issubclass(enumeration, Flag) else "enum"
                    listed = ", ".join(map(str, missing))
                    raise ValueError(f"invalid {kind} {enumeration.__name__!r}: missing values {listed}"[:256])
        return enumeration


def global_enum(cls, update_str=False):
    """Makes the members names of the module, by which they are shown."""
    import sys

    def shown(self):
        module = type(self).__module__.rpartition(".")[2]
        if self._name_ is None:
            return f"{module}.{type(self).__name__}({self._value_!r})"
        return "|".join([f"{module}.{name}" for name in self._name_.split("|")])

    cls.__repr__ = shown
    if update_str or not issubclass(cls, ReprEnum):
        cls.__str__ = lambda self: f"{type(self).__name__}({self._value_})" if self._name_ is None else self._name_
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def show_flag_values(value):
    return list(_bits(value))
