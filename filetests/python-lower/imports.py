from __future__ import annotations
import os
import os.path
import a.b as c, d
from . import e
from ..f import g as h, i
from j import *
value: list[int] = []
