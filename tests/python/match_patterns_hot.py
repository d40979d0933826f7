"""Every pattern of match in one hot evaluator: values, captures, stars, guards, classes, mappings."""
from dataclasses import dataclass
from enum import Enum


class Op(Enum):
    ADD = 1
    MUL = 2


@dataclass
class Bin:
    op: Op
    left: object
    right: object


@dataclass
class Neg:
    value: object


class Odd:
    __match_args__ = ("half",)

    def __init__(self, n): self.n = n

    @property
    def half(self):
        if self.n % 2:
            raise AttributeError("odd")
        return self.n // 2


def kind(x):
    match x:
        case True | False: return f"bool {x}"
        case 0 | -1 | 2.5 | "zero": return "literal"
        case int(n) if n > 100: return f"big {n}"
        case int() | float(): return "number"
        case str() as s if s.islower(): return f"lower {s}"
        case str(s): return f"text {s}"
        case []: return "empty"
        case [one]: return f"one {kind(one)}"
        case [first, *_, last] if first == last: return f"ends {first}"
        case (a, [b, *rest]): return f"pair {a} {b} {rest}"
        case [_, _, *rest]: return f"long {len(rest)}"
        case {"op": Op.ADD, **rest}: return f"add {rest}"
        case {"k": {"deep": [_, x]}}: return f"deep {x}"
        case {}: return "mapping"
        case Bin(Op.ADD, left=l, right=r): return f"({kind(l)} + {kind(r)})"
        case Bin(op, Neg(v), _): return f"{op.name} of neg {v}"
        case Bin(): return "other bin"
        case Odd(h): return f"even half {h}"
        case None: return "none"
        case _: return type(x).__name__


samples = [True, 0, -1, -1.0, 2.5, "zero", 101, 7, 1.5, "abc", "ABC", "", [], [3], ((),), [1, 2, 1], (1, [2, 3, 4]), [1, 2, 3], range(4), b"ab",
           {"op": Op.ADD, "z": 1}, {"k": {"deep": [0, 9]}}, {"k": 1}, {}, Bin(Op.ADD, 1, "x"), Bin(Op.MUL, Neg(3), 0), Bin(Op.MUL, 1, 2), Odd(8), Odd(7), None, {1}, Op.MUL, Neg(1)]
for s in samples:
    print(kind(s), end="; ")
print()


def evaluate(node):
    match node:
        case int() | float(): return node
        case Bin(Op.ADD, 0, x) | Bin(Op.ADD, x, 0): return evaluate(x)
        case Bin(Op.ADD, l, r): return evaluate(l) + evaluate(r)
        case Bin(Op.MUL, l, r): return evaluate(l) * evaluate(r)
        case Neg(Neg(x)): return evaluate(x)
        case Neg(x): return -evaluate(x)
        case ["if", c, t, *e]: return evaluate(t) if evaluate(c) else evaluate(e[0]) if e else 0
    raise ValueError(f"cannot evaluate {node!r}")


def sums(turns):
    total = 0
    for i in range(turns):
        total += evaluate(Bin(Op.ADD, Bin(Op.MUL, i, Neg(Neg(2))), ["if", i % 3, Neg(i), 1.5] if i % 2 else 0))
    return total


print(sums(300), sum(len(kind(s)) for s in samples * 8))
try:
    evaluate(Bin(Op.ADD, 1, "x"))
except ValueError as error:
    print(error)
for bad in ("int(a, b)", "Neg(1, 2)", "Neg(1, value=2)", "3()", "sums()"):
    try:
        exec(f"match Neg(1):\n case {bad}: pass" if bad[0] != "i" else f"match 1:\n case {bad}: pass")
    except (TypeError, SyntaxError) as error:
        print(bad, type(error).__name__, error if isinstance(error, TypeError) else "")
