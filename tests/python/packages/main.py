# Packages: what runs when, relative imports, namespaces without a file, modules that import each other.
import sys

print("main", __name__, __package__, __spec__, sys.argv[0].endswith("main.py"))

import shapes.round.circle as circle
from shapes import square
from shapes.round import *
import shapes.round.circle
import shapes

print(circle.area(2), square.area(3), circle is shapes.round.circle)
print(sorted(name for name in dir() if not name.startswith("_")))
print(shapes.__name__, shapes.__package__, shapes.__path__[0].rsplit("/", 1)[1])
print(circle.__name__, circle.__package__, hasattr(circle, "__path__"))
print(sorted(name for name in sys.modules if name.startswith("shapes")))

from shop.items.tools import hammer, describe
from shop import items as goods, TAX
import shop.items.tools as tools_again

print(describe(hammer), TAX, goods.count(), tools_again.describe.__module__)

# A folder without `__init__.py` is a package, too.
import bare.module

print(bare.module.VALUE, bare.__name__, "namespace" in repr(bare) or "Namespace" in repr(bare))


def failing(text):
    try:
        exec(text, {"__name__": "shapes.test", "__package__": "shapes"})
    except Exception as error:
        message = str(error).replace(sys.path[0], "")
        print(type(error).__name__, "|", message, "|", getattr(error, "name", None), bool(getattr(error, "path", None)))
    else:
        print("fine:", text)


failing("import nowhere")
failing("import nowhere.at.all")
failing("import shapes.triangle")
failing("import shapes.square.side")
failing("from shapes import triangle")
failing("from shapes.square import side")
failing("from .square import area")
failing("from . import square, cube")
failing("from .. import square")
failing("from ... import square")
failing("from .round.circle import PI, diameter")
failing("import broken")
failing("import broken")
failing("from shapes import broken_inside")
failing("import shop.starred")

try:
    from . import shapes
except ImportError as error:
    print(error)

# Modules that import each other.
import loops.first

print(loops.first.value, loops.second.value, loops.first.ask())
failing("import loops.early")
failing("import loops.hasty")

# What a function imports is found from its module, not from the one that runs.
import lazy.user

print(lazy.user.get(), lazy.user.get())
print("lazy.helper" in sys.modules, lazy.helper.VALUE)

sys.modules["forbidden"] = None
failing("import forbidden")
saved = sys.modules.pop("bare.module")
import bare.module as again

print(again is saved, again.VALUE)
sys.modules["made_up"] = type("Made", (), {"answer": 42, "__name__": "made_up"})()
from made_up import answer

print(answer)
failing("from made_up import question")
print(__import__("shapes.round.circle").__name__, __import__("shapes.round.circle", fromlist=["area"]).__name__)
print(__import__("round", {"__package__": "shapes", "__name__": "shapes"}, None, ["circle"], 1).__name__)

# A module of the program hides one of the library.
import queue

print(queue.MINE)

import importlib

print(importlib.import_module("shapes.square") is square)
print(importlib.import_module(".square", package="shapes") is square)
print(importlib.reload(square) is square, square.area(4))
