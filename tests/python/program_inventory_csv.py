# Records read from text, grouped, joined, totalled, written again: csv, json, formats, locales of none.
import csv
import io
import json
from collections import defaultdict
from decimal import Decimal
from itertools import groupby
from operator import itemgetter

ITEMS = '''sku,name,price,qty,tags
A1,"Widget, large",9.99,10,"metal,blue"
B2,"Gadget ""pro""",24.50,3,
C3,Thing,0.75,200,small
D4,"Multi
line",100.00,1,"x"
'''
ORDERS = "id;sku;n\n1;A1;2\n2;C3;50\n3;A1;1\n4;Z9;1\n5;D4;x\n6;B2;3\n"
rows = list(csv.DictReader(io.StringIO(ITEMS)))
print(len(rows), rows[0], [r["name"] for r in rows], rows[1]["tags"] == "")
stock = {r["sku"]: {**r, "price": Decimal(r["price"]), "qty": int(r["qty"]), "tags": [t for t in r["tags"].split(",") if t]} for r in rows}
print(sum(r["price"] * r["qty"] for r in stock.values()), max(stock.values(), key=itemgetter("price"))["sku"], sorted(stock, key=lambda s: stock[s]["qty"]))
sold, problems = defaultdict(list), []
for line, order in enumerate(csv.DictReader(io.StringIO(ORDERS), delimiter=";"), 2):
    try:
        item, n = stock[order["sku"]], int(order["n"])
        if n > item["qty"]:
            raise ValueError(f"only {item['qty']} of {item['sku']}")
    except KeyError as error:
        problems.append(f"line {line}: unknown {error}")
    except ValueError as error:
        problems.append(f"line {line}: {error}")
    else:
        item["qty"] -= n
        sold[order["sku"]].append((int(order["id"]), n, n * item["price"]))
print(problems, dict(sold), sep="\n")
for sku, lines in sorted(sold.items()):
    print(f"{stock[sku]['name']!r:<20}{sum(n for _, n, _ in lines):>5}{sum(t for *_, t in lines):>10,.2f}")
out = io.StringIO()
writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
writer.writerow(["sku", "left", "note"])
writer.writerows([sku, r["qty"], 'say "hi", ok'] for sku, r in stock.items())
print(out.getvalue(), end="")
dw = csv.DictWriter(out := io.StringIO(), ["b", "a"], extrasaction="ignore", restval="-")
dw.writeheader()
dw.writerows([{"a": 1, "b": 2, "c": 3}, {"a": "x,y"}, {"b": None}])
print(repr(out.getvalue()))
print(list(csv.reader(["a b  c", "'x y' z"], delimiter=" ", quotechar="'")), list(csv.reader(["1\t2", '"q\tr"\ts'], dialect="excel-tab")), next(csv.reader(['a"b,c'])), list(csv.reader([""])), list(csv.reader(["1,2"], quoting=csv.QUOTE_NONNUMERIC)))
try:
    dw2 = csv.DictWriter(io.StringIO(), ["a"])
    dw2.writerow({"z": 1})
except ValueError as error:
    print(error)
people = [("Ann", "dev", 30), ("Bob", "ops", 25), ("Cid", "dev", 41), ("Dan", "ops", 25), ("Eve", "hr", 33)]
for team, members in groupby(sorted(people, key=itemgetter(1, 2)), key=itemgetter(1)):
    members = list(members)
    print(f"{team:>4}: {', '.join(f'{n} ({a})' for n, _, a in members):<24} avg {sum(a for *_, a in members) / len(members):.1f}")
pivot = {}
for name, team, age in people:
    pivot.setdefault(team, {}).setdefault(age // 10 * 10, []).append(name)
print(json.dumps(pivot, sort_keys=True), {t: {k: len(v) for k, v in d.items()} for t, d in pivot.items()})
left, right = {"a": 1, "b": 2, "c": 3}, {"b": 20, "c": 30, "d": 40}
print({k: (left[k], right[k]) for k in left.keys() & right.keys()} == {"b": (2, 20), "c": (3, 30)}, sorted(left.keys() ^ right.keys()), {k: (left.get(k), right.get(k)) for k in sorted(left | right)})
columns = list(zip(*people))
widths = [max(len(str(v)) for v in column) for column in columns]
print("\n".join(" | ".join(f"{v!s:<{w}}" for v, w in zip(row, widths)).rstrip() for row in people))
