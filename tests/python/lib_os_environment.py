# The variables of the environment: a mapping of texts that checks what it gets, and the same as bytes.
import copy
import os
from collections.abc import MutableMapping


def shown(f, *arguments):
    try:
        print(repr(f(*arguments)))
    except Exception as error:
        print(type(error).__name__, error)


env = os.environ
print(type(env), isinstance(env, MutableMapping), isinstance(env, dict))
env.clear()
print(env, len(env), bool(env))
env["A"] = "1"
env["B"] = "ü"
print(env, str(env), list(env), len(env))

for key in "X", 1, b"A", None:
    shown(env.__getitem__, key)
    shown(env.__contains__, key)
    shown(env.get, key, "other")
    shown(env.__delitem__, key)
for key, value in [("a", 1), (1, "a"), ("a=b", "c"), ("", "a"), ("a\0", "b"), ("a", "b\0")]:
    shown(env.__setitem__, key, value)

shown(env.pop, "A")
shown(env.pop, "A")
shown(env.pop, "A", None)
shown(env.popitem)
shown(env.popitem)
shown(env.setdefault, "C", "3")
shown(env.setdefault, "C", "4")
shown(env.setdefault, "D", 4)
print(env.copy(), type(env.copy()), copy.copy(env), dict(env), {**env})
print(env | {"E": "5"}, {"E": "5"} | env)
shown(lambda: env | [("a", "b")])
env |= {"F": "6"}
env.update(G="7")
env.update([("H", "8")])
print(env, env.keys(), env.items(), env.values(), sep="\n")
print(list(env.items()), sorted(env), env == {"C": "3", "F": "6", "G": "7", "H": "8"}, env == os.environ)
print(os.getenv("C"), os.getenv("Q"), os.getenv("Q", 1))
shown(os.getenv, 5)
shown(hash, env)
shown(reversed, env)

# What is put beside it does not show in it.
shown(os.putenv, "P", "1")
shown(os.unsetenv, "C")
print(os.getenv("P"), os.getenv("C"))
for name in "C=", "", 1, "a\0":
    shown(os.unsetenv, name)
shown(os.putenv, "P", 1)
shown(os.putenv, "P=Q", "1")

print(os.supports_bytes_environ, os.environb[b"F"], os.getenvb(b"F"), os.getenvb(b"Q"), os.environb)
os.environb[b"N"] = b"\xff"
print(ascii(env["N"]), os.environb[b"N"])
shown(lambda: os.environb["F"])
del env["N"], env["H"]
print(os.environb, os.path.expandvars("$F ${G} $Q"))
env["PATH"] = "/a:/b"
print(os.get_exec_path(), os.get_exec_path({"PATH": "/c"}))
