"""The part of `sys` that is written in Python; runs in that module."""

copyright = "Updraft"
api_version = 1013
prefix = exec_prefix = base_prefix = base_exec_prefix = "/usr"
dont_write_bytecode = True
warnoptions = []
orig_argv = argv
meta_path = []
path_hooks = []
path_importer_cache = {}
platlibdir = "lib"
float_repr_style = "short"
_switch_interval = [0.005]


def getdefaultencoding():
    return "utf-8"


def getfilesystemencoding():
    return "utf-8"


def getfilesystemencodeerrors():
    return "surrogateescape"


def getswitchinterval():
    return _switch_interval[0]


def setswitchinterval(interval, /):
    _switch_interval[0] = float(interval)


def gettrace():
    return None


def getprofile():
    return None


def is_finalizing():
    return False


def exception():
    return exc_info()[1]


def excepthook(exctype, value, traceback, /):
    import traceback as printing

    printing.print_exception(exctype, value, traceback)


__displayhook__ = displayhook
__excepthook__ = excepthook


def getrefcount(object, /):
    raise NotImplementedError("sys.getrefcount is not supported: references are not counted")


def settrace(function, /):
    if function is not None:
        raise NotImplementedError("sys.settrace is not supported")


def setprofile(function, /):
    if function is not None:
        raise NotImplementedError("sys.setprofile is not supported")


abiflags = ""
_git = ("CPython", "", "")
builtin_module_names = ("_abc", "_ast", "_functools", "_io", "builtins", "errno", "gc", "itertools", "marshal", "posix", "sys", "time")
pycache_prefix = None


def unraisablehook(unraisable, /):
    import traceback as printing

    message = unraisable.err_msg or "Exception ignored in"
    stderr.write(f"{message}: {unraisable.object!r}\n")
    printing.print_exception(unraisable.exc_type, unraisable.exc_value, unraisable.exc_traceback)


__unraisablehook__ = unraisablehook


def breakpointhook(*args, **kws):
    import os

    hook = os.environ.get("PYTHONBREAKPOINT") or "pdb.set_trace"
    if hook == "0":
        return None
    if hook != "pdb.set_trace":
        import importlib

        module, _, function = hook.rpartition(".")
        return getattr(importlib.import_module(module or "builtins"), function)(*args, **kws)
    raise NotImplementedError("breakpoint() is not supported: there is no debugger")


__breakpointhook__ = breakpointhook


def audit(event, /, *args):
    pass


def addaudithook(hook, /):
    raise NotImplementedError("sys.addaudithook is not supported")


def get_asyncgen_hooks():
    return (None, None)


def getallocatedblocks():
    return 0
