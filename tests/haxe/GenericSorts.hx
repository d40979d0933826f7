// Arrays of every kind: sorted, searched, joined, reversed and copied, by the library and by functions for any type.
class Item {
	public final key:Int;
	public final name:String;

	public function new(key, name) {
		this.key = key;
		this.name = name;
	}
}

class GenericSorts {
	static function mixed(n:Int):Array<Int>
		return [for (i in 0...n) (i * 7919) % 1009];

	static function insertion<T>(a:Array<T>, compare:(T, T) -> Int):Array<T> {
		for (i in 1...a.length) {
			var x = a[i], j = i;
			while (j > 0 && compare(a[j - 1], x) > 0) {
				a[j] = a[j - 1];
				j--;
			}
			a[j] = x;
		}
		return a;
	}

	static function sorted<T>(a:Array<T>, compare:(T, T) -> Int):Array<T> {
		var own = a.copy();
		own.sort(compare);
		return own;
	}

	static function main() {
		var ints = mixed(200);
		ints.sort((a, b) -> a - b);
		Sys.println(ints.slice(0, 10) + " " + ints[199]);
		ints.sort((a, b) -> b - a);
		Sys.println(ints.slice(0, 10) + " " + ints.indexOf(500) + " " + ints.contains(501) + " " + ints.lastIndexOf(7));
		var floats = [for (i in mixed(150)) i / 4];
		floats.sort((a, b) -> a < b ? -1 : a > b ? 1 : 0);
		floats.reverse();
		Sys.println(floats.slice(0, 5) + " " + floats.indexOf(10.25) + " " + floats.concat([1, 2]).length);
		var words = [for (i in mixed(120)) "w" + i % 50];
		words.sort(Reflect.compare);
		Sys.println(words.slice(0, 8).join(" ") + " " + words.indexOf("w7"));
		var items = [for (i in mixed(130)) new Item(i % 10, "n" + i)];
		items.sort((a, b) -> a.key - b.key);
		Sys.println(items[0].key + " " + items[129].key + " " + items[64].key);
		var records = [for (i in mixed(130)) {key: i % 10, at: i}];
		records.sort((a, b) -> a.key != b.key ? a.key - b.key : a.at - b.at);
		Sys.println(records[17].at + " " + records[90].at);
		var anything:Array<Dynamic> = [3, 1, 2];
		anything.sort(Reflect.compare);
		Sys.println(anything);
		var by:Array<Int>->Void = a -> a.sort((x, y) -> x - y);
		var few = [3, 2, 1];
		by(few);
		Sys.println(few);
		Sys.println(insertion(mixed(60), (a, b) -> a - b).slice(20, 26));
		Sys.println(insertion([for (i in mixed(60)) i * 0.5], (a, b) -> a > b ? 1 : -1).slice(20, 24));
		Sys.println(insertion([for (i in mixed(40)) "x" + i], Reflect.compare).slice(20, 24));
		Sys.println(insertion([for (i in mixed(40)) i % 3 == 0], (a, b) -> a == b ? 0 : a ? 1 : -1).slice(24, 28));
		Sys.println(sorted(mixed(60), (a, b) -> b - a).slice(0, 4));
		Sys.println(sorted([2.5, 1.5], (a, b) -> a > b ? 1 : -1));
		var joined:Array<Dynamic> = cast mixed(3).concat([7]);
		Sys.println(joined.concat(["a", null, 1.5]));
		var v = new haxe.ds.Vector<Float>(8), w = new haxe.ds.Vector<Float>(8);
		for (i in 0...8)
			v[i] = w[i] = i * 1.5;
		haxe.ds.Vector.blit(v, 2, w, 1, 5);
		haxe.ds.Vector.blit(w, 0, w, 3, 4);
		Sys.println(w.toArray());
		for (bools in [[true, false, false], [true], []]) {
			bools.reverse();
			Sys.println(bools + " " + bools.indexOf(true) + " " + bools.contains(false));
		}
		Sys.println([for (x in ([1, 2.0, "s", true, null, [1], {a: 1}] : Array<Dynamic>)) (x is String) + "" + (x is Array) + (x is Int) + (x is Float)].join(" "));
	}
}
