# Messages of texts that do not compile.
TEXTS = (
    "f'{}'", "f'{!r}'", "f'{:}'", "f'{=}'", "f'{lambda x:1}'", "f'{x!z}'", "f'{x!}'", "f'{x!3}'", "f'{x! s}'", "f'{x!ss}'",
    "f'{'", "f'{3'", "f'{3:'", "f'{a $ b}'", "f'{3)+(4}'", "f'{)}'", "f'{/5}'", "f'abc", 'f"""abc', "'abc", "b'abc",
    "f(a=)", "f(*args=[0])", "f(**kwargs=1)", "def f(a,d=,c): pass", "lambda a=3, b: 1", "def f(a=1, b): pass",
    "def f(x, (y, z)): pass", "def f((x)): pass", "lambda (x, y): 1", "lambda x, (y): 1", "for x in range 10: pass",
    "{1: *x}", "{**a for a in b}", "[*a for a in b]", "def f(a,**b=3): pass", "def f(*a=3): pass", "class R&D: pass",
    "(*x), y = 1", "x = (*y)", "*x", "async def f: pass", "def f: pass", "lambda /, a: 1", "def f(/): pass",
    "def f(a, *b, c, /): pass", "import a from b", "if 1: print 'a'", "print 'a'", "x = 1; exec 'a'", "for i in s\n    pass",
    "class A\n    pass", "match 1:\n    case 1:\n    pass", "f(x for x in y, 1)", "f(True=1)", "f(1=2)",
)
for text in TEXTS:
    try:
        compile(text, "<text>", "exec")
        print(repr(text), "compiles")
    except SyntaxError as error:
        print(repr(text), type(error).__name__, error.msg)
