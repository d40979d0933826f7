def f():
    global gg
    gg=1
    def h():
        nonlocal_=1
    h()
f(); print(gg)
def c():
    n=0
    def i():
        nonlocal n
        n+=1; return n
    return i
k=c(); k(); print(k())
del gg
try: gg
except NameError as e: print(e)
print(__debug__, __file__[-3:])
assert 1, 'x'
try: assert 0, 'msg'
except AssertionError as e: print(e)
