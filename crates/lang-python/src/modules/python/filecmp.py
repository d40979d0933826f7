"""Files and directories compared."""

import os
import stat

__all__ = ["clear_cache", "cmp", "dircmp", "cmpfiles", "DEFAULT_IGNORES"]

DEFAULT_IGNORES = ["RCS", "CVS", "tags", ".git", ".hg", ".bzr", "_darcs", "__pycache__"]
_known = {}


def clear_cache():
    _known.clear()


def _facts(path):
    facts = os.stat(path)
    return stat.S_IFMT(facts.st_mode), facts.st_size, facts.st_mtime


def cmp(f1, f2, shallow=True):
    """Whether two files hold the same; with `shallow`, files of the same kind, size and time do."""
    first, second = _facts(f1), _facts(f2)
    if first[0] != stat.S_IFREG or second[0] != stat.S_IFREG:
        return False
    if shallow and first == second:
        return True
    if first[1] != second[1]:
        return False
    key = f1, f2, first, second
    if key not in _known:
        if len(_known) > 100:
            _known.clear()
        _known[key] = _hold_the_same(f1, f2)
    return _known[key]


def _hold_the_same(f1, f2):
    with open(f1, "rb") as first, open(f2, "rb") as second:
        while True:
            part = first.read(1 << 16)
            if part != second.read(1 << 16):
                return False
            if not part:
                return True


def cmpfiles(a, b, common, shallow=True):
    """The names of files that are the same, that differ, and that cannot be compared."""
    same, different, unknown = [], [], []
    for name in common:
        try:
            into = same if cmp(os.path.join(a, name), os.path.join(b, name), shallow) else different
        except (OSError, ValueError):
            into = unknown
        into.append(name)
    return same, different, unknown


class dircmp:
    """Two directories compared, as far as is asked."""

    def __init__(self, a, b, ignore=None, hide=None):
        self.left, self.right = a, b
        self.hide = [os.curdir, os.pardir] if hide is None else hide
        self.ignore = DEFAULT_IGNORES if ignore is None else ignore

    def _lists(self):
        skipped = {*self.hide, *self.ignore}
        self.left_list, self.right_list = [
            sorted([name for name in os.listdir(folder) if name not in skipped]) for folder in (self.left, self.right)
        ]

    def _sides(self):
        left, right = set(self.left_list), set(self.right_list)
        self.common = [name for name in self.left_list if name in right]
        self.left_only = [name for name in self.left_list if name not in right]
        self.right_only = [name for name in self.right_list if name not in left]

    def _kinds(self):
        self.common_dirs, self.common_files, self.common_funny = [], [], []
        for name in self.common:
            try:
                kinds = [_facts(os.path.join(folder, name))[0] for folder in (self.left, self.right)]
            except OSError:
                kinds = [None]
            if kinds == [stat.S_IFDIR] * 2:
                self.common_dirs.append(name)
            elif kinds == [stat.S_IFREG] * 2:
                self.common_files.append(name)
            else:
                self.common_funny.append(name)

    def _files(self):
        self.same_files, self.diff_files, self.funny_files = cmpfiles(self.left, self.right, self.common_files)

    def _inner(self):
        self.subdirs = {
            name: type(self)(os.path.join(self.left, name), os.path.join(self.right, name), self.ignore, self.hide)
            for name in self.common_dirs
        }

    _MADE_BY = {
        "left_list": _lists, "right_list": _lists, "common": _sides, "left_only": _sides, "right_only": _sides, "common_dirs": _kinds,
        "common_files": _kinds, "common_funny": _kinds, "same_files": _files, "diff_files": _files, "funny_files": _files,
        "subdirs": _inner,
    }

    def __getattr__(self, name):
        make = self._MADE_BY.get(name)
        if make is None:
            raise AttributeError(name)
        make(self)
        return self.__dict__[name]

    def report(self):
        print("diff", self.left, self.right)
        for what, names in (
            (f"Only in {self.left}", self.left_only), (f"Only in {self.right}", self.right_only), ("Identical files", self.same_files),
            ("Differing files", self.diff_files), ("Trouble with common files", self.funny_files),
            ("Common subdirectories", self.common_dirs), ("Common funny cases", self.common_funny),
        ):
            if names:
                print(what, ":", sorted(names))

    def report_partial_closure(self):
        self.report()
        for inner in self.subdirs.values():
            print()
            inner.report()

    def report_full_closure(self):
        self.report()
        for inner in self.subdirs.values():
            print()
            inner.report_full_closure()
