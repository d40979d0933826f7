"""textwrap, string, shlex, difflib, pprint: forms of text."""
import difflib
import pprint
import shlex
import string
import textwrap

text = "The quick brown fox, well-known for jumping,  jumped over   the extraordinarily lazy dog. Twice!"
for width in (12, 20, 40):
    print(textwrap.fill(text, width), "---", sep="\n")
print(textwrap.wrap(text, 24, initial_indent="* ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False))
print(textwrap.shorten(text, 30), textwrap.shorten(text, 25, placeholder=" ~"), textwrap.wrap(text, 20, max_lines=2), textwrap.wrap(""))
print(repr(textwrap.dedent("  a\n    b\n\n  c\n")), repr(textwrap.indent("a\n\nb\n", "> ")), repr(textwrap.indent("a\nb", "-", lambda l: "b" in l)), repr(textwrap.dedent("\tx\n y")))
t = string.Template("$who owes ${amount}c $$5 $missing")
print(t.safe_substitute(who="Al", amount=3), string.capwords("hello  wide world"), string.capwords("a-b", "-"), string.ascii_letters[24:28], string.punctuation[:6], string.hexdigits)
for action in (lambda: t.substitute(who=1), lambda: string.Template("$ bad").substitute(), lambda: textwrap.wrap("x", 0)):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
print(list(string.Formatter().parse("a{b!r:>{c}}d{{")), string.Formatter().format("{0}-{k}", 1, k=2))
print(shlex.split("cp 'a b' \"c \\\" d\" e\\ f # no"), shlex.split("x # y", comments=True), shlex.join(["a b", "it's", ""]), shlex.quote("safe-1.txt"))
try:
    shlex.split("open 'quote")
except ValueError as error:
    print(error)
a, b = "one\ntwo\nthree\nfour\n".splitlines(True), "one\ntoo\nthree\nfive\nfour\n".splitlines(True)
print("".join(difflib.unified_diff(a, b, "old", "new", n=1)), "".join(difflib.ndiff(a, b)))
m = difflib.SequenceMatcher(None, "abxcd", "abcdy")
print(m.ratio(), m.get_opcodes(), [tuple(x) for x in m.get_matching_blocks()], m.find_longest_match(0, 5, 0, 5).size, difflib.get_close_matches("appel", ["ape", "apple", "peach"]))
pprint.pprint({"k" * 10: list(range(30)), "b": {"nested": ("x" * 30, "y" * 40)}, 3: {1, 2}}, sort_dicts=False)
pprint.pprint([[1, [2, [3, [4]]]]], depth=3)
print(pprint.pformat({"z": 1, "a": 2}), pprint.pformat(["word"] * 12, width=30, compact=True))


def hot(turns):
    total = 0
    for i in range(turns):
        total += len(textwrap.fill(text[i:], 10 + i)) + len(shlex.split(f"a{i} 'b c'"))
    return total


print(hot(12))
