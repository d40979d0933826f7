# Object-oriented patterns: observers, visitors, state, command with undo, strategy, builder, mixin, registry,
# iterator, plug-ins, a small test framework, a dependency resolver, an event bus with priorities.


class EventBus:
    def __init__(self):
        self.handlers = {}
        self.history = []

    def on(self, name, priority=0):
        def register(handler):
            entries = self.handlers.setdefault(name, [])
            entries.append((priority, len(entries), handler))
            entries.sort(key=lambda e: (-e[0], e[1]))
            return handler

        return register

    def emit(self, name, *args, **details):
        results = []
        for _, _, handler in self.handlers.get(name, []):
            try:
                results.append(handler(*args, **details))
            except StopPropagation as stop:
                results.append(f"stopped: {stop}")
                break
            except Exception as error:
                results.append(f"{type(error).__name__}: {error}")
        self.history.append((name, len(results)))
        return results


class StopPropagation(Exception):
    pass


class Expression:
    def accept(self, visitor):
        return getattr(visitor, "visit_" + type(self).__name__.lower())(self)


class Literal(Expression):
    def __init__(self, value):
        self.value = value


class Sum(Expression):
    def __init__(self, *parts):
        self.parts = parts


class Product(Expression):
    def __init__(self, *parts):
        self.parts = parts


class Evaluator:
    def visit_literal(self, node):
        return node.value

    def visit_sum(self, node):
        return sum(part.accept(self) for part in node.parts)

    def visit_product(self, node):
        result = 1
        for part in node.parts:
            result *= part.accept(self)
        return result


class Printer:
    def visit_literal(self, node):
        return str(node.value)

    def visit_sum(self, node):
        return "(" + " + ".join(part.accept(self) for part in node.parts) + ")"

    def visit_product(self, node):
        return " * ".join(part.accept(self) for part in node.parts)


class Depth:
    def visit_literal(self, node):
        return 1

    def visit_sum(self, node):
        return 1 + max(part.accept(self) for part in node.parts)

    visit_product = visit_sum


class Editor:
    def __init__(self):
        self.text = ""
        self.done, self.undone = [], []

    def run(self, command):
        command.apply(self)
        self.done.append(command)
        self.undone.clear()
        return self

    def undo(self):
        command = self.done.pop()
        command.revert(self)
        self.undone.append(command)
        return self

    def redo(self):
        command = self.undone.pop()
        command.apply(self)
        self.done.append(command)
        return self


class Insert:
    def __init__(self, at, text):
        self.at, self.text = at, text

    def apply(self, editor):
        editor.text = editor.text[: self.at] + self.text + editor.text[self.at :]

    def revert(self, editor):
        editor.text = editor.text[: self.at] + editor.text[self.at + len(self.text) :]


class Delete:
    def __init__(self, start, end):
        self.start, self.end = start, end

    def apply(self, editor):
        self.removed = editor.text[self.start : self.end]
        editor.text = editor.text[: self.start] + editor.text[self.end :]

    def revert(self, editor):
        Insert(self.start, self.removed).apply(editor)


class Document:
    """States are classes; the instance changes its class."""

    def __init__(self):
        self.state = Draft
        self.trail = []

    def __getattr__(self, name):
        action = getattr(self.state, name)
        return lambda: action(self)

    def become(self, state):
        self.trail.append(f"{self.state.__name__}->{state.__name__}")
        self.state = state


class State:
    @staticmethod
    def publish(doc):
        return f"cannot publish from {doc.state.__name__}"

    @staticmethod
    def review(doc):
        return "nothing to review"


class Draft(State):
    @staticmethod
    def review(doc):
        doc.become(Review)
        return "in review"


class Review(State):
    @staticmethod
    def publish(doc):
        doc.become(Published)
        return "published"


class Published(State):
    pass


class QueryBuilder:
    def __init__(self, rows):
        self.rows, self.steps = rows, []

    def where(self, **conditions):
        self.steps.append(lambda rows: [r for r in rows if all(r[k] == v for k, v in conditions.items())])
        return self

    def order(self, key, reverse=False):
        self.steps.append(lambda rows: sorted(rows, key=lambda r: r[key], reverse=reverse))
        return self

    def select(self, *names):
        self.steps.append(lambda rows: [tuple(r[n] for n in names) for r in rows])
        return self

    def limit(self, n):
        self.steps.append(lambda rows: rows[:n])
        return self

    def __iter__(self):
        rows = self.rows
        for step in self.steps:
            rows = step(rows)
        return iter(rows)


class TestCase:
    def run(self):
        passed, failed = [], []
        for name in sorted(n for n in type(self).__dict__ if n.startswith("test_")):
            self.set_up()
            try:
                getattr(self, name)()
            except AssertionError as error:
                failed.append(f"{name}: {error}")
            except Exception as error:
                failed.append(f"{name}: {type(error).__name__}({error})")
            else:
                passed.append(name)
        return passed, failed

    def set_up(self):
        pass


class EditorTest(TestCase):
    def set_up(self):
        self.editor = Editor().run(Insert(0, "hello"))

    def test_undo(self):
        assert self.editor.undo().text == "", "undo leaves text"

    def test_failing(self):
        assert self.editor.text == "bye", "expected bye"

    def test_error(self):
        self.editor.undo().undo()


def resolve(dependencies):
    order, visiting = [], []

    def visit(name):
        if name in order:
            return
        if name in visiting:
            raise ValueError("cycle: " + " -> ".join(visiting[visiting.index(name) :] + [name]))
        visiting.append(name)
        for other in dependencies.get(name, ()):
            visit(other)
        visiting.pop()
        order.append(name)

    for name in dependencies:
        visit(name)
    return order


bus = EventBus()


@bus.on("save")
def log(name, size=0):
    return f"log {name}"


@bus.on("save", priority=5)
def check(name, size=0):
    if size > 100:
        raise StopPropagation("too large")
    return "checked"


bus.on("save", priority=-1)(lambda name, size=0: 100 // size)
print(bus.emit("save", "a", size=10), bus.emit("save", "b"), bus.emit("save", "c", size=500), bus.emit("none"))
for i in range(800):
    bus.emit("save", "n", size=i % 130)
print(len(bus.history), sum(n for _, n in bus.history))
tree = Sum(Literal(1), Product(Literal(2), Sum(Literal(3), Literal(4.5))), Literal(-1))
print(tree.accept(Printer()), tree.accept(Evaluator()), tree.accept(Depth()), sum(tree.accept(Evaluator()) for _ in range(500)))
editor = Editor().run(Insert(0, "world")).run(Insert(0, "hello ")).run(Delete(4, 8))
print(editor.text, "|", editor.undo().text, "|", editor.undo().text, "|", editor.redo().redo().text)
doc = Document()
print(doc.publish(), doc.review(), doc.publish(), doc.review(), doc.trail)
rows = [{"id": i, "kind": "ab"[i % 2], "score": i * 7 % 10} for i in range(60)]
print(list(QueryBuilder(rows).where(kind="a").order("score", reverse=True).select("id", "score").limit(4)), len(list(QueryBuilder(rows).where(kind="b", score=7))))
print(EditorTest().run())
print(resolve({"app": ["db", "ui"], "ui": ["core"], "db": ["core", "net"], "net": []}))
try:
    resolve({"a": ["b"], "b": ["c"], "c": ["a"]})
except ValueError as error:
    print("ValueError:", error)
