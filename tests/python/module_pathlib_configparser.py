"""Pure paths, configparser, csv and argparse lists: parts, sections, dialects."""
import csv
import io
from configparser import ConfigParser
from pathlib import PurePosixPath as P

p = P("/usr/lib/../share/doc.tar.gz")
print(p, p.parts, p.name, p.stem, p.suffix, p.suffixes, p.parent, [str(q) for q in p.parents], p.anchor, p.is_absolute())
print(p.with_suffix(".zip"), p.with_name("x"), p.with_stem("new"), P("a") / "b" / P("c"), P("a", "/b"), P("a//b/./c/"), P(""), P("a/b").relative_to("a"), P("a/b").is_relative_to("c"), P("a/b.py").match("*.py"), P("b") > P("a"), P("a") == P("a/"))
for action in (lambda: P("a").relative_to("b"), lambda: P("a").with_name(""), lambda: P("/").with_suffix(".x"), lambda: P("a").with_suffix("x")):
    try:
        print(action())
    except ValueError as error:
        print(type(error).__name__, error)
c = ConfigParser()
c.read_string("[DEFAULT]\nhome = /h\n[one]\nPath = %(home)s/x\nn: 5\nflag = yes\nlong = a\n  b\n[two]\nn = 2.5\n")
print(c.sections(), c["one"]["path"], c.getint("one", "n"), c.getboolean("one", "FLAG"), repr(c["one"]["long"]), c.getfloat("two", "n"), c.get("two", "q", fallback="none"), c.has_option("two", "home"), sorted(c["two"]))
for action in (lambda: c["three"], lambda: c.get("one", "zz"), lambda: c.getint("two", "n"), lambda: c.add_section("one")):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
rows = [["a", 'q"uote', "x,y"], ["", "line\nbreak", 5], [None, 1.5, "z"]]
out = io.StringIO()
csv.writer(out).writerows(rows)
csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\n").writerow(rows[0])
print(repr(out.getvalue()), list(csv.reader(io.StringIO('a,"b ""q""",c\n1,"2\n3",\n'))), list(csv.DictReader(io.StringIO("x,y\n1,2\n3\n4,5,6\n"))))
