"""Where a program spends its time is not told to the program: each function says so when it is called."""

from _refused import classes as _classes, functions as _functions

_REASON = "calls are not counted for programs"

run, runctx = _functions("profile", _REASON, "run runctx")
Profile, = _classes("profile", _REASON, "Profile")
