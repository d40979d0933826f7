// A text adventure driven by a script: rooms, items, commands parsed by patterns, state machine, endings.
enum Command { Go(dir:String); Take(item:String); Drop(item:String); Use(item:String, ?target:String); Look; Inventory; Unknown(s:String); }
typedef Room = {name:String, exits:Map<String, String>, items:Array<String>, ?locked:String};
class Adventure {
	final rooms:Map<String, Room> = [
		"hall" => {name: "the hall", exits: ["north" => "library", "east" => "kitchen"], items: ["lamp"]},
		"library" => {name: "the library", exits: ["south" => "hall", "down" => "cellar"], items: ["book"]},
		"kitchen" => {name: "the kitchen", exits: ["west" => "hall"], items: ["key", "bread"]},
		"cellar" => {name: "the cellar", exits: ["up" => "library"], items: ["treasure"], locked: "key"}];
	var here = "hall"; var bag:Array<String> = []; var lit = false; var moves = 0; public var over(default, null) = false;
	public function new() {}
	static function parse(line:String):Command {
		return switch line.toLowerCase().split(" ").filter(w -> w != "" && w != "the") {
			case ["go", d] | [d = "north" | "south" | "east" | "west" | "up" | "down"]: Go(d);
			case ["take" | "get", i]: Take(i);
			case ["pick", "up", i]: Take(i);
			case ["drop", i]: Drop(i);
			case ["use", i, "on" | "with", t]: Use(i, t);
			case ["use", i]: Use(i);
			case ["look"] | ["l"]: Look;
			case ["inventory" | "i"]: Inventory;
			case _: Unknown(line);
		}
	}
	function describe():String { var r = rooms[here], exits = [for (e in r.exits.keys()) e]; exits.sort(Reflect.compare); return here == "cellar" && !lit ? "It is dark." : 'You are in ${r.name}. Exits: ${exits.join(", ")}.' + (r.items.length > 0 ? ' You see: ${r.items.join(", ")}.' : ""); }
	public function play(line:String):String {
		moves++;
		return switch parse(line) {
			case Go(d) if (!rooms[here].exits.exists(d)): "You cannot go " + d + ".";
			case Go(d):
				var to = rooms[here].exits[d];
				if (rooms[to].locked != null) 'It is locked.' else { here = to; describe(); }
			case Take(i) if (here == "cellar" && !lit): "Too dark to find " + i + ".";
			case Take(i): if (rooms[here].items.remove(i)) { bag.push(i); if (i == "treasure") { over = true; 'You win after $moves moves.'; } else 'Taken: $i.'; } else 'There is no $i here.';
			case Drop(i): bag.remove(i) ? { rooms[here].items.push(i); 'Dropped: $i.'; } : 'You have no $i.';
			case Use(i, _) if (!bag.contains(i)): 'You have no $i.';
			case Use("lamp", null): lit = !lit; lit ? "Light!" : "Dark.";
			case Use("key", "door") if (here == "library"): rooms["cellar"].locked = null; "Click.";
			case Use("bread", _): bag.remove("bread"); "Tasty.";
			case Use(i, t): t == null ? 'Nothing happens with $i.' : 'You cannot use $i on $t.';
			case Look: describe();
			case Inventory: bag.length == 0 ? "Nothing." : bag.join(", ");
			case Unknown(s): 'What is "$s"?';
		}
	}
	static function main() {
		var a = new Adventure();
		for (l in ["look", "take lamp", "dance", "go up", "east", "get key", "pick up bread", "i", "use bread", "use bread", "go west", "north", "go down", "use key on lamp", "use key with the door", "use book", "down", "take treasure", "use lamp", "look", "drop key", "take treasure"]) {
			Sys.println('> $l');
			Sys.println(a.play(l));
			if (a.over) break;
		}
	}
}
