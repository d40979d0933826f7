# The tokens of programs, and programs of tokens.
import io
import token
import tokenize

TEXT = '''\
# first
class A(B, x=1):
    """doc
    more"""
    def f(self, *a, **k) -> int:
        return [1_000, 0xFF, 1e-5j, .5, r'\\d' b"x", f"a{x!r:>{w}}{{}}b{y=}", a if b else c]

    @dec  # comment
    def g(self): x = y @ z; x //= 2 ** 3; return (
        x != 1 and
        y := 2, ...
    )
z = a \\
    + "b"
if z:
  pass
match z:
    case 1: pass
end'''

for made in tokenize.generate_tokens(io.StringIO(TEXT).readline):
    print(token.tok_name[made.type], token.tok_name[made.exact_type], made.start, made.end, repr(made.string), len(made.line))
first = next(tokenize.tokenize(io.BytesIO(b"# -*- coding: latin-1 -*-\nx = 1\n").readline))
print(first, first.exact_type)
plain = "def f(a):\n    if a:  # why\n        return  a+1\n\n    return (1,\n            2)\n"
tokens = list(tokenize.generate_tokens(io.StringIO(plain).readline))
print(tokenize.untokenize(tokens) == plain)
pairs = tokenize.untokenize((made.type, made.string) for made in tokens)
print([made.string for made in tokenize.generate_tokens(io.StringIO(pairs).readline) if made.string.strip()])
for wrong in ("x = (1,\n", "'''abc\n", "if x:\n    y\n  z\n"):
    try:
        list(tokenize.generate_tokens(io.StringIO(wrong).readline))
    except (tokenize.TokenError, IndentationError) as error:
        print(type(error).__name__)
for source in (b"x\n", b"\xef\xbb\xbfx", b"#!x\n# coding=utf-8\n", b"", b"# coding: nowhere\n"):
    try:
        print(tokenize.detect_encoding(io.BytesIO(source).readline))
    except SyntaxError as error:
        print(error)
print(token.ISTERMINAL(token.NAME), token.EXACT_TOKEN_TYPES["->"], token.N_TOKENS, len(token.tok_name))
