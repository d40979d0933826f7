# Stacks: brackets, expressions in three notations, next greater, histograms, undo.
import operator

PAIRS = {")": "(", "]": "[", "}": "{"}
OPS = {"+": (1, operator.add), "-": (1, operator.sub), "*": (2, operator.mul), "/": (2, operator.truediv), "^": (3, operator.pow)}


def balanced(text):
    stack = []
    for at, c in enumerate(text):
        if c in PAIRS.values():
            stack.append(c)
        elif c in PAIRS and (not stack or stack.pop() != PAIRS[c]):
            return at
    return True if not stack else -len(stack)


print([balanced(t) for t in ("", "()[]{}", "([)]", "((", "a(b[c]{d})e", "]")])


def postfix(text):
    out, stack = [], []
    for token in text.split():
        if token == "(":
            stack.append(token)
        elif token == ")":
            while (top := stack.pop()) != "(":
                out.append(top)
        elif token in OPS:
            while stack and stack[-1] != "(" and (OPS[stack[-1]][0], token != "^") >= (OPS[token][0], True):
                out.append(stack.pop())
            stack.append(token)
        else:
            out.append(token)
    return out + stack[::-1]


def evaluate(tokens):
    stack = []
    for token in tokens:
        if token in OPS:
            b, a = stack.pop(), stack.pop()
            stack.append(OPS[token][1](a, b))
        else:
            stack.append(float(token) if "." in token else int(token))
    (result,) = stack
    return result


for text in ("1 + 2 * 3", "( 1 + 2 ) * 3", "2 ^ 3 ^ 2", "8 / 4 / 2", "1 - 2 - 3", "2 * ( 3 + 4 ) ^ 2 - 1.5"):
    tokens = postfix(text)
    print(" ".join(tokens), "=", evaluate(tokens), evaluate(tokens) == eval(text.replace("^", "**")))
for bad in ("1 +", "1 2"):
    try:
        evaluate(postfix(bad))
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)


def infix(tokens):
    stack = []
    for token in tokens:
        if token in OPS:
            b, a = stack.pop(), stack.pop()
            stack.append(f"({a} {token} {b})")
        else:
            stack.append(token)
    return stack.pop()


print(infix(postfix("a + b * c - ( d / e )")))


def next_greater(numbers):
    out, stack = [None] * len(numbers), []
    for i, n in enumerate(numbers):
        while stack and numbers[stack[-1]] < n:
            out[stack.pop()] = n
        stack.append(i)
    return out


def rectangle(heights):
    best, stack = 0, []
    for i, h in enumerate([*heights, 0]):
        while stack and heights[stack[-1]] >= h:
            top = heights[stack.pop()]
            best = max(best, top * (i - (stack[-1] + 1 if stack else 0)))
        stack.append(i)
    return best


def water(heights):
    left, right, total = 0, len(heights) - 1, 0
    high_left = high_right = 0
    while left < right:
        if heights[left] < heights[right]:
            high_left = max(high_left, heights[left])
            total += high_left - heights[left]
            left += 1
        else:
            high_right = max(high_right, heights[right])
            total += high_right - heights[right]
            right -= 1
    return total


print(next_greater([2, 1, 2, 4, 3]), rectangle([2, 1, 5, 6, 2, 3]), rectangle([]), water([0, 1, 0, 2, 1, 0, 1, 3, 2, 1, 2, 1]))


class MinStack(list):
    def __init__(self):
        super().__init__()
        self.least = []

    def append(self, x):
        super().append(x)
        self.least.append(min(x, self.least[-1]) if self.least else x)

    def pop(self):
        self.least.pop()
        return super().pop()


s = MinStack()
for x in (5, 3, 7, 1):
    s.append(x)
print(s, s.least, s.pop(), s.least[-1], len(s), s[-1], isinstance(s, list))


class Editor:
    def __init__(self):
        self.text, self.undone, self.done = "", [], []

    def do(self, action):
        self.done.append(self.text)
        self.undone.clear()
        self.text = action(self.text)

    def undo(self):
        if self.done:
            self.undone.append(self.text)
            self.text = self.done.pop()

    def redo(self):
        if self.undone:
            self.done.append(self.text)
            self.text = self.undone.pop()


e = Editor()
for word in ("one", " two", " three"):
    e.do(lambda text, word=word: text + word)
e.undo()
e.undo()
states = [e.text]
e.redo()
states.append(e.text)
e.do(str.upper)
e.redo()
states.append(e.text)
print(states, e.undone)


def hanoi(n, a="A", b="B", c="C"):
    return hanoi(n - 1, a, c, b) + [a + c] + hanoi(n - 1, b, a, c) if n else []


pegs = {"A": [4, 3, 2, 1], "B": [], "C": []}
for a, b in hanoi(4):
    assert not pegs[b] or pegs[b][-1] > pegs[a][-1]
    pegs[b].append(pegs[a].pop())
print(len(hanoi(4)), pegs, hanoi(2))
