import csv, io
def rows(text, **k): return list(csv.reader(io.StringIO(text), **k))
print(rows('a,b,"c,d"\n"x ""q""",,\r\n\n1,"multi\nline",3\n'), rows("a;b 'c;d'", delimiter=";", quotechar="'"), rows("a, b", skipinitialspace=True), rows('1,2,"a"', quoting=csv.QUOTE_NONNUMERIC), rows("a\\,b,c", escapechar="\\"), rows('a,"b"c,d"e'), rows("", ), rows("a\tb", dialect="excel-tab"), rows('"a,b', ), list(csv.reader(["x,y", "z"])))
def text(data, **k):
    f = io.StringIO(); w = csv.writer(f, **k); w.writerows(data); return f.getvalue()
data = [["a,b", 'q"x', "", None], [1, 2.5, True, "l1\nl2"], ["plain", " sp "]]
print(repr(text(data)), repr(text(data, quoting=csv.QUOTE_ALL, lineterminator="\n")), repr(text(data, quoting=csv.QUOTE_NONNUMERIC)), repr(text([["a b", "c|d"]], delimiter="|", quotechar="'")), repr(text([["a,b"]], quoting=csv.QUOTE_NONE, escapechar="\\")), repr(text([[]])), repr(text([[""]])))
d = csv.DictReader(io.StringIO("n,v\na,1\nb\nc,3,4,5\n"), restval="-", restkey="more"); print(d.fieldnames, list(d), d.line_num)
f = io.StringIO(); w = csv.DictWriter(f, ["x", "y"], restval=0, extrasaction="ignore"); w.writeheader(); w.writerow({"x": 1, "z": 2}); w.writerows([{"y": 5, "x": 6}]); print(repr(f.getvalue()))
for bad in (lambda: text([["a,b"]], quoting=csv.QUOTE_NONE), lambda: csv.DictWriter(io.StringIO(), ["a"]).writerow({"b": 1}), lambda: csv.reader([], delimiter="ab"), lambda: csv.reader([], dialect="no"), lambda: csv.writer(io.StringIO()).writerow(5), lambda: list(csv.reader(['"a" b'], strict=True))):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
class semi(csv.Dialect): delimiter = ";"; quotechar = '"'; quoting = csv.QUOTE_MINIMAL; lineterminator = "\n"; doublequote = True; skipinitialspace = False; escapechar = None
csv.register_dialect("semi", semi); print(repr(text(data, dialect="semi")), "semi" in csv.list_dialects(), csv.get_dialect("semi").delimiter); big = [[i, f"n{i},{i % 3}", i / 4] for i in range(150)]; print(rows(text(big))[149], len(text(big)))
