"""`ast.unparse`: the text of a tree, with as few brackets as its meaning needs."""

import ast

# How tightly expressions bind, loosest first.
_NAMED, _TUPLE, _YIELD, _TEST, _OR, _AND, _NOT, _COMPARE, _BIT_OR, _BIT_XOR, _BIT_AND, _SHIFT, _ARITH, _TERM, _FACTOR, _POWER, _AWAIT, _ATOM = range(18)

_BINARY = {
    "Add": ("+", _ARITH), "Sub": ("-", _ARITH), "Mult": ("*", _TERM), "MatMult": ("@", _TERM), "Div": ("/", _TERM),
    "Mod": ("%", _TERM), "LShift": ("<<", _SHIFT), "RShift": (">>", _SHIFT), "BitOr": ("|", _BIT_OR),
    "BitXor": ("^", _BIT_XOR), "BitAnd": ("&", _BIT_AND), "FloorDiv": ("//", _TERM), "Pow": ("**", _POWER),
}
_UNARY = {"Invert": ("~", _FACTOR), "Not": ("not ", _NOT), "UAdd": ("+", _FACTOR), "USub": ("-", _FACTOR)}
_COMPARISONS = {
    "Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is", "IsNot": "is not",
    "In": "in", "NotIn": "not in",
}
_INFINITY = "1e309"


def unparse(node):
    writer = _Writer()
    if isinstance(node, ast.expr):
        return writer.expr(node, _TEST)
    writer.any(node)
    return "".join(writer.out)


def _constant(value):
    if isinstance(value, (float, complex)):
        return repr(value).replace("inf", _INFINITY).replace("nan", f"({_INFINITY}-{_INFINITY})")
    if value is ...:
        return "..."
    if isinstance(value, tuple):
        items = [_constant(item) for item in value]
        return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"
    return repr(value)


def _docstring(text, indent):
    escaped = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    shown = "".join(c if c in "\n\t" or c.isprintable() else repr(c)[1:-1] for c in escaped)
    if shown.endswith('"'):
        shown = shown[:-1] + '\\"'
    return f'"""{shown}"""'


