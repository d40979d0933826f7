"""Trees of programs: nodes, what goes through them, and `literal_eval`. The parser is that of the language (`_ast`)."""

import json as _json
import sys
from enum import IntEnum, auto
from contextlib import contextmanager, nullcontext

import _ast

PyCF_ONLY_AST = 1024
PyCF_TYPE_COMMENTS = 4096
PyCF_ALLOW_TOP_LEVEL_AWAIT = 8192


class AST:
    _attributes = ()
    _fields = ()
    __match_args__ = ()

    def __init__(self, *args, **kwargs):
        fields = self._fields
        if len(args) > len(fields):
            name = type(self).__name__
            plural = "" if len(fields) == 1 else "s"
            raise TypeError(f"{name} constructor takes at most {len(fields)} positional argument{plural}")
        for name, value in zip(fields, args):
            setattr(self, name, value)
        for name, value in kwargs.items():
            if name in fields[: len(args)]:
                raise TypeError(f"{type(self).__name__} got multiple values for argument {name!r}")
            setattr(self, name, value)

    def __reduce__(self):
        return (type(self), (), self.__dict__)


# Each kind with what it is derived from, its fields, and whether it has a place in the text. A field with a question mark is
# None where it is not given.
_KINDS = """
mod -
Module(body, type_ignores) mod
Interactive(body) mod
Expression(body) mod
FunctionType(argtypes, returns) mod
stmt - @
FunctionDef(name, args, body, decorator_list, returns?, type_comment?, type_params) stmt
AsyncFunctionDef(name, args, body, decorator_list, returns?, type_comment?, type_params) stmt
ClassDef(name, bases, keywords, body, decorator_list, type_params) stmt
Return(value?) stmt
Delete(targets) stmt
Assign(targets, value, type_comment?) stmt
TypeAlias(name, type_params, value) stmt
AugAssign(target, op, value) stmt
AnnAssign(target, annotation, value?, simple) stmt
For(target, iter, body, orelse, type_comment?) stmt
AsyncFor(target, iter, body, orelse, type_comment?) stmt
While(test, body, orelse) stmt
If(test, body, orelse) stmt
With(items, body, type_comment?) stmt
AsyncWith(items, body, type_comment?) stmt
Match(subject, cases) stmt
Raise(exc?, cause?) stmt
Try(body, handlers, orelse, finalbody) stmt
TryStar(body, handlers, orelse, finalbody) stmt
Assert(test, msg?) stmt
Import(names) stmt
ImportFrom(module?, names, level?) stmt
Global(names) stmt
Nonlocal(names) stmt
Expr(value) stmt
Pass() stmt
Break() stmt
Continue() stmt
expr - @
BoolOp(op, values) expr
NamedExpr(target, value) expr
BinOp(left, op, right) expr
UnaryOp(op, operand) expr
Lambda(args, body) expr
IfExp(test, body, orelse) expr
Dict(keys, values) expr
Set(elts) expr
ListComp(elt, generators) expr
SetComp(elt, generators) expr
DictComp(key, value, generators) expr
GeneratorExp(elt, generators) expr
Await(value) expr
Yield(value?) expr
YieldFrom(value) expr
Compare(left, ops, comparators) expr
Call(func, args, keywords) expr
FormattedValue(value, conversion, format_spec?) expr
JoinedStr(values) expr
Constant(value, kind?) expr
Attribute(value, attr, ctx) expr
Subscript(value, slice, ctx) expr
Starred(value, ctx) expr
Name(id, ctx) expr
List(elts, ctx) expr
Tuple(elts, ctx) expr
Slice(lower?, upper?, step?) expr
expr_context -
Load() expr_context
Store() expr_context
Del() expr_context
boolop -
And() boolop
Or() boolop
operator -
Add() operator
Sub() operator
Mult() operator
MatMult() operator
Div() operator
Mod() operator
Pow() operator
LShift() operator
RShift() operator
BitOr() operator
BitXor() operator
BitAnd() operator
FloorDiv() operator
unaryop -
Invert() unaryop
Not() unaryop
UAdd() unaryop
USub() unaryop
cmpop -
Eq() cmpop
NotEq() cmpop
Lt() cmpop
LtE() cmpop
Gt() cmpop
GtE() cmpop
Is() cmpop
IsNot() cmpop
In() cmpop
NotIn() cmpop
comprehension(target, iter, ifs, is_async) -
excepthandler - @
ExceptHandler(type?, name?, body) excepthandler
arguments(posonlyargs, args, vararg?, kwonlyargs, kw_defaults, kwarg?, defaults) -
arg(arg, annotation?, type_comment?) - @
keyword(arg?, value) - @
alias(name, asname?) - @
withitem(context_expr, optional_vars?) -
match_case(pattern, guard?, body) -
pattern - @
MatchValue(value) pattern
MatchSingleton(value) pattern
MatchSequence(patterns) pattern
MatchMapping(keys, patterns, rest?) pattern
MatchClass(cls, patterns, kwd_attrs, kwd_patterns) pattern
MatchStar(name?) pattern
MatchAs(pattern?, name?) pattern
MatchOr(patterns) pattern
type_ignore -
TypeIgnore(lineno, tag) type_ignore
type_param - @
TypeVar(name, bound?) type_param
ParamSpec(name) type_param
TypeVarTuple(name) type_param
"""


