import difflib
a, b = "one two three four\nfive\nsix\n".splitlines(True), "one two tree four\nsix\nseven\n".splitlines(True)
print("".join(difflib.unified_diff(a, b, "old", "new")), "".join(difflib.ndiff(a, b)), "".join(difflib.context_diff(a, b, n=1)), sep="---\n")
s = difflib.SequenceMatcher(None, "private Thread currentThread;", "private volatile Thread currentThread;"); print(round(s.ratio(), 4), s.get_matching_blocks(), s.get_opcodes(), s.find_longest_match(0, 10, 0, 10), round(s.quick_ratio(), 4), s.real_quick_ratio() >= s.ratio())
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]), difflib.get_close_matches("x", ["abc"]), "".join(difflib.restore(difflib.ndiff(a, b), 2)) == "".join(b), list(difflib.unified_diff(a, a)))
words = ["kitten", "mitten", "sitting", "knitting", "smitten"]; print([[round(difflib.SequenceMatcher(None, x, y).ratio(), 3) for y in words] for x in words])
