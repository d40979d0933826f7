import shlex
def echo(_, *a): yield " ".join(a)
def seq(_, a, b="0"): yield from map(str, range(int(a), int(b) + 1))
def grep(inp, p, *f): yield from (l for l in inp if (p in l) != ("-v" in f))
def sort(inp, *f): yield from sorted(inp, key=int if "-n" in f else None, reverse="-r" in f)
def uniq(inp):
    last = object()
    for l in inp:
        if l != last: yield l
        last = l
def head(inp, n="3"):
    for _, l in zip(range(int(n)), inp): yield l
def wc(inp): ls = list(inp); yield f"{len(ls)} {sum(len(l.split()) for l in ls)}"
def tr(inp, a, b): yield from (l.translate(str.maketrans(a, b)) for l in inp)
CMDS = {f.__name__: f for f in (echo, seq, grep, sort, uniq, head, wc, tr)}
def run(line):
    out = iter(())
    for part in line.split("|"):
        name, *args = shlex.split(part)
        if name not in CMDS: return f"{name}: not found"
        out = CMDS[name](out, *args)
    return list(out)
for line in ("echo 'a b' c", "seq 1 30 | grep 2 | head 4", "seq 1 12 | sort", "seq 1 12 | sort -n -r | head 2", "seq 8 14 | tr 1 0 | sort | uniq | wc", "nope | wc", "seq 1 300 | grep 7 -v | wc", "echo x | tr x y | tr y z"): print(line, "=>", run(line))
try: run("seq")
except TypeError as e: print(e)
