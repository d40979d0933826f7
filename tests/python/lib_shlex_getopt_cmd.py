import shlex, getopt, fnmatch, string
for s in ("a 'b c' d\"e f\"", "x\\ y # not", "'unclosed", "a;b|c", "", "\"q\\\"q\" 'n\\n'"):
    try: print(shlex.split(s), shlex.split(s, comments=True), list(shlex.shlex(s, punctuation_chars=True)))
    except ValueError as e: print(e)
print(shlex.quote("it's"), shlex.quote("safe-1.txt"), shlex.quote(""), shlex.join(["a b", "c"]))
print(getopt.getopt(["-a", "-b", "v", "--long", "--with=3", "rest", "-a"], "ab:", ["long", "with="]), getopt.gnu_getopt(["x", "-a", "--wi", "5", "y"], "a", ["with="]))
for bad in (["-z"], ["-b"], ["--nope"], ["--long=1"], ["--with"]):
    try: getopt.getopt(bad, "ab:", ["long", "with="])
    except getopt.GetoptError as e: print(e, e.opt)
names = ["a.py", "b.txt", "Test_1.py", ".x.py", "a[1].py"]
print([fnmatch.filter(names, p) for p in ("*.py", "?.*", "[ab].*", "[!ab]*", "Test_[0-9]*")], fnmatch.fnmatchcase("A", "a"), fnmatch.translate("a*.t?t"))
