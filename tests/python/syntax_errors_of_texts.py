# What a syntax error of a text that is in no file knows of the line, and which targets a comparison may have been meant for.
import traceback

TEXTS = [
    "return", "x = 1\nbreak", "def f(a, a): pass", "await x", "nonlocal x",
    "x = 5 = y", "5 = y", "x = y = f() = 3", "f() = 3", "x = None = 2", "a b",
]
for text in TEXTS:
    try:
        exec(text)
    except SyntaxError as e:
        print(e, e.lineno, (e.text or "None").strip())
        print("".join(traceback.format_exception_only(e)))
