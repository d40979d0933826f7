"""A Lisp with tail calls, closures, quotation, macros and errors, running programs within programs."""
import operator as o


class Sym(str):
    __slots__ = ()
    __repr__ = str.__str__


class LispError(Exception):
    pass


class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        self.outer = outer
        names, values = list(names), list(values)
        if "." in names:
            at = names.index(".")
            names, values = names[:at] + names[at + 1 :], values[:at] + [values[at:]]
        if len(names) != len(values):
            raise LispError(f"wants {len(names)} values, has {len(values)}")
        super().__init__(zip(names, values))

    def find(self, name):
        env = self
        while env is not None:
            if name in env:
                return env
            env = env.outer
        raise LispError(f"unbound {name}")


class Lambda:
    def __init__(self, names, body, env, macro=False):
        self.names, self.body, self.env, self.macro = names, body, env, macro

    def __call__(self, *args):
        return run(self.body, Env(self.names, args, self.env))


def read(tokens):
    if not tokens:
        raise LispError("text ends too early")
    match t := tokens.pop():
        case "(":
            out = []
            while tokens and tokens[-1] != ")":
                out.append(read(tokens))
            if not tokens:
                raise LispError("missing )")
            tokens.pop()
            return out
        case ")":
            raise LispError("unexpected )")
        case "'" | "`" | ",":
            return [Sym({"'": "quote", "`": "quasi", ",": "unquote"}[t]), read(tokens)]
    for kind in (int, float):
        try:
            return kind(t)
        except ValueError:
            continue
    return {"#t": True, "#f": False}.get(t, Sym(t))


def quasi(x, env):
    match x:
        case ["unquote", e]:
            return run(e, env)
        case list():
            return [quasi(y, env) for y in x]
    return x


def run(x, env):
    while True:
        match x:
            case Sym():
                return env.find(x)[x]
            case []:
                raise LispError("empty call")
            case ["quote", e]:
                return e
            case ["quasi", e]:
                return quasi(e, env)
            case ["if", c, a, *rest]:
                x = a if run(c, env) is not False else rest[0] if rest else False
            case ["define", [name, *names], *body]:
                env[name] = Lambda(names, [Sym("begin"), *body], env)
                return name
            case ["define", Sym() as name, e]:
                env[name] = run(e, env)
                return name
            case ["macro", [name, *names], body]:
                env[name] = Lambda(names, body, env, macro=True)
                return name
            case ["set!", name, e]:
                env.find(name)[name] = run(e, env)
                return name
            case ["lambda", names, *body]:
                return Lambda(names, [Sym("begin"), *body], env)
            case ["begin", *body, last]:
                for e in body:
                    run(e, env)
                x = last
            case [f, *args]:
                f = run(f, env)
                if isinstance(f, Lambda) and f.macro:
                    x = f(*args)
                    continue
                args = [run(a, env) for a in args]
                if not isinstance(f, Lambda):
                    if not callable(f):
                        raise LispError(f"{show(f)} cannot be called")
                    return f(*args)
                x, env = f.body, Env(f.names, args, f.env)
            case _:
                return x


def show(x):
    match x:
        case bool():
            return "#t" if x else "#f"
        case list():
            return f"({' '.join(map(show, x))})"
        case Lambda(names=n):
            return f"<lambda {' '.join(n)}>"
    return str(x)


def program(text, env):
    tokens = text.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").replace("`", " ` ").replace(",", " , ").split()[::-1]
    while tokens:
        yield show(run(read(tokens), env))


core = Env()
core.update({"+": lambda *a: sum(a), "-": o.sub, "*": o.mul, "/": o.truediv, "<": o.lt, "=": o.eq, "car": lambda l: l[0], "cdr": lambda l: l[1:], "cons": lambda a, l: [a] + l, "list": lambda *a: list(a), "null?": lambda l: l == [], "rem": o.mod})
print(*program("""
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1))))) (fact 25)
(define (loop i s) (if (= i 0) s (loop (- i 1) (+ s i)))) (loop 900 0)
(define (map f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l)))))
(map (lambda (x) (* x x)) '(1 2 3.5)) 'sym '(a (b . c) #t) (list) map
(define (counter) (define n 0) (lambda () (set! n (+ n 1)) n))
(define c (counter)) (c) (c) ((counter))
(macro (unless t . body) `(if ,t #f ,(cons 'begin body)))
(unless (< 2 1) 5 6) (unless #t (nothing))
(macro (let binds body) (cons (list 'lambda (map car binds) body) (map (lambda (b) (car (cdr b))) binds)))
(let ((a 3) (b 4)) (+ a b)) ((lambda (a . rest) rest) 1 2 3)
(define (even n) (if (= n 0) #t (odd (- n 1)))) (define (odd n) (if (= n 0) #f (even (- n 1)))) (even 401)
""", core), sep="\n")
for bad in ("(", ")", "x", "()", "(1 2)", "(fact)", "(set! q 1)", "(car 5)", "(/ 1 0)", "(car '())", "((lambda (x) x))", "'", "(+ 1 'a)", "(begin)"):
    try:
        print(*program(bad, core))
    except (LispError, ArithmeticError, TypeError, IndexError) as e:
        print(bad, "->", type(e).__name__, e)
