# Interpreters: a Lisp whose symbols are a class of strings and whose environments are a class of dicts, and a stack machine over a
# table of bound methods.

import operator

class Symbol(str):
    pass

class Env(dict):
    def __init__(self, parms=(), args=(), outer=None):
        self.update(zip(parms, args))
        self.outer = outer
    def find(self, var):
        e = self
        while e is not None:
            if var in e:
                return e
            e = e.outer
        raise NameError(var)

class Procedure:
    def __init__(self, parms, body, env):
        self.parms, self.body, self.env = parms, body, env
    def __call__(self, *args):
        return evaluate(self.body, Env(self.parms, args, self.env))

def tokenize(s):
    return s.replace("(", " ( ").replace(")", " ) ").split()

def parse(tokens):
    t = tokens.pop(0)
    if t == "(":
        out = []
        while tokens[0] != ")":
            out.append(parse(tokens))
        tokens.pop(0)
        return out
    return int(t) if t.isdigit() else Symbol(t)

def evaluate(x, env):
    while True:
        if isinstance(x, Symbol):
            return env.find(x)[x]
        if not isinstance(x, list):
            return x
        op = x[0]
        if op == "quote":
            return x[1]
        if op == "if":
            _, test, conseq, alt = x
            x = conseq if evaluate(test, env) else alt
        elif op == "define":
            env[x[1]] = evaluate(x[2], env)
            return None
        elif op == "set!":
            env.find(x[1])[x[1]] = evaluate(x[2], env)
            return None
        elif op == "lambda":
            return Procedure(x[1], x[2], env)
        elif op == "begin":
            for e in x[1:-1]:
                evaluate(e, env)
            x = x[-1]
        else:
            exprs = [evaluate(e, env) for e in x]
            proc = exprs.pop(0)
            if isinstance(proc, Procedure):
                x = proc.body
                env = Env(proc.parms, exprs, proc.env)
            else:
                return proc(*exprs)

def standard_env():
    env = Env()
    env.update({"+": operator.add, "-": operator.sub, "*": operator.mul, "<": operator.lt, "=": operator.eq, "cons": lambda a, b: [a] + b,
                "car": lambda x: x[0], "cdr": lambda x: x[1:], "null?": lambda x: x == [], "list": lambda *a: list(a),
                "modulo": operator.mod, "apply": lambda f, a: f(*a), "length": len})
    return env

def run_lisp(src):
    env = standard_env()
    tokens = tokenize(src)
    r = None
    while tokens:
        r = evaluate(parse(tokens), env)
    return r

LISP = """
(define fib (lambda (n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2))))))
(define map (lambda (f l) (if (null? l) (quote ()) (cons (f (car l)) (map f (cdr l))))))
(define range (lambda (a b) (if (= a b) (quote ()) (cons a (range (+ a 1) b)))))
(define make-counter (lambda () ((lambda (n) (lambda () (begin (set! n (+ n 1)) n))) 0)))
(define c (make-counter))
(define loop (lambda (i acc) (if (= i 0) acc (loop (- i 1) (+ acc (modulo (* i i) 7))))))
(list (fib 16) (map (lambda (x) (* x x)) (range 0 20)) (c) (c) (loop 3000 0))
"""

class Machine:
    def __init__(self, code):
        self.code, self.stack, self.vars, self.pc = code, [], {}, 0
        self.dispatch = {name[3:]: getattr(self, name) for name in dir(self) if name.startswith("op_")}
    def push(self, v): self.stack.append(v)
    def pop(self): return self.stack.pop()
    def op_const(self, a): self.push(a)
    def op_load(self, a): self.push(self.vars[a])
    def op_store(self, a): self.vars[a] = self.pop()
    def op_add(self, a): self.push(self.pop() + self.pop())
    def op_mul(self, a): self.push(self.pop() * self.pop())
    def op_mod(self, a): self.push(self.pop() % a)
    def op_less(self, a): self.push(self.pop() < a)
    def op_jump(self, a): self.pc = a
    def op_until(self, a):
        if not self.pop():
            self.pc = a
    def run(self):
        steps = 0
        while True:
            op, arg = self.code[self.pc]
            self.pc += 1
            steps += 1
            if op == "halt":
                return steps
            self.dispatch[op](arg)

CODE = [("const", 0), ("store", "s"), ("const", 0), ("store", "i"), ("load", "i"), ("less", 20000), ("until", 19),
        ("load", "i"), ("load", "i"), ("mul", None), ("load", "s"), ("add", None), ("mod", 1000003), ("store", "s"),
        ("load", "i"), ("const", 1), ("add", None), ("store", "i"), ("jump", 4), ("halt", None)]

def lisp(rounds):
    total = 0
    for _ in range(rounds):
        result = run_lisp(LISP)
        machine = Machine(CODE)
        total += machine.run() + machine.vars["s"] + result[0] + sum(result[1]) + sum(result[2:])
    return total

import os, time
for _ in range(int(os.environ.get("REPS", "1"))):
    t = time.perf_counter()
    c = time.process_time()
    r = lisp(6)
    c = time.process_time() - c
    t = time.perf_counter() - t
    print("lisp %.3f %d %.3f" % (t * 1000, r, c * 1000), flush=True)
