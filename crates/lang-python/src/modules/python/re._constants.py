"""Limits of regular expressions."""

from re import error

MAXREPEAT = 4294967295
MAXGROUPS = 1073741823
