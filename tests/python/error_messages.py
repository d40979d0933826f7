# The words of the errors that programs meet, as CPython words them.


class Thing:
    field = 1


thing = Thing()
text, number, items, table = "text", 5, [1, 2], {"a": 1}


def check(label, action):
    try:
        print(label, "=", action())
    except Exception as error:
        print(f"{label}: {type(error).__name__}: {error}")


check("1 / 0", lambda: 1 / 0)
check("1 // 0", lambda: 1 // 0)
check("1 % 0", lambda: 1 % 0)
check("1.0 / 0", lambda: 1.0 / 0)
check("0 ** -1", lambda: 0**-1)
check("int + str", lambda: number + text)
check("str + int", lambda: text + number)
check("list + tuple", lambda: items + ())
check("str - str", lambda: text - text)
check("list * str", lambda: items * text)
check("list * float", lambda: items * 1.5)
check("None + int", lambda: None + 1)
check("-str", lambda: -text)
check("+list", lambda: +items)
check("~float", lambda: ~1.5)
check("int < str", lambda: number < text)
check("None < int", lambda: None < 1)
check("list <= int", lambda: items <= 1)
check("thing > thing", lambda: thing > thing)
check("items[9]", lambda: items[9])
check("items['a']", lambda: items["a"])
check("items[None]", lambda: items[None])
check("text[9]", lambda: text[9])
check("text['a']", lambda: text["a"])
check("(1,)[3]", lambda: (1,)[3])
check("(1,)['a']", lambda: (1,)["a"])
check("table['z']", lambda: table["z"])
check("table[1]", lambda: table[1])
check("table[[]]", lambda: table[[]])
check("number[0]", lambda: number[0])
check("thing[0]", lambda: thing[0])
check("None[0]", lambda: None[0])
check("len(number)", lambda: len(number))
check("thing.missing", lambda: thing.missing)
check("Thing.missing", lambda: Thing.missing)
check("text.missing", lambda: text.missing)
check("number.missing", lambda: number.missing)
check("None.missing", lambda: None.missing)
check("items.push", lambda: items.push(1))
check("check.missing", lambda: check.missing)
check("number()", lambda: number())
check("None()", lambda: None())
check("thing()", lambda: thing())
check("text()", lambda: text())
check("int('x')", lambda: int("x"))
check("int('')", lambda: int(""))
check("int('1.5')", lambda: int("1.5"))
check("int(None)", lambda: int(None))
check("int([])", lambda: int([]))
check("float('x')", lambda: float("x"))
check("float(None)", lambda: float(None))
check("undefined", lambda: undefined)
check("for in int", lambda: [v for v in number])
check("for in None", lambda: [v for v in None])
check("for in thing", lambda: [v for v in thing])
check("in int", lambda: 1 in number)
check("in str", lambda: 1 in text)
check("unpack", lambda: (lambda a, b: a)(*[1]))
check("join", lambda: ",".join([1, 2]))
check("join 2", lambda: ",".join(["a", None]))
check("remove", lambda: items.remove(7))
check("index", lambda: items.index(7))
check("pop", lambda: [].pop())
check("pop 7", lambda: items.pop(7))
check("dict pop", lambda: table.pop("q"))
check("set remove", lambda: {1}.remove(5))
check("str index", lambda: text.index("q"))
check("set of list", lambda: {[1]})
check("hash dict", lambda: hash({}))
check("max empty", lambda: max([]))
check("min empty", lambda: min(()))
check("sum str", lambda: sum(["a"]))
check("sorted mixed", lambda: sorted([1, "a"]))
check("range step", lambda: range(1, 5, 0))
check("range float", lambda: range(1.0))
check("chr", lambda: chr(-5))
check("ord", lambda: ord("ab"))
check("next", lambda: next(items))
check("abs", lambda: abs(text))
check("round", lambda: round(text))
check("isinstance", lambda: isinstance(1, 1))
check("shift", lambda: 1 << -1)
check("big shift float", lambda: 1.0 << 2)
check("float overflow", lambda: 10.0**1000)
check("int too large", lambda: float(10**400))
check("inf to int", lambda: int(float("inf")))
check("nan to int", lambda: int(float("nan")))
check("str * str", lambda: text * text)
check("format", lambda: format(5, "zz"))
check("format str", lambda: format("a", "d"))
check("percent", lambda: "%d" % "a")
check("percent few", lambda: "%d %d" % 1)
check("str.format", lambda: "{} {}".format(1))
check("split empty", lambda: text.split(""))


def assign_text():
    text[0] = "x"


def assign_tuple():
    (1, 2)[0] = 1


def assign_int():
    number[0] = 1


def delete_text():
    del text[0]


def delete_key():
    del table["nope"]


def set_attribute():
    number.field = 1


def set_none():
    None.field = 1


def unpack_two():
    a, b = 1, 2, 3


def unpack_few():
    a, b, c = "xy"


def unpack_int():
    a, b = 5


def unpack_star():
    a, *b, c = [1]


def local_before():
    print(late)
    late = 1


def delete_attribute():
    del thing.nothing


def raise_int():
    raise 5


def raise_type():
    raise int


def class_call():
    Thing(1, 2)


def method_call():
    items.append()


def method_call_2():
    items.append(1, 2)


def builtin_keyword():
    len(obj=1)


for function in (assign_text, assign_tuple, assign_int, delete_text, delete_key, set_attribute, set_none, unpack_two, unpack_few, unpack_int, unpack_star, local_before, delete_attribute, raise_int, raise_type, class_call, method_call, method_call_2, builtin_keyword):
    check(function.__name__, function)
