"""Parsers of small formats by hand: INI with sections and references, CSV with quotes, query strings, indented outlines, templates."""
import re
from textwrap import dedent


class Malformed(ValueError):
    def __init__(self, line, why, *, text=""):
        self.line, self.why = line, why
        super().__init__(line, why)

    def __str__(self):
        return f"line {self.line}: {self.why}"


def ini(text):
    out, section = {}, None
    for number, line in enumerate(text.splitlines(), 1):
        line = line.split("#", 1)[0].strip()
        match line[:1], line[-1:]:
            case "", _:
                continue
            case "[", "]":
                section = out.setdefault(line[1:-1].strip(), {})
            case "[", other:
                raise Malformed(number, f"section ends with {other!r}")
            case _ if section is None:
                raise Malformed(number, "entry before a section")
            case _:
                key, sep, value = (p.strip() for p in line.partition("="))
                if not sep:
                    raise Malformed(number, f"no '=' in {line!r}")
                if key in section:
                    raise Malformed(number, f"{key!r} again")
                section[key] = value
    def resolve(section, value, depth=0):
        if depth > 5:
            raise RecursionError("references in a circle")
        return re.sub(r"\$\{(\w+)(?::(\w+))?\}", lambda m: resolve(m[1] if m[2] else section, out[m[1] if m[2] else section][m[2] or m[1]], depth + 1), value)
    return {s: {k: typed(resolve(s, v)) for k, v in d.items()} for s, d in out.items()}


def typed(v):
    for kind in int, float:
        try:
            return kind(v)
        except ValueError:
            pass
    return {"yes": True, "no": False, "": None}.get(v.lower(), v)


def csv(text, sep=","):
    rows, row, cell, quoted, was = [], [], [], False, False
    chars = iter(text + ("" if text.endswith("\n") or not text else "\n"))
    for c in chars:
        if quoted:
            if c == '"':
                quoted = False
            else:
                cell.append(c)
        elif c == '"':
            if was:
                cell.append(c)
            quoted = was = True
        elif c in (sep, "\n"):
            row.append("".join(cell))
            cell, was = [], False
            if c == "\n":
                rows.append(row)
                row = []
        else:
            cell.append(c)
    if quoted:
        raise Malformed(len(rows) + 1, "quote without end")
    return rows


def query(text):
    def plain(s):
        return bytes(int(h, 16) if h else ord(c) for h, c in re.findall(r"%([0-9A-Fa-f]{2})|(.)", s.replace("+", " "))).decode()

    out = {}
    for part in filter(None, text.split("&")):
        k, _, v = part.partition("=")
        out.setdefault(plain(k), []).append(plain(v))
    return out


def outline(text):
    root = []
    stack = [(-1, root)]
    for n, line in enumerate(text.splitlines(), 1):
        if not (body := line.lstrip(" ")):
            continue
        depth = len(line) - len(body)
        while depth <= stack[-1][0]:
            stack.pop()
        if len(stack[-1][1]) and depth != stack[-1][1][0][2] and stack[-1][1] is not root:
            raise Malformed(n, f"indent {depth}, siblings have {stack[-1][1][0][2]}")
        children = []
        stack[-1][1].append((body, children, depth))
        stack.append((depth, children))
    def clean(nodes):
        return {body: clean(c) for body, c, _ in nodes} if nodes else {}
    return clean(root)


def render(template, **values):
    def piece(m):
        path, *filters = m[1].split("|")
        value = values
        for name in path.strip().split("."):
            value = value[name] if isinstance(value, dict) else getattr(value, name) if not name.isdigit() else value[int(name)]
        for f in map(str.strip, filters):
            value = {"upper": str.upper, "len": len, "join": ", ".join}[f](value)
        return str(value)

    return re.sub(r"\{\{(.*?)\}\}", piece, template)


print(ini("""
[server]  # first
host = example.org
port = 8080
url = http://${host}:${port}/
[client]
retry = yes
wait = 2.5
empty =
target = ${server:url}x
"""))
print(csv('a,b,c\n1,"two, 2","say ""hi"""\n,,\n"multi\nline",x,'), csv(""), csv("\n"), csv("a;b", ";"), len(csv("x,y,z\n" * 120)))
print(query("a=1&b=two+words&a=%C3%A9&flag&=v&x=%zz"), query(""))
print(outline(dedent("""
    root
      left
        leaf
      right
    other
""")))
print(render("{{ name|upper }} has {{ items|len }}: {{items|join}}; {{ deep.a.1 }} {{ z.real }}", name="bo", items=["x", "y"], deep={"a": (1, 2)}, z=3 + 4j))
for act in (lambda: ini("x = 1"), lambda: ini("[a]\nx"), lambda: ini("[a\nx=1"), lambda: ini("[a]\nk=1\n\nk=2"), lambda: ini("[a]\nk=${k}"), lambda: ini("[a]\nk=${z}"), lambda: csv('a,"b\nc'), lambda: outline("a\n    b\n  c"), lambda: render("{{ nope }}"), lambda: render("{{ a|bad }}", a=1), lambda: render("{{ a.x }}", a=1), lambda: query("a=%FF"), lambda: render("{{a|join}}", a=[1])):
    try:
        print(act())
    except (ValueError, LookupError, RecursionError, AttributeError, TypeError) as e:
        print(f"{type(e).__name__}: {e}")
