// Arrays of numbers that get what numbers cannot hold: holes, null, values of other types, also in hot loops.
class ArrayHoles {
	static function sum(list:Array<Int>):Int {
		var total = 0;
		for (i in 0...list.length)
			if ((list[i] : Null<Int>) != null)
				total += list[i];
		return total;
	}

	static function total(list:Array<Float>):Float {
		var total = 0.0;
		for (x in list)
			total += x;
		return total;
	}

	static function countTrue(list:Array<Bool>):Int {
		var count = 0;
		for (i in 0...list.length)
			if (list[i] == true)
				count++;
		return count;
	}

	static function change(list:Array<Dynamic>, at:Int, value:Dynamic) {
		list[at] = value;
	}

	static function main() {
		var a = [1, 2];
		a[5] = 3;
		trace(a, a.length, a[3], a[100], a[-1]);
		var b = new Array<Int>();
		b.resize(3);
		trace(b);
		b[1] = 4;
		b.push(5);
		trace(b, b.indexOf(4), b.indexOf(null), b.contains(5));
		var f = [1.5];
		f[3] = 2;
		trace(f, f[2], f[10]);
		var t = [true];
		t[2] = true;
		trace(t);
		var s:Array<String> = [];
		s[2] = "k";
		trace(s);
		var n:Array<Null<Int>> = [1, null, 3];
		trace(n, n[1] == null);
		var d:Array<Dynamic> = cast [1, 2];
		d.push("x");
		trace(d, sum(cast d.slice(0, 2)));
		try {
			a[-1] = 3;
		} catch (e:Dynamic)
			trace(e);

		// The same loop over storage of one kind, then of another.
		var numbers = [for (i in 0...1000) i];
		var seen = 0;
		for (round in 0...40) {
			seen += sum(numbers);
			if (round == 20)
				change(cast numbers, 1500, 7);
			if (round == 30)
				change(cast numbers, 3, null);
		}
		trace(seen, numbers.length, numbers[1200], numbers[3], numbers[1500]);

		var floats = [for (i in 0...500) i * 0.5];
		var grown = 0.0;
		for (round in 0...40) {
			grown += total(floats);
			floats.push(round);
			if (round == 25)
				floats = floats.concat([1, 2, 3]);
		}
		trace(grown, floats.length);

		var flags = [for (i in 0...300) i % 3 == 0];
		var counted = 0;
		for (round in 0...40) {
			counted += countTrue(flags);
			if (round == 20)
				flags[310] = true;
		}
		trace(counted, flags[305], flags[310]);

		// Lists that are filled beyond their end, backwards.
		var squares = new Array<Int>();
		for (i in 0...200)
			squares[199 - i] = i * i;
		trace(squares.length, squares[0], squares[199], sum(squares));

		// Comprehensions of known and unknown length.
		var nested = [for (i in 0...30) [for (j in 0...i) i * j]];
		var odd = [for (i in 0...100) if (i % 2 == 1) i];
		var early = [for (i in -5...5) if (i > 2) break else i];
		var empty = [for (i in 5...5) i];
		var texts = [for (i in 0...3) {
			var twice = i * 2;
			'$i: $twice';
		}];
		trace(nested[29].length, nested[29][28], odd.length, early, empty, texts);
		var calls = [for (i in 0...5) () -> i * 10];
		trace([for (call in calls) call()]);
		var grid = [for (y in 0...3) [for (x in 0...3) x == y]];
		trace(grid);

		var words = ["b", "a", "c"];
		words.insert(1, "z");
		words.unshift("first");
		words.sort(Reflect.compare);
		words.reverse();
		trace(words, words.splice(1, 2), words, words.remove("a"), words);
		trace([1, 2].concat([3]), [1.5].concat([2]), [3, 1, 2].copy());
		var mixed:Array<Any> = [1, 2.5, "x", null, true];
		trace(mixed);
	}
}
