// Iterators: of one's own, iterables, key and value, ranges, comprehension over them, nested breaks, while and do.
class Range { var i:Int; final end:Int; final step:Int; public function new(a, b, s = 1) { i = a; end = b; step = s; } public function hasNext() return step > 0 ? i < end : i > end; public function next() { var v = i; i += step; return v; } }
class Countdown { final n:Int; public function new(n) this.n = n; public function iterator() return new Range(n, 0, -1); }
class Fibs { var a = 0; var b = 1; final limit:Int; public function new(l) limit = l; public function hasNext() return a < limit; public function next() { var r = a; a = b; b += r; return r; } }
class Grid {
	final w:Int; final h:Int;
	public function new(w, h) { this.w = w; this.h = h; }
	public function keyValueIterator():KeyValueIterator<String, Int> {
		var i = 0;
		return {hasNext: () -> i < w * h, next: () -> { var v = i++; return {key: '${v % w},${Std.int(v / w)}', value: v}; }};
	}
}
class Iterators {
	static function gen(n:Int):Iterator<Int> { var i = 0; return {hasNext: () -> i < n, next: () -> i++ * 2}; }
	static function take<T>(it:Iterator<T>, n:Int):Array<T> { var out = []; while (n-- > 0 && it.hasNext()) out.push(it.next()); return out; }
	static function sum(it:Iterable<Int>) { var s = 0; for (x in it) s += x; return s; }
	static function main() {
		Sys.println([for (i in new Range(0, 10, 3)) i]);
		Sys.println([for (i in new Countdown(5)) i]);
		Sys.println([for (f in new Fibs(100)) f]);
		Sys.println([for (k => v in new Grid(2, 2)) '$k:$v']);
		Sys.println([for (x in gen(4)) x]);
		Sys.println(take(new Fibs(1000000), 12));
		var three = 3;
		Sys.println(sum([1, 2, 3]) + sum(new Countdown(4)) + sum(new List<Int>()));
		Sys.println([for (i in three...3) i] + "" + [for (i in 5...three) i]);
		var n = 0;
		while (true) { n++; if (n % 2 == 0) continue; if (n > 7) break; }
		Sys.println(n);
		do { n -= 3; } while (n > 0);
		Sys.println(n);
		var found = "";
		for (i in 1...10) { for (j in 1...10) { if (i * j == 42) { found = '$i*$j'; break; } } if (found != "") break; }
		Sys.println(found);
		var a = [for (i in 0...3) for (j in 0...3) if (i != j) i * 10 + j];
		Sys.println(a);
		Sys.println([for (w in ["x", "yy"]) w => w.length].toString().length);
		Sys.println([for (i in 0...10) if (i % 2 == 0) i else -i]);
		var it = [1, 2, 3].iterator();
		var total = 0;
		for (x in it) total += x;
		Sys.println(total + " " + it.hasNext());
		var i = 100;
		for (i in 0...3) {}
		Sys.println(i);
		var end = 3;
		for (k in 0...end) end = 10;
		Sys.println(end);
		var l = new List<String>();
		l.add("b"); l.add("c"); l.push("a");
		Sys.println([for (x in l) x].join("") + l.length + l.first() + l.last() + l.pop() + l.join("-"));
		Sys.println(l.filter(x -> x > "b").length + l.map(x -> x + "!").join(",") + l.remove("b") + l.isEmpty());
		var count = 0;
		for (x in new Range(0, 5000)) count += x;
		Sys.println(count);
		for (c in 0...3) { if (c == 1) continue; Sys.print(c + " "); }
		Sys.println("");
		var chars = [for (c in "héy".split("")) c];
		Sys.println(chars);
		var k = 10;
		while (k > 0) k = k > 5 ? k - 4 : k - 1;
		Sys.println(k);
	}
}
