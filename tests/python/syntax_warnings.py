# What the compiler warns of, each time it compiles a text.
import warnings

TEXTS = [
    r"'\d'", r"b'\d \u1'", r"'\400' '\377'", r"r'\d'", r"f'\q{1}'", r"f'{1}\w'", "'''a\n\\z'''", r"'\N{DIGIT ONE}\x41\u0041\
'",
    "1 is 1", "x is not 'a'", "x is (1, 2)", "() is x", "x is None", "x is True", "x is ...", "x is -1.5", "x is b''", "x is y",
    "a < 3 is b", "[(1, 2) (3, 4)]", "'a'()", "1.5()", "[1]()", "{1: 2}()", "f'{x}'()", "None()", "(lambda: 0)()", "x()",
    "(i for i in y)()", "'abc'['a']", "[1][1, 2]", "[1]['a']", "(1, 2)[1.5]", "3[0]", "{1}[0]", "None[0]", "{}['a']",
    "'a'[0:1]", "[1][True]", "'a'[x]", "(lambda: 0)[0]", "[i for i in x]['a']", "'a'[None]",
]
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for text in TEXTS:
        caught.clear()
        compile(text, "<text>", "eval")
        print(text.replace("\n", "|"), [(str(w.message), w.lineno, w.category.__name__) for w in caught])
    caught.clear()
    compile("x = 1\nassert (x, 'm')\nassert ()\nassert (x), 'm'\nif x is 3:\n    y = '\\d'\n", "<body>", "exec")
    print([(str(w.message), w.filename, w.lineno) for w in caught])
    caught.clear()
    exec("def f():\n    return '\\s'\nprint(f())")
    print(len(caught), caught[0].lineno)

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    print(eval("7 is 7") in (True, False))
with warnings.catch_warnings():
    warnings.simplefilter("error", SyntaxWarning)
    for text in ("x = 1\ny = '\\d'", "x = 1\nassert (1, 2)", "'a' is x"):
        try:
            compile(text, "<wrong>", "exec")
            print("compiled")
        except SyntaxError as error:
            print(type(error).__name__, error.msg, error.lineno)
