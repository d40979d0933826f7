# A matcher of regular expressions by derivatives, against re.
import re
from dataclasses import dataclass
class Re:
    def null(self): return False
@dataclass(frozen=True)
class Empty(Re):
    def d(self, c): return self
@dataclass(frozen=True)
class Eps(Re):
    def null(self): return True
    def d(self, c): return Empty()
@dataclass(frozen=True)
class Chr(Re):
    c: str
    def d(self, c): return Eps() if c == self.c or self.c == "." else Empty()
@dataclass(frozen=True)
class Alt(Re):
    a: Re
    b: Re
    def null(self): return self.a.null() or self.b.null()
    def d(self, c): return alt(self.a.d(c), self.b.d(c))
@dataclass(frozen=True)
class Cat(Re):
    a: Re
    b: Re
    def null(self): return self.a.null() and self.b.null()
    def d(self, c):
        first = cat(self.a.d(c), self.b)
        return alt(first, self.b.d(c)) if self.a.null() else first
@dataclass(frozen=True)
class Star(Re):
    a: Re
    def null(self): return True
    def d(self, c): return cat(self.a.d(c), self)
def alt(a, b):
    match a, b:
        case (Empty(), x) | (x, Empty()): return x
        case _ if a == b: return a
    return Alt(a, b)
def cat(a, b):
    match a, b:
        case (Empty(), _) | (_, Empty()): return Empty()
        case (Eps(), x) | (x, Eps()): return x
    return Cat(a, b)
def parse(text):
    at = 0
    def peek(): return text[at] if at < len(text) else ""
    def union():
        nonlocal at
        r = seq()
        while peek() == "|": at += 1; r = alt(r, seq())
        return r
    def seq():
        r = Eps()
        while peek() and peek() not in "|)": r = cat(r, post())
        return r
    def post():
        nonlocal at
        c = peek(); at += 1
        if c == "(": r = union(); at += 1
        else: r = Chr(c)
        while peek() and peek() in "*+?":
            r = {"*": Star(r), "+": cat(r, Star(r)), "?": alt(r, Eps())}[peek()]; at += 1
        return r
    return union()
words = ["", "a", "b", "ab", "ba", "aab", "abab", "abba", "aaaa", "bbba", "cab", "abc", "abcabc"]
for pattern in ("a*b", "(ab)*", "a(b|c)+", "(a|b)*a", "a?b?c?", ".*b.*", "(a|ab)(c|bc)", "((a*b)*c)*"):
    def run(word, r=parse(pattern)):
        for c in word: r = r.d(c)
        return r.null()
    got = [w for w in words if run(w)]
    assert got == [w for w in words if re.fullmatch(pattern, w)], pattern
    print(pattern, got)
