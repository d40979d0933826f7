"""What functions, classes and modules look like."""

import builtins
import linecache
import sys
import types
from collections import namedtuple

_empty = type("_empty", (), {"__module__": "inspect"})

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_NOFREE, CO_COROUTINE = 16, 32, 64, 128
CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 256, 512


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def isfunction(object):
    return isinstance(object, types.FunctionType)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def isroutine(object):
    return isfunction(object) or ismethod(object) or isbuiltin(object)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def isgeneratorfunction(obj):
    while hasattr(obj, "__wrapped__"):
        obj = obj.__wrapped__
    function = getattr(obj, "__func__", obj)
    return isfunction(function) and bool(function.__code__.co_flags & CO_GENERATOR)


_coroutine_mark = object()


def markcoroutinefunction(func):
    """Makes a function count as one that gives coroutines."""
    function = getattr(func, "__func__", func)
    function._is_coroutine_mark = _coroutine_mark
    return func


def iscoroutinefunction(obj):
    import functools

    function = getattr(obj, "__func__", obj)
    while isinstance(function, functools.partial):
        function = function.func
    if getattr(function, "_is_coroutine_mark", None) is _coroutine_mark:
        return True
    return isfunction(function) and bool(function.__code__.co_flags & CO_COROUTINE)


def isasyncgenfunction(obj):
    function = getattr(obj, "__func__", obj)
    return isfunction(function) and bool(function.__code__.co_flags & CO_ASYNC_GENERATOR)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = (
    "CORO_CREATED",
    "CORO_RUNNING",
    "CORO_SUSPENDED",
    "CORO_CLOSED",
)


def getcoroutinestate(coroutine):
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    return CORO_CREATED if coroutine.cr_frame is not None else CORO_CLOSED


def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CREATED if generator.gi_frame is not None else GEN_CLOSED


def isawaitable(object):
    return iscoroutine(object) or hasattr(type(object), "__await__")


def iscode(object):
    return type(object).__name__ == "code"


def istraceback(object):
    return type(object).__name__ == "traceback"


def isframe(object):
    return type(object).__name__ == "frame"


def isdatadescriptor(object):
    cls = type(object)
    return not isclass(object) and (hasattr(cls, "__set__") or hasattr(cls, "__delete__"))


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, "__get__") and not hasattr(cls, "__set__")


def ismemberdescriptor(object):
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)


def ismethodwrapper(object):
    return isinstance(object, types.MethodWrapperType)


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", ()))


def getmembers(object, predicate=None):
    made = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            made.append((name, value))
    made.sort(key=lambda pair: pair[0])
    return made


def getmembers_static(object, predicate=None):
    made = [(name, getattr_static(object, name)) for name in dir(object)]
    return [(name, value) for name, value in made if predicate is None or predicate(value)]


def getmro(cls):
    return cls.__mro__


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    if doc is None:
        doc = _inherited_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def _inherited_doc(object):
    """What the classes that the object's class is made from say of a method of the same name, or of a class."""
    if isclass(object):
        return next((base.__doc__ for base in object.__mro__[1:-1] if base.__doc__ is not None), None)
    if isinstance(object, (staticmethod, classmethod)):
        object = object.__func__
    elif isinstance(object, property):
        object = object.fget
    object = getattr(object, "__func__", object)
    if not isfunction(object):
        return None
    owner = sys.modules.get(object.__module__)
    for part in object.__qualname__.split(".")[:-1]:
        owner = getattr(owner, part, None)
    if not isclass(owner):
        return None
    found = [getattr(base, object.__name__, None) for base in owner.__mro__]
    return next((one.__doc__ for one in found if getattr(one, "__doc__", None) is not None), None)


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = None
    for line in lines[1:]:
        if line.lstrip():
            indent = len(line) - len(line.lstrip())
            margin = indent if margin is None else min(margin, indent)
    lines = [lines[0].lstrip()] + [line[margin:] if margin is not None else line for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getmodule(object):
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, "__module__", None))


def getfile(object):
    if ismodule(object):
        return object.__file__
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, "__file__", None):
            return module.__file__
        raise TypeError(f"{object!r} is a built-in class")
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        return object.__code__.co_filename
    raise TypeError(
        "module, class, method, function, traceback, frame, or code object was expected, got "
        f"{type(object).__name__}"
    )


getsourcefile = getfile


