from collections import defaultdict
from dataclasses import dataclass, field
@dataclass
class Item: sku: str; price: float; stock: int = 0; tags: set = field(default_factory=set)
@dataclass
class Order: no: int; lines: list = field(default_factory=list); state: str = "new"
class Shop:
    def __init__(self): self.items, self.orders, self.events = {}, [], []
    def add(self, sku, price, stock, *tags): self.items[sku] = Item(sku, price, stock, set(tags))
    def order(self, **want):
        o = Order(len(self.orders) + 1, sorted(want.items())); self.orders.append(o)
        missing = {s: n - self.items[s].stock for s, n in o.lines if s not in self.items or self.items[s].stock < n} if all(s in self.items for s in want) else None
        if missing is None: o.state = "unknown"
        elif missing: o.state = f"back {missing}"
        else:
            for s, n in o.lines: self.items[s].stock -= n
            o.state = "shipped"
        self.events.append((o.no, o.state)); return o
    def total(self, o): return round(sum(self.items[s].price * n for s, n in o.lines), 2)
shop = Shop(); shop.add("pen", 1.25, 100, "office", "small"); shop.add("desk", 249.99, 2, "office"); shop.add("cup", 4.5, 30, "home", "small")
for want in (dict(pen=10, cup=2), dict(desk=3), dict(desk=1, pen=95), dict(sofa=1), dict(cup=28)): 
    o = shop.order(**want); print(o, shop.total(o) if o.state != "unknown" else "-")
by = defaultdict(list)
for i in shop.items.values():
    for t in sorted(i.tags): by[t].append(i.sku)
print(dict(by), {s: i.stock for s, i in shop.items.items()}, shop.events)
shop.items["pen"].stock = 5000
for k in range(1, 400): shop.order(pen=k % 20 + 1)
print(shop.items["pen"].stock, sum(o.state == "shipped" for o in shop.orders), shop.orders[-1])
