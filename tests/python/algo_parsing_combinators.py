class Parser:
    def __init__(self, run, name="?"): self.run, self.name = run, name
    def __or__(self, other): return Parser(lambda s, i: self.run(s, i) or other.run(s, i))
    def __add__(self, other):
        def run(s, i):
            if (a := self.run(s, i)) is None: return None
            if (b := other.run(s, a[1])) is None: return None
            return (a[0], b[0]), b[1]
        return Parser(run)
    def __rshift__(self, f):
        return Parser(lambda s, i: None if (r := self.run(s, i)) is None else (f(r[0]), r[1]))
    def __lshift__(self, other): return (self + other) >> (lambda p: p[0])
    def __matmul__(self, other): return (self + other) >> (lambda p: p[1])
    def many(self):
        def run(s, i):
            made = []
            while (r := self.run(s, i)) is not None:
                made.append(r[0]); i = r[1]
            return made, i
        return Parser(run)
    def sep(self, by): return ((self + (by @ self).many()) >> (lambda p: [p[0], *p[1]])) | Parser(lambda s, i: ([], i))
    def __call__(self, s):
        r = self.run(s, 0)
        if r is None or r[1] != len(s): raise ValueError(f"stuck at {r and r[1]}")
        return r[0]
def char(test): return Parser(lambda s, i: (s[i], i + 1) if i < len(s) and test(s[i]) else None)
def word(w): return Parser(lambda s, i: (w, i + len(w)) if s.startswith(w, i) else None)
def lazy(f): return Parser(lambda s, i: f().run(s, i))
space = char(str.isspace).many()
def token(w): return word(w) << space
digits = (char(str.isdigit) + char(str.isdigit).many()) >> (lambda p: p[0] + "".join(p[1]))
number = (digits << space) >> int
string = (word('"') @ char(lambda c: c != '"').many() << token('"')) >> "".join
value = lazy(lambda: number | string | array | obj | ((token("true") >> (lambda _: True)) | (token("null") >> (lambda _: [None]))))
array = token("[") @ value.sep(token(",")) << token("]")
pair = (string << token(":")) + value
obj = (token("{") @ pair.sep(token(",")) << token("}")) >> dict
print(value('{"a": [1, 22, {"b": []}], "c": "text" , "d": true}'))
factor = lazy(lambda: number | (token("(") @ expr << token(")")))
import operator
ops = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.floordiv}
def chain(part, signs):
    sign = token(signs[0]) | token(signs[1])
    def fold(p):
        total = p[0]
        for o, x in p[1]: total = ops[o](total, x)
        return total
    return (part + (sign + part).many()) >> fold
term = chain(factor, "*/")
expr = chain(term, "+-")
for text in ("1+2*3", "(1 + 2) * 3 - 4", "100 / 7 / 2", "2*(3+(4-1)*5)", "1+", "((1)"):
    try: print(text, "=", expr(text))
    except ValueError as error: print(text, "->", error)