def getsourcelines(object):
    filename = getfile(object)
    try:
        with open(filename) as file:
            lines = file.read().splitlines(keepends=True)
    except OSError:
        raise OSError("could not get source code") from None
    if ismodule(object):
        return lines, 0
    if isclass(object):
        import re

        pattern = re.compile(rf"^(\s*)class\s*{object.__name__}\b")
        starts = [index for index, line in enumerate(lines) if pattern.match(line)]
        if not starts:
            raise OSError("could not find class definition")
        start = starts[0]
    else:
        object = getattr(object, "__func__", object)
        start = object.__code__.co_firstlineno - 1
    while start > 0 and lines[start - 1].lstrip().startswith("@"):
        start -= 1
    indent = len(lines[start]) - len(lines[start].lstrip())
    end = start + 1
    depth = 0
    is_head = True
    while end < len(lines):
        previous = lines[end - 1]
        if is_head:
            depth += sum(previous.count(c) for c in "([{") - sum(previous.count(c) for c in ")]}")
            is_decorator = previous.lstrip().startswith("@")
            if depth <= 0 and not is_decorator and not previous.rstrip().endswith("\\"):
                if not previous.rstrip().endswith(":") and not previous.split("#")[0].rstrip().endswith(":"):
                    # All is in one line.
                    break
                is_head = False
        line = lines[end]
        if not is_head and line.strip() and len(line) - len(line.lstrip()) <= indent:
            break
        end += 1
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    return lines[start:end], start + 1


def getsource(object):
    return "".join(getsourcelines(object)[0])


def currentframe():
    return sys._getframe(1)


def stack(context=1):
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    return getinnerframes(sys.exc_info()[2], context)


def getframeinfo(frame, context=1):
    """The place of a frame or a traceback, with so many lines around it."""
    lineno = frame.tb_lineno if istraceback(frame) else frame.f_lineno
    frame = frame.tb_frame if istraceback(frame) else frame
    file_name = frame.f_code.co_filename
    lines = linecache.getlines(file_name) if context > 0 else []
    start = max(0, min(lineno - 1 - context // 2, len(lines) - context))
    shown = lines[start : start + context] or None
    index = None if shown is None else lineno - 1 - start
    return Traceback(file_name, lineno, frame.f_code.co_name, shown, index)


def getouterframes(frame, context=1):
    made = []
    while frame is not None:
        made.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return made


def getinnerframes(tb, context=1):
    made = []
    while tb is not None:
        made.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return made


Traceback = namedtuple("Traceback", "filename lineno function code_context index")
FrameInfo = namedtuple("FrameInfo", ("frame", *Traceback._fields))


def unwrap(func, *, stop=None):
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
    return func


class _Kind(int):
    def __new__(cls, value, name, description):
        made = int.__new__(cls, value)
        made.name = name
        made.description = description
        return made

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"

    def __str__(self):
        return self.name


class Parameter:
    POSITIONAL_ONLY = _Kind(0, "POSITIONAL_ONLY", "positional-only")
    POSITIONAL_OR_KEYWORD = _Kind(1, "POSITIONAL_OR_KEYWORD", "positional or keyword")
    VAR_POSITIONAL = _Kind(2, "VAR_POSITIONAL", "variadic positional")
    KEYWORD_ONLY = _Kind(3, "KEYWORD_ONLY", "keyword-only")
    VAR_KEYWORD = _Kind(4, "VAR_KEYWORD", "variadic keyword")
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name = name
        self.kind = kind
        self.default = default
        self.annotation = annotation

    def replace(self, *, name=None, kind=None, annotation=True, default=True):
        return Parameter(
            self.name if name is None else name,
            self.kind if kind is None else kind,
            default=self.default if default is True else default,
            annotation=self.annotation if annotation is True else annotation,
        )

    def __str__(self):
        text = self.name
        if self.annotation is not _empty:
            text += f": {formatannotation(self.annotation)}"
        if self.default is not _empty:
            text += f" = {self.default!r}" if self.annotation is not _empty else f"={self.default!r}"
        if self.kind == Parameter.VAR_POSITIONAL:
            text = "*" + text
        elif self.kind == Parameter.VAR_KEYWORD:
            text = "**" + text
        return text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self.name, self.kind, self.default, self.annotation) == (
            other.name, other.kind, other.default, other.annotation,
        )

    def __hash__(self):
        return hash((self.name, int(self.kind)))


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature = signature
        self.arguments = arguments

    @property
    def args(self):
        made = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind in (3, 4) or name not in self.arguments:
                break
            if parameter.kind == 2:
                made.extend(self.arguments[name])
            else:
                made.append(self.arguments[name])
        return tuple(made)

    @property
    def kwargs(self):
        made = {}
        is_started = False
        for name, parameter in self.signature.parameters.items():
            if not is_started:
                if parameter.kind in (3, 4) or name not in self.arguments:
                    is_started = True
                if not is_started:
                    continue
            if name not in self.arguments:
                continue
            if parameter.kind == 4:
                made.update(self.arguments[name])
            else:
                made[name] = self.arguments[name]
        return made

    def apply_defaults(self):
        made = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                made[name] = self.arguments[name]
            elif parameter.default is not _empty:
                made[name] = parameter.default
            elif parameter.kind == 2:
                made[name] = ()
            elif parameter.kind == 4:
                made[name] = {}
        self.arguments = made

    def __repr__(self):
        listed = ", ".join([f"{name}={value!r}" for name, value in self.arguments.items()])
        return f"<BoundArguments ({listed})>"


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = types.MappingProxyType({parameter.name: parameter for parameter in parameters or ()})
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, **options):
        return signature(obj)

    def replace(self, *, parameters=None, return_annotation=True):
        return Signature(
            self.parameters.values() if parameters is None else parameters,
            return_annotation=self.return_annotation if return_annotation is True else return_annotation,
        )

    def _bind(self, args, kwargs, is_partial):
        arguments = {}
        rest = list(args)
        for name, parameter in self.parameters.items():
            kind = parameter.kind
            if kind == 2:
                if rest:
                    arguments[name] = tuple(rest)
                    rest = []
            elif kind in (0, 1) and rest:
                if name in kwargs and kind == 1:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = rest.pop(0)
            elif kind in (1, 3) and name in kwargs:
                arguments[name] = kwargs.pop(name)
            elif kind == 4:
                if kwargs:
                    arguments[name] = kwargs
                    kwargs = {}
            elif parameter.default is _empty and not is_partial:
                raise TypeError(f"missing a required argument: {name!r}")
        if rest:
            raise TypeError("too many positional arguments")
        if kwargs:
            raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def __str__(self):
        parts = []
        has_positional_only = has_star = False
        for parameter in self.parameters.values():
            if parameter.kind == 0:
                has_positional_only = True
            elif has_positional_only:
                parts.append("/")
                has_positional_only = False
            if parameter.kind == 2:
                has_star = True
            elif parameter.kind == 3 and not has_star:
                parts.append("*")
                has_star = True
            parts.append(str(parameter))
        if has_positional_only:
            parts.append("/")
        text = f"({', '.join(parts)})"
        if self.return_annotation is not _empty:
            text += f" -> {formatannotation(self.return_annotation)}"
        return text

    def __repr__(self):
        return f"<Signature {self}>"

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return (
            list(self.parameters.values()) == list(other.parameters.values())
            and self.return_annotation == other.return_annotation
        )


