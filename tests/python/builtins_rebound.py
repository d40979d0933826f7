"""What is built in, rebound or shadowed while code runs that names it."""
import builtins


def sizes(turns):
    out = 0
    for i in range(turns):
        out += len("abc")
        if i == turns // 3:
            globals()["len"] = lambda x: 100
        if i == turns // 2:
            del globals()["len"]
    return out


def absolute(turns):
    out = 0
    for i in range(turns):
        out += abs(-3)
        if i == turns // 3:
            builtins.abs, saved = (lambda x: 1000), builtins.abs
        if i == turns // 2:
            builtins.abs = saved
    return out


print(sizes(6), absolute(6), sizes(3000), absolute(3000))
builtins.shown = "by all"
print(shown)
del builtins.shown
try:
    print(shown)
except NameError as e:
    print(e)
