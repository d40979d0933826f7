"""There is no debugger: each function says so when it is called."""

from _refused import classes as _classes, functions as _functions

_REASON = "there is no debugger"

set_trace, post_mortem, pm, run, runcall, runeval = _functions("pdb", _REASON, "set_trace post_mortem pm run runcall runeval")
Pdb, = _classes("pdb", _REASON, "Pdb")
