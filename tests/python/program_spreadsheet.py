# Cells with formulas: parsed, ordered by what they need, recomputed, cycles found, printed as a table.
import operator
import re


class CellError(Exception):
    pass


TOKEN = re.compile(r"\s*(?:(?P<number>\d+\.?\d*)|(?P<range>[A-Z]\d:[A-Z]\d)|(?P<cell>[A-Z]\d)|(?P<name>[A-Z]{2,})|(?P<op>[-+*/^(),<>=]))")
OPS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "^": operator.pow, "<": operator.lt, ">": operator.gt, "=": operator.eq}
LEVEL = {"<": 0, ">": 0, "=": 0, "+": 1, "-": 1, "*": 2, "/": 2, "^": 3}
FUNCTIONS = {"SUM": lambda *a: sum(a), "MAX": max, "MIN": min, "AVG": lambda *a: sum(a) / len(a), "IF": lambda c, a, b: a if c else b, "COUNT": lambda *a: len(a)}


class Formula:
    def __init__(self, text):
        self.tokens, at = [], 0
        while at < len(text.rstrip()):
            found = TOKEN.match(text, at)
            if not found:
                raise CellError(f"bad formula at {text[at:]!r}")
            self.tokens.append((found.lastgroup, found[found.lastgroup]))
            at = found.end()
        self.tokens.append(("end", ""))
        self.at, self.needs = 0, set()
        self.tree = self.expression(0)
        if self.tokens[self.at][0] != "end":
            raise CellError(f"unexpected {self.tokens[self.at][1]!r}")

    def expression(self, level):
        left = self.atom()
        while self.tokens[self.at][0] == "op" and LEVEL.get(self.tokens[self.at][1], -1) >= level:
            op = self.tokens[self.at][1]
            self.at += 1
            right = self.expression(LEVEL[op] + (op != "^"))
            left = ("op", op, left, right)
        return left

    def atom(self):
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            return ("number", float(text) if "." in text else int(text))
        if kind == "cell":
            self.needs.add(text)
            return (kind, text)
        if kind == "range":
            (c1, r1), (c2, r2) = text.split(":")
            names = [chr(c) + str(r) for c in range(ord(c1), ord(c2) + 1) for r in range(int(r1), int(r2) + 1)]
            self.needs.update(names)
            return ("list", names)
        if kind == "name":
            if text not in FUNCTIONS:
                raise CellError(f"no function {text}")
            self.at += 1
            arguments = []
            while self.tokens[self.at][1] != ")":
                arguments.append(self.expression(0))
                if self.tokens[self.at][1] == ",":
                    self.at += 1
            self.at += 1
            return ("call", text, arguments)
        if text == "(":
            inner = self.expression(0)
            self.at += 1
            return inner
        if text == "-":
            return ("op", "-", ("number", 0), self.expression(2))
        raise CellError(f"unexpected {text or 'end'!r}")


class Sheet:
    def __init__(self):
        self.raw, self.formulas, self.values, self.computed = {}, {}, {}, 0

    def __setitem__(self, name, text):
        old = self.raw.get(name), self.formulas.get(name)
        self.raw[name] = text
        self.formulas.pop(name, None)
        if isinstance(text, str) and text.startswith("="):
            try:
                self.formulas[name] = Formula(text[1:])
                self.check(name, ())
            except CellError:
                self.raw[name], formula = old
                self.formulas.pop(name, None)
                if formula:
                    self.formulas[name] = formula
                raise
        self.forget(name)

    def check(self, name, path):
        if name in path:
            raise CellError("cycle " + "->".join([*path[path.index(name) :], name]))
        if name in self.formulas:
            for need in sorted(self.formulas[name].needs):
                self.check(need, (*path, name))

    def forget(self, name):
        self.values.pop(name, None)
        for other, formula in self.formulas.items():
            if name in formula.needs and other in self.values:
                self.forget(other)

    def __getitem__(self, name):
        if name not in self.values:
            self.computed += 1
            formula = self.formulas.get(name)
            try:
                self.values[name] = self.value(formula.tree) if formula else self.raw.get(name, 0)
            except ZeroDivisionError:
                self.values[name] = "#DIV"
            except TypeError:
                self.values[name] = "#TYPE"
        return self.values[name]

    def value(self, tree):
        match tree:
            case ("number", n):
                return n
            case ("cell", name):
                return self[name]
            case ("op", op, left, right):
                return OPS[op](self.value(left), self.value(right))
            case ("call", name, arguments):
                values = []
                for a in arguments:
                    if a[0] == "list":
                        values.extend(self[n] for n in a[1])
                    else:
                        values.append(self.value(a))
                return FUNCTIONS[name](*values)

    def show(self):
        names = sorted(self.raw)
        columns = sorted({n[0] for n in names})
        for row in sorted({n[1] for n in names}):
            print(row, *(f"{self[c + row]!s:>8.8}" if c + row in self.raw else " " * 8 for c in columns), sep="|")


sheet = Sheet()
for name, text in {"A1": 10, "A2": 20, "A3": "=A1+A2*2", "B1": "=SUM(A1:A3)", "B2": "=IF(A1<A2, MAX(A1:A3), 0)", "B3": "=(B1-B2)/A1^2", "C1": "=AVG(A1:A3,B1)", "C2": "=-A1+3", "C3": "text"}.items():
    sheet[name] = text
sheet.show()
print(sheet.computed, sheet["B1"], sheet.computed)
sheet["A1"] = 0
sheet.show()
print(sheet.computed)
for name, text in (("A1", "=B3"), ("D1", "=D1"), ("A2", "=C2+"), ("A2", "=FOO(1)"), ("A2", "=1 ? 2"), ("A2", "=(1 2)")):
    try:
        sheet[name] = text
    except CellError as error:
        print(name, error)
sheet["D1"] = "=C3*1.5"
sheet["D2"] = "=C3+1"
sheet["D3"] = "=COUNT(A1:B3)+2^3^2+100/10/2-1-1"
print(sheet["D1"], sheet["D2"], sheet["D3"], sheet["A1"], sheet["Z9"])
sheet["A1"] = 4
print([sheet[n] for n in ("A3", "B1", "B2", "B3", "C1", "C2")], sheet.computed)
