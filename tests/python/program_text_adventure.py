ROOMS = {"hall": {"n": "attic", "e": "kitchen"}, "attic": {"s": "hall"}, "kitchen": {"w": "hall", "d": "cellar"}, "cellar": {"u": "kitchen"}}
ITEMS = {"attic": ["lamp"], "kitchen": ["key", "bread"], "cellar": ["chest"]}
class Game:
    def __init__(self): self.room, self.bag, self.things, self.turn, self.done = "hall", [], {k: v[:] for k, v in ITEMS.items()}, 0, False
    def do(self, line):
        self.turn += 1
        verb, *rest = line.split()
        return getattr(self, "do_" + verb, self.unknown)(*rest)
    def unknown(self, *a): return "I don't know how"
    def do_go(self, way):
        if way not in ROOMS[self.room]: return "no way"
        target = ROOMS[self.room][way]
        if target == "cellar" and "lamp" not in self.bag: return "too dark"
        self.room = target; return self.do_look()
    def do_look(self): return f"{self.room}: {', '.join(self.things.get(self.room, [])) or 'nothing'}; exits {''.join(ROOMS[self.room])}"
    def do_take(self, *names):
        here, out = self.things.get(self.room, []), []
        for n in names or here[:]:
            if n in here and n != "chest": here.remove(n); self.bag.append(n); out.append(n)
        return f"took {out}"
    def do_open(self, what):
        match what, self.room, "key" in self.bag:
            case "chest", "cellar", True: self.done = True; return "gold!"
            case "chest", "cellar", False: return "locked"
        return f"no {what} here"
def play(script):
    g = Game()
    for line in script.split(";"):
        try: r = g.do(line.strip())
        except TypeError as e: r = f"what? ({e.__class__.__name__})"
        print(f"{g.turn:2} > {line.strip():12} {r}")
        if g.done: break
    return g.turn, g.bag
print(play("look; go n; take; go s; go e; go d; open chest; go u; take key; dance; go; go d; open chest; look"))
print(play("go e; go d; take bread key; open chest; go x"))
