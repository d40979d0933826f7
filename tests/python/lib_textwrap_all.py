import textwrap
text = "The quick brown fox, having jumped over the lazy dog, ran off-site to a well-known super-califragilistic den.  It slept."
for w in (10, 20, 40): print(textwrap.wrap(text, w))
print(textwrap.fill(text, 30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(text, 40), textwrap.shorten(text, 20, placeholder="~"), textwrap.shorten("a  b   c", 10))
print(repr(textwrap.dedent("   a\n     b\n\n   c\n")), repr(textwrap.dedent("\ta\n\t b")), repr(textwrap.dedent(" a\nb")), repr(textwrap.indent("a\n\nb\n", "> ")), repr(textwrap.indent("a\nb", "-", lambda l: "b" in l)))
print(textwrap.wrap("abcdefghij klm", 4), textwrap.wrap("abcdefghij klm", 4, break_long_words=False), textwrap.wrap("a-b-c-d e-f", 3, break_on_hyphens=False), textwrap.wrap(text, 25, max_lines=2), textwrap.wrap("a\tb\nc", 80, expand_tabs=True, tabsize=4), textwrap.wrap("  lead", 10, drop_whitespace=False), textwrap.wrap("", 5))
w = textwrap.TextWrapper(width=15, fix_sentence_endings=True); print(w.wrap("One two. Three four! Five"), w.fill("x " * 12))
try: textwrap.wrap("a", 0)
except ValueError as e: print(e)
