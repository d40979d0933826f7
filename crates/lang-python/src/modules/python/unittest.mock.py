"""Objects that stand for others in tests and remember how they were called."""

import asyncio
import builtins
import functools
import importlib
import inspect
import sys

__all__ = [
    "Mock", "MagicMock", "AsyncMock", "NonCallableMock", "PropertyMock", "patch", "sentinel", "DEFAULT", "ANY", "call",
    "create_autospec", "mock_open", "seal",
]


class _Sentinel:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"


class _Sentinels:
    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        made = self.__dict__[name] = _Sentinel(name)
        return made


sentinel = _Sentinels()
DEFAULT = sentinel.DEFAULT
_MISSING = sentinel.MISSING


class _Any:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _Any()


def _arguments_text(args, kwargs):
    return ", ".join([repr(value) for value in args] + [f"{name}={value!r}" for name, value in kwargs.items()])


class _Call(tuple):
    """A call: what was called, as a path of names, and the arguments."""

    def __new__(cls, value=(), name=None, parent=None, two=False, from_kall=True):
        path, args, kwargs = name or "" if len(value) < 3 else "", (), {}
        for part in value:
            if isinstance(part, str):
                path = part
            elif isinstance(part, tuple):
                args = part
            else:
                kwargs = part
        return tuple.__new__(cls, (args, kwargs) if two else (path, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._is_from_call = from_kall

    def _parts(self):
        return ("", *self) if len(self) == 2 else tuple(self)

    def __eq__(self, other):
        if other is ANY:
            return True
        if not isinstance(other, tuple) or len(other) > 3:
            return NotImplemented
        own = self._parts()
        others = other._parts() if isinstance(other, _Call) else _Call(other)._parts()
        if own[0] and others[0] and own[0] != others[0]:
            return False
        if isinstance(other, _Call) and bool(own[0]) != bool(others[0]) and len(self) == len(other):
            return False
        return (others[1], others[2]) == (own[1], own[2])

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    __hash__ = tuple.__hash__

    def __call__(self, *args, **kwargs):
        name = self._mock_name
        if name is None:
            return _Call(("", args, kwargs), name="()")
        return _Call((name, args, kwargs), name=name + "()", parent=self)

    def __getattr__(self, name):
        if name.startswith("__") or name in ("_mock_name", "_mock_parent", "_is_from_call"):
            raise AttributeError(name)
        return _Call(name=name if self._mock_name is None else f"{self._mock_name}.{name}", parent=self)

    def __getattribute__(self, name):
        if name in ("count", "index"):
            return object.__getattribute__(self, "__getattr__")(name)
        return tuple.__getattribute__(self, name)

    @property
    def args(self):
        return self._parts()[1]

    @property
    def kwargs(self):
        return self._parts()[2]

    def __repr__(self):
        if self._is_from_call and not self._mock_parent and self._mock_name and not self.args and not self.kwargs:
            return f"call.{self._mock_name}"
        path, args, kwargs = self._parts()
        name = "call" if not path else f"call.{path}" if not path.startswith("()") else f"call{path}"
        return f"{name}({_arguments_text(args, kwargs)})"


call = _Call(from_kall=False)


class _CallList(list):
    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        size = len(value)
        return any(self[at : at + size] == value for at in range(len(self) - size + 1))


_OWN = {
    "_spec", "_name", "_parent", "_children", "_result", "_wraps", "_is_sealed", "_side", "called", "call_count",
    "call_args", "call_args_list", "mock_calls", "method_calls", "return_value", "side_effect", "_spec_class",
    "_signature", "_deleted", "_new_name", "await_count", "await_args", "await_args_list", "name",
}


def _is_exception(value):
    return isinstance(value, BaseException) or isinstance(value, type) and issubclass(value, BaseException)


class NonCallableMock:
    def __new__(cls, *args, **kwargs):
        # A class for each, since methods of operators and properties are set on it.
        own = type(cls.__name__, (cls,), {"__doc__": cls.__doc__})
        return object.__new__(own)

    def __init__(
        self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None, parent=None,
        unsafe=False, _new_name="", **kwargs,
    ):
        own = self.__dict__
        spec = spec_set if spec_set is not None else spec
        own["_spec"] = None if spec is None else spec if isinstance(spec, (list, tuple)) else dir(spec)
        own["_spec_class"] = spec if isinstance(spec, type) else None if spec is None or isinstance(spec, list) else type(spec)
        own["_name"], own["_new_name"], own["_parent"], own["_wraps"] = name, _new_name, parent, wraps
        own["_children"], own["_deleted"], own["_is_sealed"] = {}, set(), False
        own["_result"], own["_side"] = return_value, side_effect
        if side_effect is not None and not callable(side_effect) and not _is_exception(side_effect):
            own["_side"] = iter(side_effect)
        self._forget()
        for key, value in kwargs.items():
            self._set_path(key, value)

    def _forget(self):
        own = self.__dict__
        own["called"], own["call_count"], own["call_args"] = False, 0, None
        own["call_args_list"], own["mock_calls"], own["method_calls"] = _CallList(), _CallList(), _CallList()
        own["await_count"], own["await_args"], own["await_args_list"] = 0, None, _CallList()

    def _set_path(self, path, value):
        target = self
        *parents, last = path.split(".")
        for name in parents:
            target = getattr(target, name)
        setattr(target, last, value)

    def configure_mock(self, **kwargs):
        for path, value in sorted(kwargs.items(), key=lambda entry: entry[0].count(".")):
            self._set_path(path, value)

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        self._forget()
        if return_value:
            self.__dict__["_result"] = DEFAULT
        if side_effect:
            self.__dict__["_side"] = None
        for child in list(self._children.values()):
            if isinstance(child, NonCallableMock):
                child.reset_mock(return_value=return_value, side_effect=side_effect)
        result = self._result
        if isinstance(result, NonCallableMock) and result is not self:
            result.reset_mock()

    @property
    def __class__(self):
        return self._spec_class or type(self)

    @property
    def return_value(self):
        if self._result is DEFAULT:
            made = self._get_child_mock(parent=self, _new_name="()")
            self.__dict__["_result"] = made
        return self._result

    @return_value.setter
    def return_value(self, value):
        self.__dict__["_result"] = value
        if isinstance(value, NonCallableMock) and value._parent is None and value._name is None:
            value.__dict__["_parent"], value.__dict__["_new_name"] = self, "()"

    @property
    def side_effect(self):
        return self._side

    @side_effect.setter
    def side_effect(self, value):
        if value is not None and not callable(value) and not _is_exception(value):
            value = iter(value)
        self.__dict__["_side"] = value

    def _get_child_mock(self, **kwargs):
        for kind in type(self).__mro__:
            if kind.__module__ == __name__ and kind.__name__ in ("AsyncMock", "MagicMock", "Mock", "NonCallableMock"):
                if kind in (AsyncMock, MagicMock, Mock):
                    return kind(**kwargs)
        return Mock(**kwargs)

    def __getattr__(self, name):
        own = self.__dict__
        if name in _OWN or "_children" not in own:
            raise AttributeError(name)
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if own["_spec"] is not None and name not in own["_spec"] or name in own["_deleted"]:
            raise AttributeError("Mock object has no attribute %r" % name if own["_spec"] is not None else name)
        if name.startswith(("assert", "assret", "asert", "aseert", "assrt")):
            raise AttributeError(
                f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be an attribute."
            )
        child = own["_children"].get(name)
        if child is None:
            if own["_is_sealed"]:
                raise AttributeError(f"mock.{name}" if not self._name else f"{self._name}.{name}")
            wraps = None if own["_wraps"] is None else getattr(own["_wraps"], name)
            child = own["_children"][name] = self._get_child_mock(parent=self, wraps=wraps, _new_name=name)
        return child

    def __setattr__(self, name, value):
        if name in ("return_value", "side_effect"):
            object.__setattr__(self, name, value)
            return
        if name.startswith("__") and name.endswith("__"):
            if isinstance(value, NonCallableMock):
                self._adopt(value, name)
                setattr(type(self), name, lambda self, *args, **kwargs: value(*args, **kwargs))
            else:
                setattr(type(self), name, value if callable(value) else lambda self, *args, **kwargs: value)
            return
        if name in _OWN or name in type(self).__dict__:
            object.__setattr__(self, name, value)
            return
        if self._is_sealed and name not in self._children:
            raise AttributeError(f"Cannot set {self._full_name()}.{name}")
        self._deleted.discard(name)
        if isinstance(value, NonCallableMock):
            self._adopt(value, name)
            self._children[name] = value
        else:
            self.__dict__[name] = value

    def _adopt(self, child, name):
        if child._parent is None and child._name is None:
            child.__dict__["_parent"], child.__dict__["_new_name"] = self, name

    def __delattr__(self, name):
        if name in self._deleted:
            raise AttributeError(name)
        self.__dict__.pop(name, None)
        self._children.pop(name, None)
        self._deleted.add(name)

    def attach_mock(self, mock, attribute):
        mock.__dict__["_parent"] = None
        mock.__dict__["_name"] = None
        setattr(self, attribute, mock)

    def mock_add_spec(self, spec, spec_set=False):
        self.__dict__["_spec"] = spec if isinstance(spec, list) else dir(spec)

    def _full_name(self):
        parts, mock = [], self
        while mock._parent is not None:
            parts.append(mock._new_name)
            mock = mock._parent
        name = mock._name or "mock"
        for part in reversed(parts):
            name += part if part.startswith("()") else "." + part
        return name

    def __repr__(self):
        name = self._full_name()
        shown = f" name={name!r}" if self._name or self._parent is not None else ""
        spec = "" if self._spec_class is None else f" spec={self._spec_class.__name__!r}"
        return f"<{type(self).__name__}{shown}{spec} id='{id(self)}'>"

    def __dir__(self):
        return sorted(set(self._spec or dir(type(self))) | set(self._children) | set(self.__dict__) - _OWN)

    def _note(self, args, kwargs):
        own = self.__dict__
        own["called"] = True
        own["call_count"] += 1
        made = _Call((args, kwargs), two=True)
        own["call_args"] = made
        own["call_args_list"].append(made)
        own["mock_calls"].append(_Call(("", args, kwargs)))
        # Whoever has made this mock knows of it by its path.
        path, mock = self._new_name, self._parent
        is_method = self._new_name != "()"
        while mock is not None:
            entry = _Call((path, args, kwargs))
            mock.mock_calls.append(entry)
            if is_method:
                mock.method_calls.append(entry)
            if mock._parent is not None:
                is_method = is_method and mock._new_name != "()"
                path = mock._new_name + (path if path.startswith("()") else "." + path)
            mock = mock._parent

    def _format(self, args, kwargs):
        return f"{self._name or self._new_name or 'mock'}({_arguments_text(args, kwargs)})"

    def _mismatch(self, args, kwargs):
        actual = self._format(*self.call_args)
        return f"expected call not found.\nExpected: {self._format(args, kwargs)}\n  Actual: {actual}"

    def assert_called(self):
        if self.call_count == 0:
            raise AssertionError(f"Expected '{self._name or self._new_name or 'mock'}' to have been called.")

    def assert_not_called(self):
        self._check_count(0, "to not have been called")

    def assert_called_once(self):
        self._check_count(1, "to have been called once")

    def _check_count(self, count, expected):
        if self.call_count != count:
            raise AssertionError(
                f"Expected '{self._name or self._new_name or 'mock'}' {expected}. "
                f"Called {self.call_count} times.{self._calls_text()}"
            )

    def _calls_text(self, prefix="Calls"):
        return f"\n{prefix}: {list(self.mock_calls)}." if self.mock_calls else ""

    def assert_called_with(self, /, *args, **kwargs):
        if self.call_args is None:
            expected = self._format(args, kwargs)
            raise AssertionError(f"expected call not found.\nExpected: {expected}\n  Actual: not called.")
        if self.call_args != _Call((args, kwargs), two=True):
            raise AssertionError(self._mismatch(args, kwargs))

    def assert_called_once_with(self, /, *args, **kwargs):
        self._check_count(1, "to be called once")
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        if _Call((args, kwargs), two=True) not in self.call_args_list:
            raise AssertionError(f"{self._format(args, kwargs)} call not found")

    def assert_has_calls(self, calls, any_order=False):
        calls = [c if isinstance(c, _Call) else _Call(c) for c in calls]
        known = list(self.mock_calls)
        if not any_order:
            if calls not in _CallList(known):
                raise AssertionError(f"Calls not found.\nExpected: {calls}\n  Actual: {known}")
            return
        missing = []
        for wanted in calls:
            try:
                known.remove(wanted)
            except ValueError:
                missing.append(wanted)
        if missing:
            raise AssertionError(f"{self._name or 'mock'!r} does not contain all of {tuple(missing)!r} in its call list, "
                                 f"found {known!r} instead")


class Mock(NonCallableMock):
    def __call__(self, *args, **kwargs):
        self._note(args, kwargs)
        return self._outcome(args, kwargs)

    def _outcome(self, args, kwargs):
        effect = self._side
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                result = next(effect)
                if _is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._result is not DEFAULT:
            return self.return_value
        if self._wraps is not None:
            return self._wraps(*args, **kwargs)
        return self.return_value


_DEFAULT_RESULTS = {
    "__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented, "__ge__": NotImplemented,
    "__int__": 1, "__contains__": False, "__len__": 0, "__exit__": False, "__complex__": 1j, "__float__": 1.0,
    "__bool__": True, "__index__": 1,
}
_PLAIN_RESULTS = (
    "__getitem__ __setitem__ __delitem__ __enter__ __add__ __radd__ __sub__ __rsub__ __mul__ __rmul__ __truediv__ "
    "__rtruediv__ __floordiv__ __mod__ __pow__ __and__ __or__ __xor__ __lshift__ __rshift__ __neg__ __pos__ __abs__ "
    "__invert__ __iadd__ __isub__ __imul__ __next__ __matmul__ __divmod__ __round__ __trunc__ __floor__ __ceil__"
).split()


def _supported(name):
    def method(self, *args, **kwargs):
        return self._special(name)(*args, **kwargs)

    method.__name__ = name
    return method


class MagicMock(Mock):
    """A mock with the methods of operators."""

    def _special(self, name):
        child = self._children.get(name)
        if child is None:
            child = self._children[name] = MagicMock(parent=self, _new_name=name)
            if name in _DEFAULT_RESULTS:
                child.return_value = _DEFAULT_RESULTS[name]
        return child

    def __getattribute__(self, name):
        if name in _SUPPORTED and name not in object.__getattribute__(type(self), "__dict__"):
            return object.__getattribute__(self, "_special")(name)
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if name in _SUPPORTED and isinstance(value, NonCallableMock):
            self._adopt(value, name)
            self._children[name] = value
            return
        NonCallableMock.__setattr__(self, name, value)

    def __iter__(self):
        made = self._children.get("__iter__")
        if made is None:
            return iter([])
        result = made()
        return iter(result)

    def __aenter__(self):
        return _finished(self._special("__aenter__")())

    def __aexit__(self, *details):
        return _finished(False)


async def _finished(value):
    return value


_SUPPORTED = {*_DEFAULT_RESULTS, *_PLAIN_RESULTS, "__iter__"}
for _name in _SUPPORTED - {"__iter__"}:
    setattr(MagicMock, _name, _supported(_name))
NonCallableMagicMock = MagicMock


class AsyncMock(MagicMock):
    """A mock whose calls are awaited."""

    def __call__(self, *args, **kwargs):
        self._note(args, kwargs)
        return self._awaited(args, kwargs)

    async def _awaited(self, args, kwargs):
        own = self.__dict__
        own["await_count"] += 1
        own["await_args"] = _Call((args, kwargs), two=True)
        own["await_args_list"].append(own["await_args"])
        result = self._outcome(args, kwargs)
        return await result if inspect.isawaitable(result) else result

    def _get_child_mock(self, **kwargs):
        return MagicMock(**kwargs) if kwargs.get("_new_name") == "()" else AsyncMock(**kwargs)

    def assert_awaited(self):
        if self.await_count == 0:
            raise AssertionError(f"Expected {self._name or 'mock'} to have been awaited.")

    def assert_awaited_once(self):
        if self.await_count != 1:
            raise AssertionError(
                f"Expected {self._name or 'mock'} to have been awaited once. Awaited {self.await_count} times."
            )

    def assert_not_awaited(self):
        if self.await_count:
            raise AssertionError(
                f"Expected {self._name or 'mock'} to not have been awaited. Awaited {self.await_count} times."
            )

    def assert_awaited_with(self, /, *args, **kwargs):
        if self.await_args != _Call((args, kwargs), two=True):
            raise AssertionError(f"expected await not found.\nExpected: {self._format(args, kwargs)}")

    def assert_awaited_once_with(self, /, *args, **kwargs):
        self.assert_awaited_once()
        self.assert_awaited_with(*args, **kwargs)


class PropertyMock(Mock):
    """To be set on a class: reading the attribute is a call."""

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, value):
        self(value)


def seal(mock):
    mock.__dict__["_is_sealed"] = True
    for child in list(mock._children.values()):
        if isinstance(child, NonCallableMock):
            seal(child)


def _imported(path):
    first, *rest = path.split(".")
    found = importlib.import_module(first)
    name = first
    for part in rest:
        name += "." + part
        try:
            found = getattr(found, part)
        except AttributeError:
            importlib.import_module(name)
            found = getattr(found, part)
    return found


class _Patch:
    """Puts something in place of an attribute for as long as a block, a function or a test runs."""

    def __init__(self, find, attribute, new, spec=None, create=False, autospec=None, new_callable=None, kwargs=None):
        self.find, self.attribute, self.new, self.create = find, attribute, new, create
        self.spec, self.autospec, self.new_callable, self.kwargs = spec, autospec, new_callable, kwargs or {}

    def __enter__(self):
        self.target = target = self.find()
        own = getattr(target, "__dict__", {})
        self.is_local = self.attribute in own
        original = own[self.attribute] if self.is_local else getattr(target, self.attribute, _MISSING)
        if original is _MISSING and not self.create:
            if isinstance(target, type(sys)) and hasattr(builtins, self.attribute):
                self.create = True
            else:
                raise AttributeError(f"{target!r} does not have the attribute {self.attribute!r}")
        self.original = original
        new = self.new
        if new is DEFAULT:
            if self.autospec:
                new = create_autospec(original if self.autospec is True else self.autospec, **self.kwargs)
            else:
                kind = self.new_callable
                if kind is None:
                    kind = AsyncMock if inspect.iscoroutinefunction(original) else MagicMock
                kwargs = dict(self.kwargs)
                if isinstance(kind, type) and issubclass(kind, NonCallableMock):
                    if self.spec is not None:
                        kwargs["spec"] = original if self.spec is True else self.spec
                    kwargs.setdefault("name", self.attribute)
                new = kind(**kwargs)
        setattr(target, self.attribute, new)
        return new

    def __exit__(self, *details):
        if self.is_local and self.original is not _MISSING:
            setattr(self.target, self.attribute, self.original)
        else:
            delattr(self.target, self.attribute)
            if not self.is_local and self.original is not _MISSING and not hasattr(self.target, self.attribute):
                setattr(self.target, self.attribute, self.original)
        return False

    def start(self):
        made = self.__enter__()
        _started.append(self)
        return made

    def stop(self):
        if self not in _started:
            return None
        _started.remove(self)
        return self.__exit__(None, None, None)

    def __call__(self, item):
        if isinstance(item, type):
            for name in dir(item):
                if name.startswith(patch.TEST_PREFIX) and callable(getattr(item, name)):
                    setattr(item, name, self.copy()(getattr(item, name)))
            return item
        # The innermost of several gives the first argument.
        patches = getattr(item, "_patches", None)
        if patches is not None:
            patches.append(self)
            return item
        patches = [self]

        def entered(args):
            extra, done = [], []
            for one in patches:
                made = one.__enter__()
                done.append(one)
                if one.new is DEFAULT:
                    extra.append(made)
            return (*args, *extra), done

        if inspect.iscoroutinefunction(item):
            @functools.wraps(item)
            async def patched(*args, **kwargs):
                args, done = entered(args)
                try:
                    return await item(*args, **kwargs)
                finally:
                    for one in reversed(done):
                        one.__exit__(None, None, None)
        else:
            @functools.wraps(item)
            def patched(*args, **kwargs):
                args, done = entered(args)
                try:
                    return item(*args, **kwargs)
                finally:
                    for one in reversed(done):
                        one.__exit__(None, None, None)

        patched._patches = patches
        return patched

    def copy(self):
        return _Patch(self.find, self.attribute, self.new, self.spec, self.create, self.autospec, self.new_callable,
                      self.kwargs)


_started = []


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    path, dot, attribute = target.rpartition(".")
    if not dot:
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}")
    return _Patch(lambda: _imported(path), attribute, new, spec or spec_set, create, autospec, new_callable, kwargs)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
                  new_callable=None, **kwargs):
    if isinstance(target, str):
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _Patch(lambda: target, attribute, new, spec or spec_set, create, autospec, new_callable, kwargs)


