"""Texts about objects, from what they say of themselves: `help`."""

import builtins
import inspect
import sys

_LINE = "-" * 70


def getdoc(object):
    """The documentation of an object, its indentation taken away. A class has only its own."""
    if inspect.isclass(object):
        return inspect.cleandoc(object.__doc__ or "").rstrip()
    return (inspect.getdoc(object) or "").rstrip()


def splitdoc(doc):
    first, _, rest = doc.strip().partition("\n")
    return first, rest.lstrip("\n").rstrip()


def plain(text):
    return text


def _indented(text, by="    "):
    return "\n".join([(by + line).rstrip() for line in text.split("\n")])


def _signature(function):
    try:
        return str(inspect.signature(function))
    except (TypeError, ValueError):
        return "(...)"


def _function_text(function, name, note=""):
    real = getattr(function, "__name__", name)
    signature = _signature(function)
    if real == "<lambda>":
        title = f"{name} lambda {signature[1:-1]}"
    elif real == name:
        title = name + signature
    else:
        title = f"{name} = {real}{signature}"
    doc = getdoc(function)
    return title + note + ("\n" + _indented(doc) if doc else "") + "\n"


def _data_text(name, doc):
    return name + ("\n" + _indented(doc) if doc else "") + "\n"


def _kind(cls, name, value):
    if isinstance(value, staticmethod):
        return "static method"
    if isinstance(value, classmethod):
        return "class method"
    if isinstance(value, property):
        return "readonly property" if value.fset is None and value.fdel is None else "data descriptor"
    if inspect.isroutine(value):
        return "method"
    if hasattr(type(value), "__set__") or hasattr(type(value), "__get__") and not inspect.isclass(value):
        return "data descriptor"
    return "data"


_HIDDEN = {
    "__doc__", "__module__", "__qualname__", "__firstlineno__", "__slots__", "__abstractmethods__", "_abc_impl",
    "__static_attributes__", "__parameters__", "__orig_bases__", "__annotations__",
}
_GROUPS = (
    ("method", "Methods"), ("class method", "Class methods"), ("static method", "Static methods"),
    ("readonly property", "Readonly properties"), ("data descriptor", "Data descriptors"),
    ("data", "Data and other attributes"),
)


def _class_name(cls, module):
    return cls.__name__ if cls.__module__ == module else f"{cls.__module__}.{cls.__name__}"


def _members(cls):
    names = {name: value for name, value in vars(cls).items() if name not in _HIDDEN}
    names.update([(name, part) for name, part in _OWN_PARTS.items() if name in names and cls.__module__ != "builtins"])
    if "__annotations__" in vars(cls):
        names["__annotations__"] = vars(cls)["__annotations__"]
    return sorted(names.items())


class _Part:
    def __init__(self, doc):
        self.__doc__ = doc

    def __set__(self, instance, value):
        raise AttributeError


_OWN_PARTS = {
    "__dict__": _Part("dictionary for instance variables"),
    "__weakref__": _Part("list of weak references to the object"),
}


def _member_text(cls, kind, name, value):
    if kind == "method":
        return _function_text(value, name)
    if kind == "class method":
        return _function_text(getattr(cls, name), name, " from " + _class_name(type(cls), None))
    if kind == "static method":
        return _function_text(value.__func__, name)
    if kind == "data":
        return f"{name} = {value!r}\n"
    doc = getattr(value, "__doc__", None)
    return _data_text(name, inspect.cleandoc(doc) if isinstance(doc, str) else "")


def _class_text(cls, name):
    module = cls.__module__
    bases = [_class_name(base, module) for base in cls.__bases__]
    title = f"class {name}({', '.join(bases)})" if bases else f"class {name}"
    lines = []
    doc = getdoc(cls)
    signature = None
    if cls.__init__ is not object.__init__ or cls.__new__ is not object.__new__:
        signature = _signature(cls)
    if signature and signature != "(...)" and cls.__name__ != "type":
        lines += [cls.__name__ + signature, ""]
    if doc:
        lines += doc.split("\n") + [""]
    order = [base for base in cls.__mro__ if base is not object or cls is object]
    if len(cls.__mro__) > 2:
        lines.append("Method resolution order:")
        lines += ["    " + _class_name(base, module) for base in cls.__mro__]
        lines.append("")
    seen = set()
    rest = []
    for owner in order:
        members = [(item, value) for item, value in _members(owner) if item not in seen]
        seen.update(item for item, _ in members)
        for kind, heading in _GROUPS:
            found = [(item, value) for item, value in members if _kind(owner, item, value) == kind]
            if not found:
                continue
            where = "defined here" if owner is cls else f"inherited from {_class_name(owner, module)}"
            part = [f"{heading} {where}:", ""]
            for item, value in found:
                part += _member_text(owner, kind, item, value).split("\n")
            rest.append(part)
    for index, part in enumerate(rest):
        lines += [_LINE] * (index > 0) + part
    while lines and not lines[-1]:
        lines.pop()
    return title + "\n" + "\n".join([(" |  " + line).rstrip() for line in lines]) + "\n"