def _declare():
    kinds = {}
    for line in _KINDS.strip().splitlines():
        head, _, rest = line.rpartition(")") if ")" in line else ("", "", line)
        name, _, fields = head.partition("(")
        words = rest.split()
        if not name:
            name = words.pop(0)
        base = AST if words[0] == "-" else kinds[words[0]]
        fields = [field.strip() for field in fields.split(",") if field.strip()]
        names = tuple(field.rstrip("?") for field in fields)
        body = {"__module__": "ast", "_fields": names, "__match_args__": names}
        for field in fields:
            if field.endswith("?"):
                body[field[:-1]] = None
        if "@" in words:
            body["_attributes"] = ("lineno", "col_offset", "end_lineno", "end_col_offset")
            body["end_lineno"] = body["end_col_offset"] = None
        kinds[name] = type(name, (base,), body)
    return kinds


_kinds = _declare()
globals().update(_kinds)


def _is_constant(of):
    class Meta(type):
        def __instancecheck__(cls, node):
            return type(node) is Constant and type(node.value) in of

    return Meta


def _old(name, fields, of):
    # What literals were before they were all `Constant`.
    def __new__(cls, *args, **kwargs):
        return Constant(*args, **kwargs)

    return _is_constant(of)(name, (Constant,), {"__new__": __new__, "__module__": "ast", "_fields": fields})


Num = _old("Num", ("n",), (int, float, complex))
Str = _old("Str", ("s",), (str,))
Bytes = _old("Bytes", ("s",), (bytes,))
NameConstant = _old("NameConstant", ("value", "kind"), (type(None), bool))
Ellipsis = _old("Ellipsis", (), (type(...),))
Constant.n = Constant.s = property(lambda self: self.value, lambda self, value: setattr(self, "value", value))


class slice(AST):
    """What subscripts were before they were expressions."""


class Index(slice):
    def __new__(cls, value, **kwargs):
        return value


class ExtSlice(slice):
    def __new__(cls, dims=(), **kwargs):
        return Tuple(list(dims), Load(), **kwargs)


class Suite(mod):
    pass


class AugLoad(expr_context):
    pass


class AugStore(expr_context):
    pass


class Param(expr_context):
    pass


_marks = {
    name: kind()
    for name, kind in _kinds.items()
    if issubclass(kind, (expr_context, boolop, operator, unaryop, cmpop)) and kind.__base__ is not AST
}
_values = {
    "int": int,
    "float": float,
    "complex": complex,
    "str": str,
    "bool": bool,
    "bytes": lambda text: text.encode("latin-1"),
    "None": lambda text: None,
    "Ellipsis": lambda text: ...,
}


def _built(written):
    if isinstance(written, list):
        return [_built(item) for item in written]
    if not isinstance(written, dict):
        return written
    if "c" in written:
        return _values[written["c"]](written["v"])
    name = written["n"]
    if name in _marks:
        return _marks[name]
    kind = _kinds[name]
    node = kind()
    for field, value in zip(kind._fields, written["f"]):
        setattr(node, field, _built(value))
    if "p" in written:
        node.lineno, node.col_offset, node.end_lineno, node.end_col_offset = written["p"]
    return node


def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None):
    if isinstance(source, AST):
        return source
    if isinstance(source, (bytes, bytearray)):
        source = bytes(source).decode("utf-8-sig")
    if not isinstance(source, str):
        raise TypeError("compile() arg 1 must be a string, bytes or AST object")
    if mode not in ("exec", "eval", "single", "func_type"):
        raise ValueError("compile() mode must be 'exec', 'eval', 'single' or 'func_type'")
    if mode == "func_type":
        raise NotImplementedError("types of functions in comments are not supported")
    if mode == "eval":
        source = source.lstrip(" \t")
    else:
        # What is refused after parsing is refused here, too.
        compile(source, str(filename), mode)
    tree = _built(_json.loads(_ast._parse(source, str(filename), mode == "eval")))
    return Interactive(tree.body) if mode == "single" else tree


