# The variables of the environment are a mapping, before and after the module of those is there.
import os
x=os.environ.get("HOME"); print(x, "HOME" in os.environ, os.environ.get("NOPE"), os.environ.get("NOPE",5))
from collections.abc import Mapping, MutableMapping
print(isinstance(os.environ, MutableMapping), isinstance(os.environ, Mapping), issubclass(type(os.environ), Mapping))
os.environ["A_B"]="c"; print(os.environ.pop("A_B"), os.environ.pop("A_B",None), len(list(os.environ.keys()))==len(os.environ), dict(os.environ)==os.environ, os.environ==dict(os.environ))
os.environ.update(X_Y="1"); print(os.environ["X_Y"], {**os.environ}["X_Y"], [k for k,v in os.environ.items() if k=="X_Y"], "1" in os.environ.values())
match os.environ:
    case {"X_Y": v}: print("match", v)
try: os.environ.get(5)
except TypeError as e: print(e)
try: os.environ["NOPE"]
except KeyError as e: print(e)
try: os.environ.pop("NOPE")
except KeyError as e: print(e)
try: hash(os.environ)
except TypeError as e: print(e)
os.environ.setdefault("ZZ","5"); os.environ|={"Q":"1"}; print((os.environ|{"R":"2"})["R"], os.getenv("Q"), type(os.environ.copy()).__name__)
os.environ.clear(); print(len(os.environ), bool(os.environ), os.environ)
