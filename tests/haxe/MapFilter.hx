// Methods of arrays that take functions: called, taken as values, called on what has no type; and arrays that grow large.
class MapFilter {
	static function apply(m:(Int->Int)->Array<Int>)
		return m(x -> x + 1);

	static function grown<T>(count:Int, make:Int->T):Array<T> {
		var result = [];
		for (i in 0...count)
			result.push(make(i));
		return result;
	}

	static function main() {
		var base = [1, 2, 3];
		trace(base.map(x -> x * 2));
		var d:Dynamic = base;
		trace(d.map(function(x) return x + 10));
		trace(d.filter(function(x) return x > 1));
		trace(apply(base.map));
		var f = base.filter;
		trace(f(x -> x != 2));
		trace(Reflect.callMethod(base, Reflect.field(base, "map"), [x -> "s" + x]));
		trace(base.map(x -> base.map(y -> x * y)).map(r -> r.filter(v -> v % 2 == 0).length));
		trace([1.5, 2.5].map(x -> x > 2));
		trace(["a", "b"].map(s -> s.charCodeAt(0)).map(c -> c == null ? 0 : c));
		try {
			var none:Array<Int> = null;
			trace(none.map(x -> x));
		} catch (e:Dynamic)
			trace("null");
		trace([for (i in 0...3) i].filter(i -> {
			if (i == 1)
				return true;
			return false;
		}));
		trace(base.map(function(x):Null<Int> return x == 2 ? null : x));

		var words = grown(60000, i -> i % 3 == 0 ? null : "w" + i);
		trace(words.length, words[59998], words[59999], words.filter(w -> w == null).length);
		var ints = [for (i in 0...5) i].map(x -> x);
		for (i in 5...60000)
			ints.push(i * i % 1000);
		var sum = 0;
		for (x in ints)
			sum += x;
		trace(ints.length, sum);
		var floats = [0.5].map(x -> x * 2);
		var bools = [true].map(x -> !x);
		for (i in 1...60000) {
			floats.push(i / 4);
			bools.push(i % 7 == 0);
		}
		trace(floats[59999], bools.filter(x -> x).length);
		var holes = floats.map(x -> (x : Null<Float>));
		holes[70000] = 1.25;
		trace(holes.length, holes[65000], holes[70000], holes[59999]);
		words.resize(10);
		words.resize(40000);
		trace(words[9], words[10], words[39999], words.filter(w -> w != null).length);
	}
}
