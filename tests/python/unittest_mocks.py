"""Objects that stand for others, and patches."""
import os
from unittest.mock import ANY, AsyncMock, MagicMock, Mock, PropertyMock, call, create_autospec, mock_open, patch, sentinel

m = Mock()
m.method.return_value = 3
print(m.method(1, 2, key="x"), m.method.called, m.method.call_count)
m.method.assert_called_once_with(1, 2, key="x")
print(m.method.call_args, m.mock_calls, m.method_calls)
m = Mock(side_effect=[1, 2, ValueError("boom")])
print(m(), m())
try: m()
except ValueError as e: print(e)
m = Mock(side_effect=lambda x: x * 2); print(m(4))
m = MagicMock()
m.__len__.return_value = 5
print(len(m), m[3] is m[4], bool(m), int(m), 3 in m, list(m))
m.__getitem__.side_effect = lambda k: k + 1
print(m[3])
with m as ctx: print(ctx is m.__enter__.return_value)
try: m.foo.assert_called_once()
except AssertionError as e: print(e)
try:
    m.foo(1); m.foo.assert_called_with(2)
except AssertionError as e: print(e)
print(call(1, a=2), call.foo.bar(3), call(1) == call(1), m.foo.call_args_list == [call(1)])
class C:
    def f(self): return 1
    x = 3
with patch.object(C, "f", return_value=9) as pf: print(C().f(), pf.called)
print(C().f())
with patch("os.getcwd") as g:
    g.return_value = "/nowhere"; print(os.getcwd())
@patch("os.getcwd", return_value="/a")
@patch.object(C, "x", 7)
def t(g): print(os.getcwd(), C.x, g.call_count)
t()
d = {"a": 1}
with patch.dict(d, {"b": 2}): print(d)
print(d)
s = Mock(spec=C)
print(isinstance(s.f(), Mock))
try: s.zzz
except AttributeError as e: print(e)
m = Mock(); m.a.b.c(1); m.d(2); print(m.mock_calls)
m.assert_has_calls([call.a.b.c(1), call.d(2)])
print(sentinel.foo, ANY == 3, m.a.b.c.call_args.args)
o = mock_open(read_data="l1\nl2\n")
with patch("builtins.open", o):
    with open("f") as f: print(f.read())
o.assert_called_once_with("f")


with patch("builtins.input", side_effect=["one", "two"]) as fake:
    print(input("? "), input(), fake.call_args_list)


def doubled(x):
    return abs(x) * 2


with patch("builtins.abs", return_value=50):
    print(doubled(-3))
print(doubled(-3))
checked = create_autospec(doubled, return_value=1)
try:
    checked(1, 2)
except TypeError as e:
    print(e)
print(checked(4), checked.mock.call_count)