def _to_compile(tree, mode):
    """The text of a tree that a program gives to `compile`."""
    wanted = {"exec": Module, "eval": Expression, "single": Interactive}.get(mode, Module)
    if not isinstance(tree, wanted):
        raise TypeError(f"expected {wanted.__name__} node, got {type(tree).__name__}")
    for node in walk(tree):
        if isinstance(node, (stmt, expr)) and not hasattr(node, "lineno"):
            base = "stmt" if isinstance(node, stmt) else "expr"
            raise TypeError(f'required field "lineno" missing from {base}')
        for name in node._fields:
            if not hasattr(node, name):
                raise TypeError(f'required field "{name}" missing from {type(node).__name__}')
    return unparse(tree)


def unparse(ast_obj):
    from _unparse import unparse

    return unparse(ast_obj)


def literal_eval(node_or_string):
    """The value of an expression of literals and containers."""
    if isinstance(node_or_string, str):
        node_or_string = parse(node_or_string.lstrip(" \t"), mode="eval")
    if isinstance(node_or_string, Expression):
        node_or_string = node_or_string.body
    return _literal(node_or_string)


def _malformed(node):
    message = "malformed node or string"
    if line := getattr(node, "lineno", None):
        message += f" on line {line}"
    raise ValueError(message + f": {node!r}")


def _number(node):
    if type(node) is not Constant or type(node.value) not in (int, float, complex):
        _malformed(node)
    return node.value


def _signed(node):
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        operand = _number(node.operand)
        return +operand if isinstance(node.op, UAdd) else -operand
    return _number(node)


def _literal(node):
    kind = type(node)
    if kind is Constant:
        return node.value
    if kind is Tuple:
        return tuple(map(_literal, node.elts))
    if kind is List:
        return list(map(_literal, node.elts))
    if kind is Set:
        return set(map(_literal, node.elts))
    if kind is Call and isinstance(node.func, Name) and node.func.id == "set" and node.args == node.keywords == []:
        return set()
    if kind is Dict:
        if len(node.keys) != len(node.values):
            _malformed(node)
        return dict(zip(map(_literal, node.keys), map(_literal, node.values)))
    if kind is BinOp and isinstance(node.op, (Add, Sub)):
        left = _signed(node.left)
        right = _number(node.right)
        if isinstance(left, (int, float)) and isinstance(right, complex):
            return left + right if isinstance(node.op, Add) else left - right
    return _signed(node)


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None):
    """A tree as text that makes it again."""

    def shown(node, level=0):
        if indent is not None:
            level += 1
            prefix = "\n" + indent * level
            separator = ",\n" + indent * level
        else:
            prefix = ""
            separator = ", "
        if isinstance(node, AST):
            cls = type(node)
            args = []
            allsimple = True
            keywords = annotate_fields
            for name in node._fields:
                try:
                    value = getattr(node, name)
                except AttributeError:
                    keywords = True
                    continue
                if value is None and getattr(cls, name, ...) is None:
                    keywords = True
                    continue
                value, simple = shown(value, level)
                allsimple = allsimple and simple
                args.append(f"{name}={value}" if keywords else value)
            if include_attributes and node._attributes:
                for name in node._attributes:
                    try:
                        value = getattr(node, name)
                    except AttributeError:
                        continue
                    if value is None and getattr(cls, name, ...) is None:
                        continue
                    value, simple = shown(value, level)
                    allsimple = allsimple and simple
                    args.append(f"{name}={value}")
            if allsimple and len(args) <= 3:
                return f"{cls.__name__}({', '.join(args)})", not args
            return f"{cls.__name__}({prefix}{separator.join(args)})", False
        if isinstance(node, list):
            if not node:
                return "[]", True
            return f"[{prefix}{separator.join(shown(item, level)[0] for item in node)}]", False
        return repr(node), True

    if not isinstance(node, AST):
        raise TypeError("expected AST, got %r" % node.__class__.__name__)
    if indent is not None and not isinstance(indent, str):
        indent = " " * indent
    return shown(node)[0]


def copy_location(new_node, old_node):
    for name in "lineno", "col_offset", "end_lineno", "end_col_offset":
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            if value is not None or (hasattr(old_node, name) and name.startswith("end_")):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    def fix(node, places):
        places = dict(places)
        for name in places:
            if name in node._attributes:
                # The end may be None, which says that it is not known.
                is_known = hasattr(node, name) and not (name.startswith("end") and getattr(node, name) is None)
                if is_known:
                    places[name] = getattr(node, name)
                else:
                    setattr(node, name, places[name])
        for child in iter_child_nodes(node):
            fix(child, places)

    fix(node, {"lineno": 1, "col_offset": 0, "end_lineno": 1, "end_col_offset": 0})
    return node


