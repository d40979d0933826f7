// Sorting algorithms over Array<Int>, checked against each other; generic and with keys.
class Sorting {
	static var seed = 12345;
	static function random(n:Int):Int { seed = seed * 1103515245 + 12345; return ((seed >>> 16) & 0x7fff) % n; }
	static function swap(a:Array<Int>, i:Int, j:Int) { var t = a[i]; a[i] = a[j]; a[j] = t; }
	static function bubble(a:Array<Int>) { var n = a.length; while (n > 1) { for (i in 1...n) if (a[i - 1] > a[i]) swap(a, i - 1, i); n--; } }
	static function insertion(a:Array<Int>) for (i in 1...a.length) { var x = a[i], j = i - 1; while (j >= 0 && a[j] > x) { a[j + 1] = a[j]; j--; } a[j + 1] = x; }
	static function selection(a:Array<Int>) for (i in 0...a.length) { var m = i; for (j in i + 1...a.length) if (a[j] < a[m]) m = j; swap(a, i, m); }
	static function quick(a:Array<Int>, lo:Int, hi:Int) {
		if (lo >= hi) return;
		var p = a[(lo + hi) >> 1], i = lo, j = hi;
		while (i <= j) { while (a[i] < p) i++; while (a[j] > p) j--; if (i <= j) swap(a, i++, j--); }
		quick(a, lo, j);
		quick(a, i, hi);
	}
	static function merge(a:Array<Int>):Array<Int> {
		if (a.length < 2) return a;
		var mid = a.length >> 1, l = merge(a.slice(0, mid)), r = merge(a.slice(mid)), out = [], i = 0, j = 0;
		while (i < l.length && j < r.length) out.push(l[i] <= r[j] ? l[i++] : r[j++]);
		while (i < l.length) out.push(l[i++]);
		while (j < r.length) out.push(r[j++]);
		return out;
	}
	static function heap(a:Array<Int>) {
		function sift(i:Int, n:Int) { while (true) { var l = 2 * i + 1, m = i; if (l < n && a[l] > a[m]) m = l; if (l + 1 < n && a[l + 1] > a[m]) m = l + 1; if (m == i) return; swap(a, i, m); i = m; } }
		var i = a.length >> 1;
		while (--i >= 0) sift(i, a.length);
		var n = a.length;
		while (--n > 0) { swap(a, 0, n); sift(0, n); }
	}
	static function counting(a:Array<Int>, max:Int):Array<Int> { var c = [for (_ in 0...max) 0]; for (x in a) c[x]++; return [for (v in 0...max) for (_ in 0...c[v]) v]; }
	static function radix(a:Array<Int>):Array<Int> {
		var shift = 0;
		while (shift < 12) { var buckets = [for (_ in 0...16) []]; for (x in a) buckets[(x >> shift) & 15].push(x); a = []; for (b in buckets) for (x in b) a.push(x); shift += 4; }
		return a;
	}
	static function shell(a:Array<Int>) { var gap = a.length >> 1; while (gap > 0) { for (i in gap...a.length) { var x = a[i], j = i; while (j >= gap && a[j - gap] > x) { a[j] = a[j - gap]; j -= gap; } a[j] = x; } gap >>= 1; } }
	static function isSorted(a:Array<Int>):Bool { for (i in 1...a.length) if (a[i - 1] > a[i]) return false; return true; }
	static function main() {
		var data = [for (_ in 0...250) random(2000)];
		var expected = data.copy();
		expected.sort((a, b) -> a - b);
		Sys.println(data.slice(0, 8) + " " + expected.slice(0, 8) + " " + isSorted(expected));
		function check(name:String, f:Array<Int>->Array<Int>) Sys.println(name + " " + (f(data.copy()).join(",") == expected.join(",")) + " " + f([]).length + f([1]) + f([2, 1]));
		check("bubble", a -> { bubble(a); a; });
		check("insertion", a -> { insertion(a); a; });
		check("selection", a -> { selection(a); a; });
		check("quick", a -> { quick(a, 0, a.length - 1); a; });
		check("merge", merge);
		check("heap", a -> { heap(a); a; });
		check("counting", a -> counting(a, 2000));
		check("radix", radix);
		check("shell", a -> { shell(a); a; });
		var people = [{n: "Zoe", a: 30}, {n: "Al", a: 25}, {n: "Mia", a: 30}, {n: "Bo", a: 25}];
		haxe.ds.ArraySort.sort(people, (p, q) -> p.a - q.a);
		Sys.println(people.map(p -> p.n).join(" "));
		people.sort((p, q) -> p.n < q.n ? -1 : 1);
		Sys.println(people.map(p -> p.n).join(" "));
		var f = [2.5, -1.0, 3.75, 0];
		f.sort((a, b) -> a < b ? -1 : a > b ? 1 : 0);
		Sys.println(f);
	}
}
