"""There is no debugger: each function says so when it is called."""


def _refuse(name):
    def function(*args, **kwargs):
        raise NotImplementedError(f"pdb.{name} is not supported: there is no debugger")

    function.__name__ = name
    return function


set_trace, post_mortem, pm, run, runcall, runeval = map(
    _refuse, ("set_trace", "post_mortem", "pm", "run", "runcall", "runeval")
)


class Pdb:
    def __init__(self, *args, **kwargs):
        _refuse("Pdb")()