def increment_lineno(node, n=1):
    for child in walk(node):
        if isinstance(child, TypeIgnore):
            child.lineno = getattr(child, "lineno", 0) + n
            continue
        if "lineno" in child._attributes:
            child.lineno = getattr(child, "lineno", 0) + n
        if "end_lineno" in child._attributes and (end := getattr(child, "end_lineno", 0)) is not None:
            child.end_lineno = end + n
    return node


def iter_fields(node):
    for field in node._fields:
        try:
            yield field, getattr(node, field)
        except AttributeError:
            pass


def iter_child_nodes(node):
    for name, field in iter_fields(node):
        if isinstance(field, AST):
            yield field
        elif isinstance(field, list):
            for item in field:
                if isinstance(item, AST):
                    yield item


def walk(node):
    from collections import deque

    todo = deque([node])
    while todo:
        node = todo.popleft()
        todo.extend(iter_child_nodes(node))
        yield node


def get_docstring(node, clean=True):
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError("%r can't have docstrings" % (node.__class__.__name__))
    if not (node.body and isinstance(node.body[0], Expr)):
        return None
    node = node.body[0].value
    if not (isinstance(node, Constant) and isinstance(node.value, str)):
        return None
    if clean:
        import inspect

        return inspect.cleandoc(node.value)
    return node.value


def get_source_segment(source, node, *, padded=False):
    try:
        if node.end_lineno is None or node.end_col_offset is None:
            return None
        lineno, end_lineno = node.lineno - 1, node.end_lineno - 1
        col_offset, end_col_offset = node.col_offset, node.end_col_offset
    except AttributeError:
        return None
    lines = source.replace("\r\n", "\n").replace("\r", "\n").splitlines(True)
    if end_lineno == lineno:
        return lines[lineno].encode()[col_offset:end_col_offset].decode()
    padding = ""
    if padded:
        before = lines[lineno].encode()[:col_offset].decode()
        padding = "".join(c if c in "\f\t" else " " for c in before)
    first = padding + lines[lineno].encode()[col_offset:].decode()
    last = lines[end_lineno].encode()[:end_col_offset].decode()
    return "".join([first, *lines[lineno + 1 : end_lineno], last])


class NodeVisitor:
    """Calls the method `visit_KIND` for a node; goes on to its children where there is none."""

    def visit(self, node):
        return getattr(self, "visit_" + node.__class__.__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        for field, value in iter_fields(node):
            if isinstance(value, list):
                for item in value:
                    if isinstance(item, AST):
                        self.visit(item)
            elif isinstance(value, AST):
                self.visit(value)

    def visit_Constant(self, node):
        value = node.value
        for types, name in ((bool, "NameConstant"), ((int, float, complex), "Num"), (str, "Str"), (bytes, "Bytes")):
            if isinstance(value, types):
                break
        else:
            name = "NameConstant" if value is None else "Ellipsis"
        return getattr(self, "visit_" + name, self.generic_visit)(node)


class NodeTransformer(NodeVisitor):
    """Puts what the methods return in place of nodes."""

    def generic_visit(self, node):
        for field, old_value in iter_fields(node):
            if isinstance(old_value, list):
                new_values = []
                for value in old_value:
                    if isinstance(value, AST):
                        value = self.visit(value)
                        if value is None:
                            continue
                        if not isinstance(value, AST):
                            new_values.extend(value)
                            continue
                    new_values.append(value)
                old_value[:] = new_values
            elif isinstance(old_value, AST):
                new_node = self.visit(old_value)
                if new_node is None:
                    delattr(node, field)
                else:
                    setattr(node, field, new_node)
        return node


def main():
    import argparse

    parser = argparse.ArgumentParser(prog="python -m ast")
    parser.add_argument("infile", type=argparse.FileType(mode="rb"), nargs="?", default="-")
    parser.add_argument("-m", "--mode", default="exec", choices=("exec", "single", "eval", "func_type"))
    parser.add_argument("-a", "--include-attributes", action="store_true")
    parser.add_argument("-i", "--indent", type=int, default=3)
    args = parser.parse_args()
    with args.infile as infile:
        source = infile.read()
    tree = parse(source, args.infile.name, args.mode)
    print(dump(tree, include_attributes=args.include_attributes, indent=args.indent))


if __name__ == "__main__":
    main()
