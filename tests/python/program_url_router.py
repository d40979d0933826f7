import re
class Router:
    def __init__(self): self.routes = []
    def route(self, pattern, **opts):
        rx = re.compile("^" + re.sub(r"<(?:(int):)?(\w+)>", lambda m: f"(?P<{m[2]}>{r'\d+' if m[1] else '[^/]+'})", pattern) + "$")
        conv = {m[1]: int for m in re.finditer(r"<int:(\w+)>", pattern)}
        def deco(f): self.routes.append((rx, conv, f, opts)); return f
        return deco
    def __call__(self, path, method="GET"):
        for rx, conv, f, opts in self.routes:
            if (m := rx.match(path)) and method in opts.get("methods", ("GET",)):
                return f(**{k: conv.get(k, str)(v) for k, v in m.groupdict().items()})
        return 404
app = Router()
@app.route("/")
def home(): return "home"
@app.route("/user/<name>")
def user(name): return f"user {name}"
@app.route("/post/<int:no>/<slug>", methods=("GET", "PUT"))
def post(no, slug): return no + 1, slug
for p in ("/", "/user/ann", "/user/", "/post/41/intro", "/post/x/y", "/user/a/b"): print(p, app(p), app(p, "PUT"))
print(sum(app(f"/post/{i}/z")[0] for i in range(400)), app.routes[2][0].pattern)
