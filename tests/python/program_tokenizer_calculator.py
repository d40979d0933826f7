import re
from math import sin, pi, sqrt
class CalcError(Exception): pass
TOKEN = re.compile(r"\s*(?:(\d+\.?\d*(?:[eE][-+]?\d+)?)|([A-Za-z_]\w*)|(\*\*|[-+*/%^(),=!]))")
def tokens(s):
    at = 0
    while at < len(s.rstrip()):
        m = TOKEN.match(s, at)
        if not m: raise CalcError(f"bad character {s[at:].lstrip()[0]!r} at {at}")
        at = m.end(); num, name, op = m.groups()
        yield ("num", float(num) if "." in num or "e" in num.lower() else int(num)) if num else ("name", name) if name else ("op", op)
    yield ("end", None)
class Calc:
    def __init__(self): self.vars = {"pi": pi}; self.funcs = {"sin": sin, "sqrt": sqrt, "max": max}
    BIND = {"+": 10, "-": 10, "*": 20, "/": 20, "%": 20, "^": 30, "**": 30, "!": 40}
    def run(self, s):
        self.ts = list(tokens(s)); self.i = 0
        if len(self.ts) > 2 and self.ts[0][0] == "name" and self.ts[1] == ("op", "="):
            self.i = 2; v = self.vars[self.ts[0][1]] = self.expr(0)
        else: v = self.expr(0)
        if self.peek()[0] != "end": raise CalcError(f"unexpected {self.peek()[1]!r}")
        return v
    def peek(self): return self.ts[self.i]
    def next(self): self.i += 1; return self.ts[self.i - 1]
    def expect(self, op):
        if (t := self.next()) != ("op", op): raise CalcError(f"expected {op!r}, got {t[1]!r}")
    def expr(self, bind):
        kind, v = self.next()
        match kind, v:
            case "num", x: left = x
            case "name", n if self.peek() == ("op", "("):
                self.next(); args = [self.expr(0)]
                while self.peek() == ("op", ","): self.next(); args.append(self.expr(0))
                self.expect(")")
                if n not in self.funcs: raise CalcError(f"no function {n}")
                left = self.funcs[n](*args)
            case "name", n:
                if n not in self.vars: raise CalcError(f"no variable {n}")
                left = self.vars[n]
            case "op", "(": left = self.expr(0); self.expect(")")
            case "op", "-": left = -self.expr(25)
            case _: raise CalcError(f"unexpected {v!r}")
        while (t := self.peek())[0] == "op" and (b := self.BIND.get(t[1], -1)) > bind:
            self.next(); o = t[1]
            if o == "!":
                f = 1
                for k in range(2, left + 1): f *= k
                left = f; continue
            right = self.expr(b - (o in "^**"))
            try: left = {"+": lambda a, c: a + c, "-": lambda a, c: a - c, "*": lambda a, c: a * c, "/": lambda a, c: a / c, "%": lambda a, c: a % c}.get(o, pow)(left, right)
            except ZeroDivisionError: raise CalcError("division by zero") from None
        return left
c = Calc()
for s in ("1+2*3", "2^3^2", "-2^2", "(1+2)*3-4/2", "x = 5", "x*x + 1", "5! / 3!", "sqrt(16) + max(1, 2, x)", "sin(pi/2)", "1e3 % 7", "y", "1/0", "2 $ 3", "(1", "1 2", "foo(1)", "", "20!"):
    try: print(s, "=", c.run(s))
    except CalcError as e: print(s, "->", e)
print(sum(c.run(f"{i}*2+x") for i in range(150)))
