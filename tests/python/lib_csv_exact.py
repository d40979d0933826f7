# csv: what is quoted and escaped, rows over lines, options that are refused, sniffing.
import csv, io
R = lambda s, **k: list(csv.reader(s, **k))
W = lambda rows, **k: (lambda o: (csv.writer(o, **k).writerows(rows), repr(o.getvalue()))[1])(io.StringIO())
vals = [["a", 1, 2.5, None, "x,y", 'q"r', "n\nm", "", " s ", "back\\slash", "r\rx", True, -0.0, 1e300], [""], [None], [], ["", ""], ['"'], ["'"]]
for k in ({}, dict(quoting=csv.QUOTE_ALL), dict(quoting=csv.QUOTE_NONNUMERIC), dict(quoting=csv.QUOTE_NONE, escapechar="\\"), dict(escapechar="\\"), dict(doublequote=False, escapechar="\\"), dict(quotechar="'"), dict(delimiter=";"), dict(dialect="unix"), dict(dialect="excel-tab"), dict(quoting=csv.QUOTE_STRINGS), dict(quoting=csv.QUOTE_NOTNULL), dict(lineterminator="|"), dict(doublequote=False)):
    for v in vals:
        try:
            w = W([v], **k); print(k, w)
            rk = {a: b for a, b in k.items() if a != "lineterminator"}
            if k.get("quoting", 0) < 4: print(R(eval(w).splitlines(keepends=True), **rk))
        except Exception as e: print(k, v, type(e).__name__, e)
for lines, k in ((['a,"b\n', 'c",d\n'], {}), (['a, "b, c", d\n'], dict(skipinitialspace=True)), (['"a"b,c\n'], {}), (['"a"b,c\n'], dict(strict=True)), (['"abc\n'], {}), (['"abc\n'], dict(strict=True)), (['a"b,c""d\n'], {}), (['""\n', '\n', ',\n', '"",""\n'], {}), (['a\tb\n'], dict(delimiter="\t")), (['a^,b,c\n', "d^\n", "e\n"], dict(escapechar="^")), (['1,a\n'], dict(quoting=csv.QUOTE_NONNUMERIC)), ([b'a'], {}), (['a\n\n', 'b'], {}), (['"a""b"""\n'], {}), (["  \n"], {}), (["  \n"], dict(skipinitialspace=True)), (['"a', 'b"'], {})):
    r = csv.reader(lines, **k)
    try:
        for row in r: print(row, r.line_num)
    except Exception as e: print(type(e).__name__, e, r.line_num)
import csv, io
R = lambda s, **k: list(csv.reader(io.StringIO(s, newline='') if isinstance(s, str) else s, **k))
def W(rows, **k): o = io.StringIO(); csv.writer(o, **k).writerows(rows); return repr(o.getvalue())
for f in (lambda: R(['a\rb']), lambda: R('a^', escapechar='^'), lambda: R('1,,"3"', quoting=csv.QUOTE_NONNUMERIC), lambda: W([['a"b']], doublequote=False, escapechar='\\'), lambda: csv.reader([], quotechar=1), lambda: csv.reader([], quoting=9), lambda: csv.reader([], bad=1), lambda: csv.writer(None)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
import csv
print(csv.Sniffer().sniff('a;b;c\n1;2;3\n').delimiter, csv.Sniffer().has_header('a;b\n1;2\n3;4\n'))