class _PatchDict:
    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict, self.values, self.clear = in_dict, dict(values, **kwargs), clear

    def __enter__(self):
        self.target = _imported(self.in_dict) if isinstance(self.in_dict, str) else self.in_dict
        self.before = dict(self.target)
        if self.clear:
            self.target.clear()
        self.target.update(self.values)
        return self.target

    def __exit__(self, *details):
        self.target.clear()
        self.target.update(self.before)
        return False

    def start(self):
        _started.append(self)
        return self.__enter__()

    stop = _Patch.stop

    def __call__(self, item):
        @functools.wraps(item)
        def patched(*args, **kwargs):
            with self:
                return item(*args, **kwargs)

        return patched


def _patch_multiple(target, spec=None, create=False, **kwargs):
    from contextlib import ExitStack

    find = (lambda: _imported(target)) if isinstance(target, str) else (lambda: target)

    class Multiple:
        def __enter__(self):
            self.stack = ExitStack()
            made = {}
            for name, new in kwargs.items():
                value = self.stack.enter_context(_Patch(find, name, new, spec, create))
                if new is DEFAULT:
                    made[name] = value
            return made

        def __exit__(self, *details):
            return self.stack.__exit__(*details)

        def __call__(self, item):
            @functools.wraps(item)
            def patched(*args, **more):
                with self as made:
                    return item(*args, **more, **made)

            return patched

    return Multiple()


