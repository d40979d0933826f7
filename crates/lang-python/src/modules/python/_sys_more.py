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
