# Machines: finite automata from patterns, Turing machines, cellular rules, rewriting, a queue machine.
def nfa(pattern):
    # States are numbers; edges carry a character or None. Patterns have literals, ., *, +, ?, | and groups.
    edges, count = [], [0]

    def state():
        count[0] += 1
        return count[0] - 1

    def alternatives(at):
        start, end = state(), state()
        while True:
            first, last, at = sequence(at)
            edges.extend([(start, None, first), (last, None, end)])
            if at < len(pattern) and pattern[at] == "|":
                at += 1
                continue
            return start, end, at

    def sequence(at):
        start = last = state()
        while at < len(pattern) and pattern[at] not in "|)":
            first, end, at = repeated(at)
            edges.append((last, None, first))
            last = end
        return start, last, at

    def repeated(at):
        if pattern[at] == "(":
            first, last, at = alternatives(at + 1)
            at += 1
        else:
            first, last = state(), state()
            edges.append((first, pattern[at], last))
            at += 1
        while at < len(pattern) and pattern[at] in "*+?":
            start, end = state(), state()
            edges.extend([(start, None, first), (last, None, end)])
            if pattern[at] in "*?":
                edges.append((start, None, end))
            if pattern[at] in "*+":
                edges.append((last, None, first))
            first, last, at = start, end, at + 1
        return first, last, at

    start, end, _ = alternatives(0)
    return start, end, edges


def closure(states, edges):
    todo, seen = list(states), set(states)
    while todo:
        at = todo.pop()
        for a, c, b in edges:
            if a == at and c is None and b not in seen:
                seen.add(b)
                todo.append(b)
    return frozenset(seen)


def matches(pattern, text):
    start, end, edges = nfa(pattern)
    states = closure({start}, edges)
    for c in text:
        states = closure({b for a, label, b in edges if a in states and label in (c, ".") and label}, edges)
    return end in states


def dfa(pattern, alphabet):
    start, end, edges = nfa(pattern)
    first = closure({start}, edges)
    numbers, table, todo = {first: 0}, {}, [first]
    while todo:
        states = todo.pop(0)
        for c in alphabet:
            to = closure({b for a, label, b in edges if a in states and label in (c, ".") and label}, edges)
            if to not in numbers:
                numbers[to] = len(numbers)
                todo.append(to)
            table[numbers[states], c] = numbers[to]
    return table, {n for s, n in numbers.items() if end in s}


import re

TEXTS = ["", "a", "b", "ab", "aab", "abab", "ba", "bbb", "aaaa", "abb", "abba"]
for pattern in ("a*b", "(a|b)*abb", "a?b+", "(ab)*", "a.b|b", "(a+b?)+", "a||b"):
    results = [matches(pattern, t) for t in TEXTS]
    print(pattern, [t for t, r in zip(TEXTS, results) if r], results == [bool(re.fullmatch(pattern, t)) for t in TEXTS])
table, ends = dfa("(a|b)*abb", "ab")
print(len({a for a, _ in table}), sorted(table.items()), ends)


def turing(rules, tape, state="start", limit=1000):
    cells, at, steps = dict(enumerate(tape)), 0, 0
    while state != "halt" and steps < limit:
        write, move, state = rules[state, cells.get(at, "_")]
        cells[at] = write
        at += {"R": 1, "L": -1, "N": 0}[move]
        steps += 1
    return "".join(cells[i] for i in sorted(cells)).strip("_"), steps


add_one = {("start", "0"): ("0", "R", "start"), ("start", "1"): ("1", "R", "start"), ("start", "_"): ("_", "L", "carry"), ("carry", "1"): ("0", "L", "carry"), ("carry", "0"): ("1", "N", "halt"), ("carry", "_"): ("1", "N", "halt")}
print([turing(add_one, t) for t in ("0", "1011", "111", "")])
beaver = {("a", "_"): ("1", "R", "b"), ("a", "1"): ("1", "L", "c"), ("b", "_"): ("1", "L", "a"), ("b", "1"): ("1", "R", "b"), ("c", "_"): ("1", "L", "b"), ("c", "1"): ("1", "N", "halt")}
print(turing(beaver, "", "a"))


def rule(number, cells):
    padded = f"0{cells}0"
    return "".join(str(number >> int(padded[i - 1 : i + 2], 2) & 1) for i in range(1, len(padded) - 1))


for number in (30, 90, 110):
    row = "0" * 15 + "1" + "0" * 15
    for _ in range(8):
        row = rule(number, row)
    print(number, row.replace("0", ".").replace("1", "#"))


def grow(axiom, rules, n):
    for _ in range(n):
        axiom = "".join(rules.get(c, c) for c in axiom)
    return axiom


print([len(grow("A", {"A": "AB", "B": "A"}, n)) for n in range(10)], grow("F", {"F": "F+F-F"}, 2), grow("0", {"0": "01", "1": "10"}, 4))


def look_and_say(n):
    text = "1"
    for _ in range(n):
        text = re.sub(r"(.)\1*", lambda m: f"{len(m[0])}{m[1]}", text)
    return text


print([look_and_say(n) for n in range(7)])


def tag(word, rules, limit=40):
    history = []
    while len(word) >= 2 and len(history) < limit:
        history.append(len(word))
        word = word[2:] + rules[word[0]]
    return word, history


print(tag("aaa", {"a": "bc", "b": "a", "c": "aaa"}))


class Light:
    order = ["red", "green", "yellow"]
    allowed = {"tick", "break", "fix"}

    def __init__(self):
        self.state = "red"

    def on(self, event):
        match self.state, event:
            case "broken", "fix":
                self.state = "red"
            case "broken", _:
                pass
            case _, "break":
                self.state = "broken"
            case color, "tick":
                self.state = self.order[(self.order.index(color) + 1) % 3]
            case _, unknown if unknown not in self.allowed:
                raise ValueError(f"what is {unknown}?")
        return self.state


light = Light()
print([light.on(e) for e in "tick tick tick tick break tick fix tick fix".split()])
try:
    light.on("kick")
except ValueError as error:
    print(error)
