# A text adventure as a state machine: rooms, items, commands, a scripted game and its transcript.


class GameOver(Exception):
    pass


class Item:
    def __init__(self, name, description, weight=1, fixed=False):
        self.name = name
        self.description = description
        self.weight = weight
        self.fixed = fixed

    def use(self, game):
        return f"You wave the {self.name} about."


class Key(Item):
    def __init__(self, name, description, opens):
        super().__init__(name, description)
        self.opens = opens

    def use(self, game):
        for direction, door in game.room.locked.items():
            if door == self.opens:
                game.room.exits[direction] = door
                del game.room.locked[direction]
                return f"The way {direction} opens."
        return "Nothing here fits the key."


class Lamp(Item):
    lit = False

    def use(self, game):
        self.lit = not self.lit
        return "The lamp is " + ("lit." if self.lit else "out.")


class Room:
    def __init__(self, name, text, dark=False):
        self.name = name
        self.text = text
        self.dark = dark
        self.exits = {}
        self.locked = {}
        self.items = {}
        self.visits = 0

    def connect(self, direction, other, back=None, locked=False):
        (self.locked if locked else self.exits)[direction] = other
        if back:
            other.exits[back] = self
        return other

    def put(self, *items):
        for item in items:
            self.items[item.name] = item


class Game:
    capacity = 4
    shortcuts = {"n": "go north", "s": "go south", "e": "go east", "w": "go west", "i": "inventory", "l": "look"}

    def __init__(self):
        hall = Room("Hall", "A draughty hall.")
        cellar = Room("Cellar", "Barrels and cobwebs.", dark=True)
        garden = Room("Garden", "Roses and a wall.")
        vault = Room("Vault", "Gold glitters.")
        hall.connect("south", cellar, back="north")
        hall.connect("east", garden, back="west")
        cellar.connect("east", vault, back="west", locked=True)
        hall.put(Lamp("lamp", "A brass lamp."), Item("statue", "Far too heavy.", fixed=True))
        garden.put(Key("key", "A rusty key.", vault), Item("rose", "Red.", weight=1), Item("stone", "Heavy.", weight=4))
        vault.put(Item("gold", "A fortune.", weight=2))
        self.room = hall
        self.start = hall
        self.carried = {}
        self.turns = 0
        self.score = 0
        self.log = []

    def visible(self):
        if not self.room.dark:
            return True
        lamp = self.carried.get("lamp")
        return lamp is not None and lamp.lit

    def find(self, name, where):
        if name not in where:
            raise LookupError(f"There is no {name} here." if where is self.room.items else f"You have no {name}.")
        return where[name]

    def do_look(self):
        if not self.visible():
            return "It is pitch dark."
        lines = [f"{self.room.name}: {self.room.text}"]
        if self.room.items:
            lines.append("You see " + ", ".join(sorted(self.room.items)) + ".")
        ways = sorted(self.room.exits) + [d + " (locked)" for d in sorted(self.room.locked)]
        lines.append("Ways: " + ", ".join(ways) + ".")
        return " ".join(lines)

    def do_go(self, direction):
        if direction in self.room.locked:
            return "That way is locked."
        if direction not in self.room.exits:
            return f"You cannot go {direction}."
        self.room = self.room.exits[direction]
        self.room.visits += 1
        if self.room.visits == 1:
            self.score += 5
        if self.room is self.start and "gold" in self.carried:
            self.score += 50
            raise GameOver("You win!")
        return self.do_look()

    def do_take(self, name):
        if not self.visible():
            return "You grope about in vain."
        item = self.find(name, self.room.items)
        if item.fixed:
            return f"The {name} will not move."
        if sum(i.weight for i in self.carried.values()) + item.weight > self.capacity:
            return "You carry too much."
        self.carried[name] = self.room.items.pop(name)
        self.score += item.weight
        return f"Taken: {name}."

    def do_drop(self, name):
        item = self.find(name, self.carried)
        del self.carried[name]
        self.room.put(item)
        return f"Dropped: {name}."

    def do_use(self, name):
        return self.find(name, self.carried).use(self)

    def do_examine(self, name):
        for where in (self.carried, self.room.items):
            if name in where:
                return where[name].description
        raise LookupError(f"There is no {name} here.")

    def do_inventory(self):
        return "You carry " + (", ".join(self.carried) or "nothing") + "."

    def do_quit(self):
        raise GameOver("Goodbye.")

    def execute(self, line):
        words = self.shortcuts.get(line, line).split()
        self.turns += 1
        if not words:
            return "Say something."
        verb, *rest = words
        method = getattr(self, "do_" + verb, None)
        if method is None:
            return f"I do not know how to {verb}."
        try:
            return method(*rest)
        except LookupError as error:
            return str(error.args[0])
        except TypeError:
            return f"{verb.capitalize()} what?" if not rest else f"I cannot {line}."

    def play(self, script):
        try:
            for line in script:
                answer = self.execute(line)
                self.log.append((line, answer))
                yield f"> {line}\n{answer}"
        except GameOver as over:
            yield f"> {line}\n*** {over} ({self.score} points in {self.turns} turns)"
        else:
            yield f"*** out of script ({self.score} points in {self.turns} turns)"


script = ["l", "take statue", "take lamp", "take ghost", "dance", "", "e", "take stone", "take key", "take rose", "examine rose", "examine moon", "i", "drop rose", "w", "s", "take gold", "use lamp", "l", "e", "use key", "go east", "take gold", "drop lamp", "take gold", "use rose", "take", "go up", "w", "n", "never reached"]
game = Game()
for entry in game.play(script):
    print(entry)
print(len(game.log))

words = ["n", "s", "e", "w", "take key", "take lamp", "use lamp", "use key", "take gold", "drop lamp", "take rose", "drop rose"]
wins = turns = best = 0
seed = 12345
for run in range(40):
    game = Game()

    def random_script():
        global seed
        for _ in range(60):
            seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
            yield words[(seed >> 8) % len(words)]

    *_, last = game.play(random_script())
    wins += "You win" in last
    turns += game.turns
    best = max(best, game.score)
print(wins, turns, best)
