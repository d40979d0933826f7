# Writes nested dicts and lists as JSON, escapes strings, joins pieces; tests strings and type tests.

ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def quote(s):
    clean = True
    for c in s:
        if c in ESCAPES or c < " " or c > "~":
            clean = False
            break
    if clean:
        return '"' + s + '"'
    parts = ['"']
    for c in s:
        if c in ESCAPES:
            parts.append(ESCAPES[c])
        elif c < " " or c > "~":
            parts.append("\\u%04x" % ord(c))
        else:
            parts.append(c)
    parts.append('"')
    return "".join(parts)


class Encoder:
    def __init__(self):
        self.out = []

    def write(self, value):
        out = self.out
        if value is None:
            out.append("null")
        elif value is True:
            out.append("true")
        elif value is False:
            out.append("false")
        elif isinstance(value, str):
            out.append(quote(value))
        elif isinstance(value, int):
            out.append(str(value))
        elif isinstance(value, float):
            out.append(repr(value))
        elif isinstance(value, dict):
            self.write_dict(value)
        elif isinstance(value, (list, tuple)):
            self.write_list(value)
        else:
            raise TypeError("cannot encode " + type(value).__name__)

    def write_list(self, values):
        out = self.out
        out.append("[")
        first = True
        for value in values:
            if first:
                first = False
            else:
                out.append(", ")
            self.write(value)
        out.append("]")

    def write_dict(self, table):
        out = self.out
        out.append("{")
        first = True
        for key, value in table.items():
            if first:
                first = False
            else:
                out.append(", ")
            out.append(quote(key))
            out.append(": ")
            self.write(value)
        out.append("}")

    def text(self):
        return "".join(self.out)


def make(n):
    users = []
    for i in range(n):
        users.append(
            {
                "id": i,
                "name": "user %d" % i,
                "bio": 'likes "tea"\nand caf\u00e9s' if i % 5 == 0 else "plain text of some length, nothing to escape",
                "score": i / 8 + 0.5,
                "active": i % 2 == 0,
                "manager": None if i % 3 else i // 3,
                "tags": ["t%d" % (i % 7), "x", "y" * (i % 4)],
                "position": (i * 37 % 101, -i),
            }
        )
    return {"users": users, "count": n, "empty": [[], {}]}


def jsonenc(rounds):
    data = make(250)
    total = 0
    for _ in range(rounds):
        encoder = Encoder()
        encoder.write(data)
        text = encoder.text()
        total += len(text) + text.count("true") * 7
    return total

import os, time
for _ in range(int(os.environ.get("REPS", "1"))):
    t = time.perf_counter()
    c = time.process_time()
    r = jsonenc(400)
    c = time.process_time() - c
    t = time.perf_counter() - t
    print("jsonenc %.3f %d %.3f" % (t * 1000, r, c * 1000), flush=True)
