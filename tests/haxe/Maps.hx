// Map: string, int, object and enum keys; access, removal, iteration, literals, comprehension, copies.
enum Colour { Red; Green; Blue; Rgb(r:Int, g:Int, b:Int); }
class Key { public var id:Int; public function new(id) this.id = id; }
class Maps {
	static function sorted(m:Map<String, Int>):String {
		var keys = [for (k in m.keys()) k];
		keys.sort(Reflect.compare);
		return [for (k in keys) '$k=${m[k]}'].join(",");
	}
	static function main() {
		var m = new Map<String, Int>();
		m.set("one", 1);
		m["two"] = 2;
		m["three"] = 3;
		Sys.println(m.get("one") + " " + m["two"] + " " + m["none"] + " " + m.exists("three") + " " + m.exists("four"));
		m["two"] += 20;
		Sys.println(sorted(m));
		Sys.println(m.remove("one") + " " + m.remove("one") + " " + sorted(m));
		var literal = ["a" => 1, "b" => 2, "c" => 3];
		Sys.println(sorted(literal));
		var sum = 0;
		for (v in literal) sum += v;
		for (k => v in literal) sum += v * k.length;
		Sys.println(sum);
		var ints = new Map<Int, String>();
		for (i in 0...5) ints[i * i] = 's$i';
		Sys.println(ints[16] + ints[9] + ints[5]);
		var order = [for (k in ints.keys()) k];
		order.sort((a, b) -> a - b);
		Sys.println(order);
		var squares = [for (i in 0...6) i => i * i];
		Sys.println(squares[5] + " " + squares.exists(6));
		var one = ["only" => 42];
		Sys.println(one.toString());
		Sys.println(["k" => [1, 2]]);
		Sys.println([7 => "seven"]);
		var a = new Key(1), b = new Key(1);
		var objects = new Map<Key, String>();
		objects[a] = "first";
		objects[b] = "second";
		Sys.println(objects[a] + objects[b] + objects.exists(new Key(1)));
		objects.remove(a);
		Sys.println([for (k in objects.keys()) k.id].length);
		var colours = new Map<Colour, String>();
		colours[Red] = "red";
		colours[Rgb(1, 2, 3)] = "mixed";
		Sys.println(colours[Red] + colours[Rgb(1, 2, 3)] + colours[Rgb(0, 0, 0)] + colours.exists(Blue));
		var copy = literal.copy();
		copy["a"] = 100;
		Sys.println(literal["a"] + " " + copy["a"]);
		literal.clear();
		Sys.println(sorted(literal) + "|" + sorted(copy));
		var nested = new Map<String, Map<String, Int>>();
		nested["x"] = ["y" => 5];
		Sys.println(nested["x"]["y"]);
		nested["x"]["z"] = 6;
		Sys.println(sorted(nested["x"]));
		var counts = new Map<String, Int>();
		for (c in "mississippi".split("")) counts[c] = (counts[c] == null ? 0 : counts[c]) + 1;
		Sys.println(sorted(counts));
		var groups = new Map<Int, Array<String>>();
		for (w in ["a", "bb", "cc", "d", "eee"]) {
			if (!groups.exists(w.length)) groups[w.length] = [];
			groups[w.length].push(w);
		}
		Sys.println([for (k in 1...4) groups[k].join("/")].join(" "));
		var big = new Map<Int, Int>();
		for (i in 0...3000) big[(i * 7919) % 1009] = i;
		var n = 0;
		for (_ in big) n++;
		Sys.println(n + " " + big[0] + " " + big[1008]);
		for (i in 0...500) big.remove(i);
		Sys.println(Lambda.count(big));
		var sm = new haxe.ds.StringMap<Bool>();
		sm.set("t", true);
		Sys.println(sm.get("t") + " " + sm.get("f"));
		var im = new haxe.ds.IntMap<Float>();
		im.set(-5, 0.5);
		Sys.println(im.get(-5) + " " + im.exists(5));
		var m2:Map<String, Null<Int>> = ["null" => null];
		Sys.println(m2.exists("null") + " " + m2["null"]);
	}
}
