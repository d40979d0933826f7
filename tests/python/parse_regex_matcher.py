"""A matcher of regular expressions of one's own (parsed, compiled to a machine, run by sets of states), compared with re."""
import re
from itertools import product


class Broken(ValueError):
    pass


def parse(p):
    at = 0

    def peek():
        return p[at] if at < len(p) else ""

    def either():
        nonlocal at
        branches = [sequence()]
        while peek() == "|":
            at += 1
            branches.append(sequence())
        return branches[0] if len(branches) == 1 else ("or", branches)

    def sequence():
        items = []
        while peek() not in ("", "|", ")"):
            items.append(repeated())
        return "then", items

    def repeated():
        nonlocal at
        item = atom()
        while peek() and peek() in "*+?":
            item = (peek(), item)
            at += 1
        return item

    def atom():
        nonlocal at
        c, at = peek(), at + 1
        if c == "(":
            inner = either()
            if peek() != ")":
                raise Broken(f"unclosed group in {p!r}")
            at += 1
            return inner
        if c == "[":
            end = p.find("]", at + 1)
            if end < 0:
                raise Broken(f"unclosed set at {at - 1}")
            body, at = p[at:end], end + 1
            negate, body = body[:1] == "^", body.removeprefix("^")
            chars = set()
            while body:
                if body[1:2] == "-" and len(body) > 2:
                    chars |= set(map(chr, range(ord(body[0]), ord(body[2]) + 1)))
                    body = body[3:]
                else:
                    chars.add(body[0])
                    body = body[1:]
            return "set", frozenset(chars), negate
        if c in "*+?":
            raise Broken(f"nothing to repeat at {at - 1}")
        if c == "\\":
            c, at = peek(), at + 1
            return ("set", frozenset("0123456789"), False) if c == "d" else ("char", c)
        return ("any",) if c == "." else ("char", c)

    tree = either()
    if at < len(p):
        raise Broken(f"unbalanced {p[at]!r} at {at}")
    return tree


def build(tree):
    edges = []

    def state():
        edges.append([])
        return len(edges) - 1

    def add(node, start):
        match node:
            case "then", items:
                for item in items:
                    start = add(item, start)
                return start
            case "or", branches:
                end = state()
                for b in branches:
                    s = state()
                    edges[start].append((None, s))
                    edges[add(b, s)].append((None, end))
                return end
            case ("*" | "+" | "?") as kind, item:
                s, end = state(), state()
                edges[start].append((None, s))
                if kind != "+":
                    edges[start].append((None, end))
                last = add(item, s)
                edges[last].append((None, end))
                if kind != "?":
                    edges[last].append((None, s))
                return end
            case test:
                end = state()
                edges[start].append((test, end))
                return end

    start = state()
    return edges, start, add(tree, start)


def accepts(test, c):
    match test:
        case "any",:
            return c != "\n"
        case "char", x:
            return c == x
        case "set", chars, negate:
            return (c in chars) != negate


class Pattern:
    def __init__(self, text):
        self.edges, self.start, self.end = build(parse(text))
        self.steps = {}

    def close(self, states):
        stack, out = list(states), set(states)
        while stack:
            for test, to in self.edges[stack.pop()]:
                if test is None and to not in out:
                    out.add(to)
                    stack.append(to)
        return frozenset(out)

    def fullmatch(self, text):
        now = self.close({self.start})
        for c in text:
            if (key := (now, c)) not in self.steps:
                self.steps[key] = self.close({to for s in now for test, to in self.edges[s] if test and accepts(test, c)})
            now = self.steps[key]
        return self.end in now


texts = ["".join(t) for n in range(5) for t in product("ab", repeat=n)] + ["abc1", "a.b", "2024-01-09", "x" * 40, "(a)", "aaab", "\n", "-"]
for p in ("a*b", "(a|b)*abb?", "a+b+|", "(ab)+", "[^a]*", r"\d+-\d+-\d+", "x?" * 20 + "x" * 20, "(a*)*b", ".", r"\(.\)", "[a-c1]+", "((a|b)(a|b))*", "", "[-a]+"):
    mine, real = Pattern(p), re.compile(p)
    got = [t for t in texts if mine.fullmatch(t)]
    print(p[:20], len(got), got[:6], got == [t for t in texts if real.fullmatch(t)], len(mine.edges), len(mine.steps))
for bad in ("(a", "a)", "*a", "[a", "a||*", "(?:a)"):
    try:
        print(bad, Pattern(bad).fullmatch("a"))
    except Broken as e:
        print(bad, e)
