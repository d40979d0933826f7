from dataclasses import dataclass
from enum import Enum
class Color(Enum): RED = 1; BLUE = 2
@dataclass
class P: x: int; y: int
class K: __match_args__ = ("a",); a = 5
def f(v):
    match v:
        case 0 | 1 | -1: return "small"
        case 2.5 | 3j | -1 + 2j: return "number"
        case "x" "y" | b"z": return "text"
        case None | True | False: return "const"
        case Color.RED: return "red"
        case [] | (): return "empty"
        case [x]: return "one", x
        case [1, 2, *rest] if rest: return "12", rest
        case [[a, b], *_, P(x=c)]: return a, b, c
        case (P(0, y) | P(y, 0)) as p if y > 3: return "axis", y, p
        case P(x, y=1 | 2 as z): return "p", x, z
        case {"k": [first, *_], "n": {"m": m}, **rest}: return first, m, rest
        case {"k": str() | int() as k}: return "k", k
        case {}: return "dict"
        case int(n) | float(n) if n > 100: return "big", n
        case str(s) if len(s) > 3: return s[:3]
        case K(q): return q
        case list([*_] as l): return "list", len(l)
        case type(): return "type"
        case Exception(args=[m]): return "exc", m
        case _: return "other"
for v in (0, True, -1, 1.0, 2.5, 3j, -1+2j, "xy", b"z", None, Color.RED, Color.BLUE, [], (), [9], (1, 2, 3), [1, 2], [[1, 2], 3, P(7, 8)], P(0, 9), P(5, 0), P(0, 1), P(3, 2), P(3, 3), {"k": [1, 2], "n": {"m": 3}, "z": 1}, {"k": "v"}, {"k": 1.5}, {}, 101, 100.5, 99, "longer", "abc", K(), [1] * 5, int, ValueError("m"), ValueError(1, 2), {1, 2}, range(3), "x"):
    print(("K" if isinstance(v, K) else repr(v))[:30], "->", f(v))
def loop(ops):
    stack = []
    for op in ops:
        match op.split():
            case ["push", n]: stack.append(int(n))
            case ["add" | "mul" as o]: b, a = stack.pop(), stack.pop(); stack.append(a + b if o == "add" else a * b)
            case ["dup", *times]: stack += stack[-1:] * int(times[0] if times else 1)
            case [other, *_]: return f"unknown {other}"
            case []: pass
    return stack
print(loop(["push 2", "dup", "add", "", "push 5", "mul", "dup 2"]), loop(["jump 1"]), sum(len(f([1] * (i % 4 + 1))) for i in range(1500)))