def _of_function(function):
    code = function.__code__
    names = code.co_varnames
    count = code.co_argcount
    defaults = function.__defaults__ or ()
    keyword_defaults = function.__kwdefaults__ or {}
    annotations = getattr(function, "__annotations__", {})
    made = []
    for index, name in enumerate(names[:count]):
        kind = Parameter.POSITIONAL_ONLY if index < code.co_posonlyargcount else Parameter.POSITIONAL_OR_KEYWORD
        place = index - (count - len(defaults))
        default = defaults[place] if place >= 0 else _empty
        made.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))
    at = count + code.co_kwonlyargcount
    if code.co_flags & 4:
        made.append(Parameter(names[at], Parameter.VAR_POSITIONAL, annotation=annotations.get(names[at], _empty)))
        at += 1
    for name in names[count : count + code.co_kwonlyargcount]:
        default = keyword_defaults.get(name, _empty)
        made.append(Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotations.get(name, _empty)))
    if code.co_flags & 8:
        made.append(Parameter(names[at], Parameter.VAR_KEYWORD, annotation=annotations.get(names[at], _empty)))
    return Signature(made, return_annotation=annotations.get("return", _empty))


def _without_first(found):
    parameters = list(found.parameters.values())
    if parameters and parameters[0].kind in (0, 1):
        parameters = parameters[1:]
    return found.replace(parameters=parameters)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if ismethod(obj):
        return _without_first(signature(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__"))
        if ismethod(obj):
            return signature(obj)
    known = getattr(obj, "__signature__", None)
    if isinstance(known, Signature):
        return known
    if isfunction(obj):
        return _of_function(obj)
    if any(base.__name__ == "partial" and base.__module__ == "functools" for base in type(obj).__mro__):
        inner = signature(obj.func)
        bound = inner.bind_partial(*obj.args, **obj.keywords)
        made = []
        is_keyword = False
        for name, parameter in inner.parameters.items():
            if name in bound.arguments and name not in obj.keywords and parameter.kind in (0, 1):
                continue
            if name in obj.keywords:
                if parameter.kind != Parameter.VAR_KEYWORD:
                    parameter = parameter.replace(default=obj.keywords[name], kind=Parameter.KEYWORD_ONLY)
                    is_keyword = True
            elif is_keyword and parameter.kind == Parameter.VAR_POSITIONAL:
                continue
            elif is_keyword and parameter.kind == 1:
                parameter = parameter.replace(kind=Parameter.KEYWORD_ONLY)
            made.append(parameter)
        return inner.replace(parameters=made)
    if isinstance(obj, type):
        for name in ("__call__",):
            own = type(obj).__dict__.get(name)
            if own is not None and isfunction(own) and type(obj) is not type and not hasattr(obj, "_member_map_"):
                return _without_first(signature(own))
        for name in ("__init__", "__new__"):
            method = getattr(obj, name, None)
            if isfunction(method):
                return _without_first(_of_function(unwrap(method)))
        if obj.__module__ == "builtins":
            return _of_builtin(obj, "builtin" if obj is type else "builtin type")
        if all(base is object or isfunction(vars(base).get("__init__", unwrap)) for base in obj.__mro__):
            return Signature()
        raise ValueError(f"no signature found for builtin type {obj!r}")
    if isbuiltin(obj) and getattr(builtins, obj.__name__, None) is obj:
        return _of_builtin(obj, "builtin")
    call = getattr(type(obj), "__call__", None)
    if isfunction(call):
        return _without_first(signature(call))
    raise ValueError(f"no signature found for builtin {obj!r}")


def _of_builtin(obj, kind):
    from _signatures import BUILTIN

    text = BUILTIN.get(obj.__name__)
    if text is None:
        raise ValueError(f"no signature found for {kind} {obj!r}")
    names = {}
    exec(f"def signed{text}: pass", names)
    return _of_function(names["signed"])


FullArgSpec = namedtuple("FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations")


def getfullargspec(func):
    found = signature(func, follow_wrapped=False)
    if ismethod(func):
        found = signature(func.__func__, follow_wrapped=False)
    args, defaults, keyword_only, keyword_defaults = [], [], [], {}
    rest = keywords = None
    for name, parameter in found.parameters.items():
        if parameter.kind in (0, 1):
            args.append(name)
            if parameter.default is not _empty:
                defaults.append(parameter.default)
        elif parameter.kind == 2:
            rest = name
        elif parameter.kind == 3:
            keyword_only.append(name)
            if parameter.default is not _empty:
                keyword_defaults[name] = parameter.default
        else:
            keywords = name
    told = dict(getattr(func, "__annotations__", {}))
    annotations = {"return": told.pop("return")} if "return" in told else {}
    annotations.update(told)
    return FullArgSpec(
        args, rest, keywords, tuple(defaults) or None, keyword_only, keyword_defaults or None, annotations
    )


def getattr_static(obj, attr, default=_empty):
    if not isinstance(obj, type) and attr in getattr(obj, "__dict__", {}):
        return obj.__dict__[attr]
    for base in (obj if isinstance(obj, type) else type(obj)).__mro__:
        if attr in base.__dict__:
            return base.__dict__[attr]
    if default is _empty:
        raise AttributeError(attr)
    return default


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    if isinstance(obj, type):
        found = obj.__dict__.get("__annotations__", {})
    elif ismodule(obj) or callable(obj):
        found = getattr(obj, "__annotations__", None) or {}
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if not eval_str:
        return dict(found)
    if isinstance(obj, type):
        module = sys.modules.get(obj.__module__)
        space, local = getattr(module, "__dict__", {}), vars(obj)
    elif ismodule(obj):
        space, local = obj.__dict__, None
    else:
        space, local = getattr(unwrap(obj), "__globals__", {}), None
    globals = space if globals is None else globals
    locals = (globals if local is None else local) if locals is None else locals
    return {
        name: eval(kind, dict(globals), dict(locals)) if isinstance(kind, str) else kind for name, kind in found.items()
    }


def getclosurevars(func):
    raise NotImplementedError("inspect.getclosurevars is not supported")


def getcallargs(func, /, *positional, **named):
    if ismethod(func):
        positional = (func.__self__, *positional)
        func = func.__func__
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)
