"""Globals and builtins rebound, deleted and shadowed while functions that read them are hot."""
scale = 2
step = 1


def helper(x):
    return x * scale


def loop(turns, edit=None, at=-1):
    total = 0
    for i in range(turns):
        total += helper(i) + step
        if i == at:
            edit()
    return total


def to_float():
    global scale
    scale = 0.5


def to_text():
    globals()["scale"] = 3
    globals().update(step=10)


def new_helper():
    global helper

    def helper(x, _old=helper):
        return _old(x) - 1


def gone():
    global scale
    del scale


print(loop(300), loop(300, to_float, 100), loop(300, to_text, 250), loop(300, new_helper, 10))
try:
    loop(300, gone, 77)
except NameError as error:
    print(error)
scale = 1
print(loop(200), sorted(k for k in globals() if not k.startswith("__")))


flag = False


def watcher():
    count = 0
    while not flag:
        count += 1
        if count > 350:
            flip()
    return count


def flip():
    global flag
    flag = not flag


print(watcher(), flag)
flip()
print(watcher(), flag)
module_list = []


def appends(turns):
    global module_list
    for i in range(turns):
        module_list += [i]
        if len(module_list) == 100:
            module_list = module_list[:3] + ["cut"]
    return len(module_list), module_list[:5]


print(appends(350))


def local_wins(turns):
    try:
        for i in range(turns):
            if i == turns - 1:
                step_local = step_local + 1
    except UnboundLocalError as error:
        return str(error)


print(local_wins(200))
exec("step = 99\ndef helper(x): return step")
print(loop(100))