class _Writer:
    def __init__(self):
        self.out = []
        self.level = 0

    # Statements.

    def newline(self):
        if self.out:
            self.out.append("\n")

    def line(self, text):
        self.newline()
        self.out.append("    " * self.level + text)

    def any(self, node):
        name = type(node).__name__
        if isinstance(node, ast.mod):
            if name == "Expression":
                self.out.append(self.expr(node.body, _TEST))
            elif name == "FunctionType":
                arguments = ", ".join(self.expr(item, _TEST) for item in node.argtypes)
                self.out.append(f"({arguments}) -> {self.expr(node.returns, _TEST)}")
            else:
                self.body(node.body, name == "Module", False)
        elif isinstance(node, ast.stmt):
            getattr(self, "s_" + name)(node)
        elif isinstance(node, list):
            for item in node:
                self.any(item)
        elif isinstance(node, ast.excepthandler):
            self.handler(node, "except")
        elif isinstance(node, ast.pattern):
            self.out.append(self.pattern(node, _TEST))
        else:
            self.out.append(self.part(node))

    def part(self, node):
        """The text of what is no expression or statement of its own."""
        if isinstance(node, ast.arguments):
            return self.arguments(node)
        if isinstance(node, ast.arg):
            return self.arg(node)
        if isinstance(node, ast.keyword):
            return self.keyword(node)
        if isinstance(node, ast.alias):
            return self.alias(node)
        if isinstance(node, ast.withitem):
            return self.item(node)
        if isinstance(node, ast.comprehension):
            return self.generators([node])
        if isinstance(node, ast.type_param):
            return self.type_param(node)
        name = type(node).__name__
        for table in (_BINARY, _UNARY):
            if name in table:
                return table[name][0]
        return _COMPARISONS.get(name, "")

    def body(self, statements, has_docstring=False, deeper=True):
        self.level += deeper
        for index, statement in enumerate(statements):
            value = getattr(statement, "value", None)
            is_text = isinstance(value, ast.Constant) and isinstance(value.value, str)
            if has_docstring and index == 0 and isinstance(statement, ast.Expr) and is_text:
                self.line(_docstring(value.value, self.level))
            else:
                self.any(statement)
        self.level -= deeper

    def s_Expr(self, node):
        self.line(self.expr(node.value, _YIELD))

    def s_Import(self, node):
        self.line("import " + ", ".join(map(self.alias, node.names)))

    def s_ImportFrom(self, node):
        self.line(f"from {'.' * (node.level or 0)}{node.module or ''} import {', '.join(map(self.alias, node.names))}")

    def alias(self, node):
        return f"{node.name} as {node.asname}" if node.asname else node.name

    def s_Assign(self, node):
        targets = "".join(self.expr(target, _TUPLE) + " = " for target in node.targets)
        self.line(targets + self.expr(node.value, _TEST))

    def s_AugAssign(self, node):
        op = _BINARY[type(node.op).__name__][0]
        self.line(f"{self.expr(node.target, _TEST)} {op}= {self.expr(node.value, _TEST)}")

    def s_AnnAssign(self, node):
        target = self.expr(node.target, _TEST)
        if not node.simple and isinstance(node.target, ast.Name):
            target = f"({target})"
        text = f"{target}: {self.expr(node.annotation, _TEST)}"
        if node.value:
            text += f" = {self.expr(node.value, _TEST)}"
        self.line(text)

    def s_Return(self, node):
        self.line(f"return {self.expr(node.value, _TEST)}" if node.value else "return")

    def s_Pass(self, node):
        self.line("pass")

    def s_Break(self, node):
        self.line("break")

    def s_Continue(self, node):
        self.line("continue")

    def s_Delete(self, node):
        self.line("del " + ", ".join(self.expr(target, _TEST) for target in node.targets))

    def s_Assert(self, node):
        text = f"assert {self.expr(node.test, _TEST)}"
        self.line(f"{text}, {self.expr(node.msg, _TEST)}" if node.msg else text)

    def s_Global(self, node):
        self.line("global " + ", ".join(node.names))

    def s_Nonlocal(self, node):
        self.line("nonlocal " + ", ".join(node.names))

    def s_Raise(self, node):
        text = "raise"
        if node.exc:
            text += f" {self.expr(node.exc, _TEST)}"
        if node.cause:
            text += f" from {self.expr(node.cause, _TEST)}"
        self.line(text)

    def s_Try(self, node, word="except"):
        self.line("try:")
        self.body(node.body)
        for handler in node.handlers:
            self.handler(handler, word)
        for statements, head in ((node.orelse, "else:"), (node.finalbody, "finally:")):
            if statements:
                self.line(head)
                self.body(statements)

    def s_TryStar(self, node):
        self.s_Try(node, "except*")

    def handler(self, node, word):
        text = word
        if node.type:
            text += f" {self.expr(node.type, _TEST)}"
        if node.name:
            text += f" as {node.name}"
        self.line(text + ":")
        self.body(node.body)

    def s_TypeAlias(self, node):
        self.line(f"type {self.expr(node.name, _TEST)}{self.type_params(node)} = {self.expr(node.value, _TEST)}")

    def type_params(self, node):
        parameters = getattr(node, "type_params", None)
        return f"[{', '.join(map(self.type_param, parameters))}]" if parameters else ""

    def type_param(self, node):
        if isinstance(node, ast.TypeVar):
            return f"{node.name}: {self.expr(node.bound, _TEST)}" if node.bound else node.name
        return ("*" if isinstance(node, ast.TypeVarTuple) else "**") + node.name

    def decorators(self, node):
        self.newline()
        for decorator in node.decorator_list:
            self.line("@" + self.expr(decorator, _TEST))

    def s_ClassDef(self, node):
        self.decorators(node)
        bases = [self.expr(base, _TEST) for base in node.bases] + [self.keyword(item) for item in node.keywords]
        arguments = f"({', '.join(bases)})" if bases else ""
        self.line(f"class {node.name}{self.type_params(node)}{arguments}:")
        self.body(node.body, True)

    def s_FunctionDef(self, node, word="def"):
        self.decorators(node)
        returns = f" -> {self.expr(node.returns, _TEST)}" if node.returns else ""
        self.line(f"{word} {node.name}{self.type_params(node)}({self.arguments(node.args)}){returns}:")
        self.body(node.body, True)

    def s_AsyncFunctionDef(self, node):
        self.s_FunctionDef(node, "async def")

    def s_For(self, node, word="for"):
        self.line(f"{word} {self.expr(node.target, _TUPLE)} in {self.expr(node.iter, _TEST)}:")
        self.body(node.body)
        self.otherwise(node)

    def s_AsyncFor(self, node):
        self.s_For(node, "async for")

    def s_While(self, node):
        self.line(f"while {self.expr(node.test, _NAMED + 1)}:")
        self.body(node.body)
        self.otherwise(node)

    def otherwise(self, node):
        if node.orelse:
            self.line("else:")
            self.body(node.orelse)

    def s_If(self, node):
        self.line(f"if {self.expr(node.test, _NAMED + 1)}:")
        self.body(node.body)
        while len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
            node = node.orelse[0]
            self.line(f"elif {self.expr(node.test, _NAMED + 1)}:")
            self.body(node.body)
        self.otherwise(node)

    def item(self, node):
        text = self.expr(node.context_expr, _TEST)
        return f"{text} as {self.expr(node.optional_vars, _TEST)}" if node.optional_vars else text

    def s_With(self, node, word="with"):
        self.line(f"{word} {', '.join(map(self.item, node.items))}:")
        self.body(node.body)

    def s_AsyncWith(self, node):
        self.s_With(node, "async with")

    def s_Match(self, node):
        self.line(f"match {self.expr(node.subject, _TEST)}:")
        self.level += 1
        for case in node.cases:
            guard = f" if {self.expr(case.guard, _TEST)}" if case.guard else ""
            self.line(f"case {self.pattern(case.pattern, _NAMED)}{guard}:")
            self.body(case.body)
        self.level -= 1

    # Patterns.

    def pattern(self, node, binding):
        kind = type(node).__name__
        if kind == "MatchValue":
            return self.expr(node.value, _TEST)
        if kind == "MatchSingleton":
            return _constant(node.value)
        if kind == "MatchSequence":
            return f"[{', '.join(self.pattern(item, _NAMED) for item in node.patterns)}]"
        if kind == "MatchStar":
            return "*" + (node.name or "_")
        if kind == "MatchMapping":
            items = [
                f"{self.expr(key, _TEST)}: {self.pattern(item, _NAMED)}" for key, item in zip(node.keys, node.patterns)
            ]
            if node.rest:
                items.append("**" + node.rest)
            return "{" + ", ".join(items) + "}"
        if kind == "MatchClass":
            items = [self.pattern(item, _NAMED) for item in node.patterns]
            items += [f"{name}={self.pattern(item, _NAMED)}" for name, item in zip(node.kwd_attrs, node.kwd_patterns)]
            return f"{self.expr(node.cls, _ATOM)}({', '.join(items)})"
        if kind == "MatchOr":
            text = " | ".join(self.pattern(item, _BIT_OR + 1) for item in node.patterns)
            return f"({text})" if binding > _BIT_OR else text
        if node.name is None:
            return "_"
        if node.pattern is None:
            return node.name
        text = f"{self.pattern(node.pattern, _BIT_OR)} as {node.name}"
        return f"({text})" if binding > _TEST else text

    # Expressions.

    def arg(self, node):
        return f"{node.arg}: {self.expr(node.annotation, _TEST)}" if node.annotation else node.arg

    def arguments(self, node):
        parts = []
        positional = node.posonlyargs + node.args
        required = len(positional) - len(node.defaults)
        for index, parameter in enumerate(positional):
            text = self.arg(parameter)
            if index >= required:
                text += "=" + self.expr(node.defaults[index - required], _TEST)
            parts.append(text)
            if index + 1 == len(node.posonlyargs):
                parts.append("/")
        if node.vararg or node.kwonlyargs:
            parts.append("*" + (self.arg(node.vararg) if node.vararg else ""))
        for parameter, default in zip(node.kwonlyargs, node.kw_defaults):
            parts.append(self.arg(parameter) + ("=" + self.expr(default, _TEST) if default else ""))
        if node.kwarg:
            parts.append("**" + self.arg(node.kwarg))
        return ", ".join(parts)

    def keyword(self, node):
        value = self.expr(node.value, _TEST)
        return f"**{value}" if node.arg is None else f"{node.arg}={value}"

    def expr(self, node, binding):
        text, own = getattr(self, "e_" + type(node).__name__)(node)
        return f"({text})" if own < binding else text

    def e_Name(self, node):
        return node.id, _ATOM

    def e_Constant(self, node):
        if node.kind == "u":
            return "u" + repr(node.value), _ATOM
        return _constant(node.value), _ATOM

    def e_NamedExpr(self, node):
        # A bracket belongs to it wherever it stands.
        return f"({self.expr(node.target, _ATOM)} := {self.expr(node.value, _ATOM)})", _ATOM

    def e_Tuple(self, node):
        items = [self.expr(item, _TEST) for item in node.elts]
        if not items:
            return "()", _ATOM
        return f"{items[0]}," if len(items) == 1 else ", ".join(items), _TUPLE

    def e_List(self, node):
        return f"[{', '.join(self.expr(item, _TEST) for item in node.elts)}]", _ATOM

    def e_Set(self, node):
        return ("{" + ", ".join(self.expr(item, _TEST) for item in node.elts) + "}" if node.elts else "{*()}"), _ATOM

    def e_Dict(self, node):
        items = [
            f"**{self.expr(value, _BIT_OR)}" if key is None else f"{self.expr(key, _TEST)}: {self.expr(value, _TEST)}"
            for key, value in zip(node.keys, node.values)
        ]
        return "{" + ", ".join(items) + "}", _ATOM

    def generators(self, generators):
        text = ""
        for generator in generators:
            word = " async for " if generator.is_async else " for "
            text += f"{word}{self.expr(generator.target, _TUPLE)} in {self.expr(generator.iter, _TEST + 1)}"
            for condition in generator.ifs:
                text += f" if {self.expr(condition, _TEST + 1)}"
        return text

    def e_ListComp(self, node):
        return f"[{self.expr(node.elt, _TEST)}{self.generators(node.generators)}]", _ATOM

    def e_GeneratorExp(self, node):
        return f"({self.expr(node.elt, _TEST)}{self.generators(node.generators)})", _ATOM

    def e_SetComp(self, node):
        return "{" + self.expr(node.elt, _TEST) + self.generators(node.generators) + "}", _ATOM

    def e_DictComp(self, node):
        entry = f"{self.expr(node.key, _TEST)}: {self.expr(node.value, _TEST)}"
        return "{" + entry + self.generators(node.generators) + "}", _ATOM

    def e_IfExp(self, node):
        body, test = self.expr(node.body, _TEST + 1), self.expr(node.test, _TEST + 1)
        return f"{body} if {test} else {self.expr(node.orelse, _TEST)}", _TEST

    def e_Lambda(self, node):
        parameters = self.arguments(node.args)
        return f"lambda{' ' + parameters if parameters else ''}: {self.expr(node.body, _TEST)}", _TEST

    def e_Yield(self, node):
        return (f"(yield {self.expr(node.value, _ATOM)})" if node.value else "(yield)"), _ATOM

    def e_YieldFrom(self, node):
        return f"(yield from {self.expr(node.value, _ATOM)})", _ATOM

    def e_Await(self, node):
        return f"await {self.expr(node.value, _ATOM)}", _AWAIT

    def e_BoolOp(self, node):
        is_and = isinstance(node.op, ast.And)
        own = _AND if is_and else _OR
        return (" and " if is_and else " or ").join(self.expr(value, own + 1) for value in node.values), own

    def e_BinOp(self, node):
        op, own = _BINARY[type(node.op).__name__]
        if op == "**":
            left, right = self.expr(node.left, own + 1), self.expr(node.right, _FACTOR)
        else:
            left, right = self.expr(node.left, own), self.expr(node.right, own + 1)
        return f"{left} {op} {right}", own

    def e_UnaryOp(self, node):
        op, own = _UNARY[type(node.op).__name__]
        return op + self.expr(node.operand, own), own

    def e_Compare(self, node):
        text = self.expr(node.left, _COMPARE + 1)
        for op, value in zip(node.ops, node.comparators):
            text += f" {_COMPARISONS[type(op).__name__]} {self.expr(value, _COMPARE + 1)}"
        return text, _COMPARE

    def e_Call(self, node):
        arguments = [self.expr(argument, _TEST) for argument in node.args] + [self.keyword(item) for item in node.keywords]
        return f"{self.expr(node.func, _ATOM)}({', '.join(arguments)})", _ATOM

    def e_Attribute(self, node):
        value = self.expr(node.value, _ATOM)
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, int):
            value += " "
        return f"{value}.{node.attr}", _ATOM

    def e_Subscript(self, node):
        return f"{self.expr(node.value, _ATOM)}[{self.expr(node.slice, _TUPLE)}]", _ATOM

    def e_Starred(self, node):
        return "*" + self.expr(node.value, _BIT_OR), _ATOM

    def e_Slice(self, node):
        text = (self.expr(node.lower, _TEST) if node.lower else "") + ":"
        text += self.expr(node.upper, _TEST) if node.upper else ""
        return text + (":" + self.expr(node.step, _TEST) if node.step else ""), _ATOM

    def e_JoinedStr(self, node):
        text = self.pieces(node.values)
        for quote in ("'", '"', "'''", '"""'):
            if quote not in text and "\n" not in text and not text.endswith(quote[0]):
                return f"f{quote}{text}{quote}", _ATOM
        # Programs for 3.12 may have the same quotes inside.
        return f"f{_quoted(text)}", _ATOM

    def pieces(self, values):
        text = ""
        for value in values:
            if isinstance(value, ast.Constant):
                shown = str(value.value).replace("\\", "\\\\").replace("{", "{{").replace("}", "}}")
                text += "".join(c if c.isprintable() else repr(c)[1:-1] for c in shown)
            elif isinstance(value, ast.JoinedStr):
                text += self.pieces(value.values)
            else:
                inner = self.expr(value.value, _TEST + 1)
                text += "{" + (" " if inner.startswith("{") else "") + inner
                text += "" if value.conversion == -1 else "!" + chr(value.conversion)
                text += "" if value.format_spec is None else ":" + self.pieces(value.format_spec.values)
                text += "}"
        return text

    def e_FormattedValue(self, node):
        return self.e_JoinedStr(ast.JoinedStr([node]))


def _quoted(text):
    return f'"""{text}"""' if not text.endswith('"') else f"'''{text}'''"