def _module_text(module):
    first, rest = splitdoc(getdoc(module))
    name = module.__name__
    parts = ["NAME\n" + _indented(name + (" - " + first if first else ""))]
    if rest:
        parts.append("DESCRIPTION\n" + _indented(rest))
    public = getattr(module, "__all__", None)
    names = sorted(vars(module)) if public is None else sorted(public)
    classes, functions, data = [], [], []
    for item in names:
        value = getattr(module, item, None)
        if public is None and (item.startswith("_") or inspect.ismodule(value)):
            continue
        if inspect.isclass(value):
            if public is not None or value.__module__ == name:
                classes.append(_class_text(value, item))
        elif inspect.isroutine(value):
            if public is not None or getattr(value, "__module__", name) in (name, None):
                functions.append(_function_text(value, item))
        else:
            data.append(f"{item} = {value!r}")
    for heading, texts in (("CLASSES", classes), ("FUNCTIONS", functions)):
        if texts:
            parts.append(heading + "\n" + _indented("\n".join(texts)).rstrip())
    if data:
        parts.append("DATA\n" + _indented("\n".join(data)))
    file = getattr(module, "__file__", None)
    parts.append("FILE\n" + _indented(file if file else "(built-in)"))
    return "\n\n".join(parts) + "\n\n"


def describe(thing):
    if inspect.ismodule(thing):
        return "module " + thing.__name__
    if inspect.isclass(thing):
        return "class " + thing.__name__
    if inspect.isbuiltin(thing):
        return "built-in function " + thing.__name__
    if inspect.isfunction(thing):
        return "function " + thing.__name__
    if inspect.ismethod(thing):
        return "method " + thing.__name__
    if inspect.ismethoddescriptor(thing):
        return "method descriptor " + thing.__name__
    return type(thing).__name__


def resolve(thing):
    """An object and its name; names are looked for among modules and builtins."""
    if not isinstance(thing, str):
        name = getattr(thing, "__name__", None)
        return thing, name if isinstance(name, str) else None
    parts = thing.split(".")
    for count in range(len(parts), 0, -1):
        try:
            found = __import__(".".join(parts[:count]), fromlist=["__name__"])
        except ImportError:
            continue
        break
    else:
        found, count = builtins, 0
    try:
        for part in parts[count:]:
            found = getattr(found, part)
    except AttributeError:
        raise ImportError(
            f"No Python documentation found for {thing!r}.\nUse help() to get the interactive help utility.\n"
            "Use help(str) for help on the str class."
        ) from None
    return found, thing


def render_doc(thing, title="Python Library Documentation: %s", forceload=0, renderer=None):
    object, name = resolve(thing)
    what = describe(object)
    module = inspect.getmodule(object)
    if name and "." in name:
        what += " in " + name[: name.rfind(".")]
    elif module and module is not object:
        what += " in module " + module.__name__
    shown = name.rpartition(".")[2] if name else name
    if inspect.ismodule(object):
        text = _module_text(object)
    elif inspect.isclass(object):
        text = _class_text(object, shown)
    elif inspect.isroutine(object):
        note = ""
        if inspect.ismethod(object):
            owner = object.__self__
            bound = inspect.isclass(owner)
            note = f" method of {type(owner).__module__}.{type(owner).__name__} instance" if not bound else (
                f" class method of {owner.__module__}.{owner.__name__}"
            )
        text = _function_text(object, shown, note)
    elif isinstance(object, property):
        text = _data_text(shown or "", getdoc(object))
    else:
        # Of a value its class is told.
        text = _class_text(type(object), type(object).__name__)
    return title % what + "\n\n" + text


class Helper:
    def __repr__(self):
        return "Type help() for interactive help, or help(object) for help about object."

    def __call__(self, *thing):
        if not thing:
            print("Write help(object) for what an object, a module or a class says of itself.")
            return
        try:
            sys.stdout.write(render_doc(thing[0], "Help on %s:") + "\n")
        except ImportError as error:
            print(error)


help = Helper()


def doc(thing, title="Python Library Documentation: %s", forceload=0, output=None):
    (sys.stdout if output is None else output).write(render_doc(thing, title) + "\n")