def _stop_all():
    while _started:
        _started.pop().__exit__(None, None, None)


patch.object, patch.dict, patch.multiple, patch.stopall = _patch_object, _PatchDict, _patch_multiple, _stop_all
patch.TEST_PREFIX = "test"


def create_autospec(spec, spec_set=False, instance=False, **kwargs):
    """A mock that has what `spec` has, and takes the arguments that it takes."""
    if inspect.isfunction(spec):
        mock = (AsyncMock if inspect.iscoroutinefunction(spec) else MagicMock)(name=spec.__name__, **kwargs)
        signature = inspect.signature(spec)

        @functools.wraps(spec)
        def checked(*args, **keywords):
            signature.bind(*args, **keywords)
            return mock(*args, **keywords)

        for name in ("assert_called", "assert_called_once", "assert_called_with", "assert_called_once_with",
                     "assert_any_call", "assert_has_calls", "assert_not_called", "reset_mock"):
            setattr(checked, name, getattr(mock, name))
        checked.mock = mock
        return checked
    mock = MagicMock(spec=spec, **kwargs)
    if isinstance(spec, type) and not instance:
        mock.return_value = MagicMock(spec=spec, parent=mock, _new_name="()")
    return mock


def mock_open(mock=None, read_data=""):
    """A mock in place of `open`, whose files have this content."""
    import io

    def new_file():
        return io.BytesIO(read_data) if isinstance(read_data, bytes) else io.StringIO(read_data)

    handle = MagicMock(name="open()")
    state = [new_file()]
    handle.__enter__.return_value = handle
    handle.read.side_effect = lambda *args: state[0].read(*args)
    handle.readline.side_effect = lambda *args: state[0].readline(*args)
    handle.readlines.side_effect = lambda *args: state[0].readlines(*args)
    type(handle).__iter__ = lambda self: iter(state[0])
    handle.write.return_value = None
    mock = MagicMock(name="open") if mock is None else mock

    def opened(*args, **kwargs):
        state[0] = new_file()
        return DEFAULT

    mock.side_effect = opened
    mock.return_value = handle
    return mock
