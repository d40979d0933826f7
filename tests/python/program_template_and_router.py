"""A little web without a network: routes with typed parameters, handlers by decorators, templates with loops compiled to closures, responses."""
import html
import re
from enum import IntEnum
from functools import wraps


class Status(IntEnum):
    FORBIDDEN = 403
    NOT_FOUND = 404
    METHOD_NOT_ALLOWED = 405
    TEAPOT = 418

    @property
    def phrase(self):
        return self.name.replace("_", " ").title()


class Abort(Exception):
    def __init__(self, status, why=""):
        self.status = Status(status)
        super().__init__(why or self.status.phrase)


def template(text):
    parts = re.split(r"({{.*?}}|{%.*?%})", text)

    def block(end=None):
        out = []
        while parts:
            part = parts.pop(0)
            if part.startswith("{{"):
                expr = part[2:-2].strip()
                out.append(lambda env, e=compile(expr, "<expr>", "eval"): html.escape(str(eval(e, {"__builtins__": {}}, env))))
            elif part.startswith("{%"):
                match part[2:-2].split():
                    case ["for", name, "in", *expr]:
                        body = block("endfor")
                        out.append(lambda env, n=name, x=" ".join(expr), b=body: "".join(b({**env, n: v, "index": i}) for i, v in enumerate(eval(x, {"range": range}, env))))
                    case ["if", *expr]:
                        body = block("endif")
                        out.append(lambda env, x=" ".join(expr), b=body: b(env) if eval(x, {}, env) else "")
                    case [word] if word == end:
                        return lambda env: "".join(f(env) for f in out)
                    case words:
                        raise SyntaxError(f"unexpected {' '.join(words)!r}")
            elif part:
                out.append(lambda env, p=part: p)
        if end:
            raise SyntaxError(f"no {end}")
        return lambda env: "".join(f(env) for f in out)

    return block()


class App:
    KINDS = {"int": (r"-?\d+", int), "word": (r"[^/]+", str), "path": (r".+", lambda s: s.split("/"))}

    def __init__(self):
        self.routes, self.log = [], []

    def route(self, rule, *methods):
        kinds = {}

        def group(m):
            kinds[m[2]] = self.KINDS[m[1]][1]
            return f"(?P<{m[2]}>{self.KINDS[m[1]][0]})"

        pattern = re.compile(re.sub(r"<(\w+):(\w+)>", group, rule))

        def register(f):
            self.routes.append((methods or ("GET",), pattern, kinds, f))
            return f

        return register

    def __call__(self, method, path):
        try:
            allowed = set()
            for methods, pattern, kinds, f in self.routes:
                if m := pattern.fullmatch(path):
                    if method in methods:
                        return 200, f(**{k: kinds[k](v) for k, v in m.groupdict().items()})
                    allowed |= set(methods)
            raise Abort(405, ", ".join(sorted(allowed))) if allowed else Abort(404)
        except Abort as e:
            return int(e.status), str(e)
        except Exception as e:
            self.log.append(f"{method} {path}: {e!r}")
            return 500, type(e).__name__
        finally:
            self.log.append(path.count("/"))


app = App()


def guarded(limit):
    def wrap(f):
        @wraps(f)
        def inner(*, n, **kw):
            if n > limit:
                raise Abort(403, f"{f.__name__}: {n} > {limit}")
            return f(n=n, **kw)

        return inner

    return wrap


page = template("<ul>{% for x in items %}<li>{{ index }}:{{ x }}{% if x == mark %}!{% endif %}</li>{% endfor %}</ul>{{ len }}")


@app.route("/list/<int:n>")
@guarded(50)
def listing(n):
    """Lists numbers."""
    return page({"items": [k * k for k in range(n)], "mark": 4, "len": n})


@app.route("/say/<word:who>/<path:rest>", "GET", "POST")
def say(who, rest):
    return f"{who} says {rest}"


app.route("/div/<int:a>/<int:b>")(lambda a, b: a / b)
app.route("/div/<int:a>/<int:b>", "PUT")(lambda a, b: a // b)
print(listing.__name__, listing.__doc__, listing.__wrapped__ is not listing)
for request in ("GET /list/3", "GET /list/0", "GET /list/51", "GET /say/bob/a/b/c", "POST /say/é/x", "PUT /say/a/b", "GET /nope", "GET /list/x", "GET /div/7/2", "PUT /div/-7/2", "GET /div/1/0", "DELETE /div/1/0", "GET /say/bob"):
    print(request, *app(*request.split()))
total = sum(len(app("GET", f"/list/{n % 60}")[1]) for n in range(60))
print(total, [x for x in app.log if isinstance(x, str)], sum(x for x in app.log if isinstance(x, int)))
print(template("{% for r in rows %}{% for c in r %}{{ c }} {% endfor %}/{% endfor %}")({"rows": [[1, "<a&b>"], [], ['"']]}), repr(template("")({})), template("{{ 1 if a else 'n' }}{{ [a][0] }}")({"a": 0}))
for act in (lambda: template("{% for x in y %}"), lambda: template("{% endif %}"), lambda: template("{{ x }}")({}), lambda: template("{{ 1 + }}"), lambda: app.route("/<bad:x>"), lambda: Abort(999), lambda: template("{% if 1/0 %}{% endif %}")({}), lambda: Abort(418).status, lambda: listing(3)):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
