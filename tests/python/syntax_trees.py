import ast

tree = ast.parse("""
import os.path as p, sys
from . import a as b
@deco(1)
async def f(a, /, b: int = 2, *c, d, e=5, **g) -> str:
    "doc"
    async with x as y, z: pass
    async for i in j: await k
    return [q async for q in r if q]
class C(A, metaclass=M):
    x: int = 1
    (y): str
for i, *j in k:
    continue
else:
    pass
while not x < y <= z:
    break
if a: pass
elif b: pass
else: pass
try:
    raise E from None
except (A, B) as e: pass
finally: del a[0], b.c
lambda x, *y, z=1: (yield)
f"a{x!r:>{w}5}b" "c"
x = y = {1: 2, **z}; x += {1, 2}; {k: v for k, v in z}; (i for i in j)
assert a and b or not c, "m"
global q
a[1:2, ::3]; a if b else c; (x := 5); b"by"; 1.5; 2j; None; ...; -x ** 2 @ y; ~x // 3
match v:
    case 1 | -2: pass
    case [a, *_] if a: pass
    case {"k": w, **rest}: pass
    case P(1, x=2) as z: pass
    case None: pass
type T[U: int, *V] = list[U]
def g[T](x: T): nonlocal_ = 1
""")
print(ast.dump(tree))
print(ast.dump(tree.body[3], indent=2, include_attributes=True))
text = ast.unparse(tree)
print(text)
print(ast.unparse(ast.parse(text)) == text)


class Calculator(ast.NodeVisitor):
    OPS = {ast.Add: lambda a, b: a + b, ast.Mult: lambda a, b: a * b, ast.Sub: lambda a, b: a - b}

    def visit_Expression(self, node):
        return self.visit(node.body)

    def visit_BinOp(self, node):
        return self.OPS[type(node.op)](self.visit(node.left), self.visit(node.right))

    def visit_Constant(self, node):
        return node.value

    def generic_visit(self, node):
        raise ValueError(f"not allowed: {type(node).__name__}")


print(Calculator().visit(ast.parse("1 + 2 * (3 - 4)", mode="eval")))
try:
    Calculator().visit(ast.parse("f(1)", mode="eval"))
except ValueError as error:
    print(error)


class Doubler(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(node.value * 2), node)


doubled = ast.fix_missing_locations(Doubler().visit(ast.parse("x = 21\nprint(x, 'ab')")))
exec(compile(doubled, "<tree>", "exec"))
print(eval(compile(ast.Expression(ast.BinOp(ast.Constant(2, lineno=1, col_offset=0), ast.Pow(), ast.Constant(5, lineno=1, col_offset=0), lineno=1, col_offset=0)), "", "eval")))
print(sorted({type(n).__name__ for n in ast.walk(ast.parse("a.b(c)[d]"))}))
print([n.id for n in ast.walk(ast.parse("a + b * c")) if isinstance(n, ast.Name)])
print(ast.get_docstring(tree.body[2]), ast.get_source_segment("x = (1 +\n 2)", ast.parse("x = (1 +\n 2)").body[0].value))
for good in ["[1, 'a', (2.5, -3), {4: None}, {True}, b'x', 1+2j]", " set()", "-7", "'a' 'b'"]:
    print(ast.literal_eval(good))
for bad in ["f()", "a", "1 + 2", "[x for x in y]", "{**{}}"]:
    try:
        ast.literal_eval(bad)
    except ValueError as error:
        print(str(error).split("<")[0])
try:
    ast.parse("x = = 1")
except SyntaxError as error:
    print(error.msg, error.lineno, error.offset)
node = ast.Name("x", ast.Load())
print(node.id, ast.dump(node), isinstance(node, ast.expr), ast.Name._fields, ast.Constant(1) == ast.Constant(1))
print([ast.unparse(ast.parse(t, mode="eval")) for t in ["(a, b)", "not (a or b)", "(-1) ** 2", "a[b, c]", "(lambda: 1)()", "f(*a, **b)", "(yield)", "'it\\'s'", "1 .real", "(a if b else c) + 1", "a < b < c", "{**a, 1: 2}", "f'{x!r:>5}{{}}'", "x[1:2]", "(a := 1)", "[*a, b]"]])
