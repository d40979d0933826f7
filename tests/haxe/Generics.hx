// Generics: classes, functions, constraints, interfaces with parameters, type parameters of abstract data types.
interface Comparable<T> { function compareTo(o:T):Int; }
class Version implements Comparable<Version> {
	public var major:Int; public var minor:Int;
	public function new(a, b) { major = a; minor = b; }
	public function compareTo(o:Version) return major != o.major ? major - o.major : minor - o.minor;
	public function toString() return '$major.$minor';
}
class Box<T> { public var v:T; public function new(v:T) this.v = v; public function map<U>(f:T->U):Box<U> return new Box(f(v)); }
class Pair<A, B> { public final a:A; public final b:B; public function new(a, b) { this.a = a; this.b = b; } public function swap() return new Pair(b, a); }
class Stack<T> {
	var items:Array<T> = [];
	public var length(get, never):Int;
	public function new() {}
	public function push(x:T) items.push(x);
	public function pop():Null<T> return items.pop();
	function get_length() return items.length;
	public function iterator() return items.iterator();
}
class LinkedList<T> {
	var head:{value:T, next:Dynamic} = null;
	public var size = 0;
	public function new() {}
	public function add(v:T) { head = {value: v, next: head}; size++; return this; }
	public function toArray():Array<T> { var out = []; var n = head; while (n != null) { out.push(n.value); n = n.next; } return out; }
}
class Cache<K:String, V> { var m = new Map<String, V>(); public var misses = 0; public function new() {} public function get(k:K, make:K->V):V { if (!m.exists(k)) { misses++; m.set(k, make(k)); } return m.get(k); } }
class PriorityQueue<T> {
	var heap:Array<T> = [];
	final less:(T, T) -> Bool;
	public function new(less) this.less = less;
	public function push(x:T) {
		heap.push(x);
		var i = heap.length - 1;
		while (i > 0) { var p = (i - 1) >> 1; if (!less(heap[i], heap[p])) break; var t = heap[i]; heap[i] = heap[p]; heap[p] = t; i = p; }
	}
	public function pop():T {
		var top = heap[0], last = heap.pop();
		if (heap.length > 0) {
			heap[0] = last;
			var i = 0;
			while (true) {
				var l = 2 * i + 1, r = l + 1, m = i;
				if (l < heap.length && less(heap[l], heap[m])) m = l;
				if (r < heap.length && less(heap[r], heap[m])) m = r;
				if (m == i) break;
				var t = heap[i]; heap[i] = heap[m]; heap[m] = t; i = m;
			}
		}
		return top;
	}
	public function isEmpty() return heap.length == 0;
}
class Generics {
	static function max<T:Comparable<T>>(xs:Array<T>):T { var best = xs[0]; for (x in xs) if (x.compareTo(best) > 0) best = x; return best; }
	static function identity<T>(x:T):T return x;
	static function mapAll<A, B>(xs:Iterable<A>, f:A->B):Array<B> return [for (x in xs) f(x)];
	static function fold<A, B>(xs:Array<A>, f:(B, A) -> B, z:B):B { for (x in xs) z = f(z, x); return z; }
	static function groupBy<K, V>(xs:Array<V>, key:V->Int):Map<Int, Array<V>> { var m = new Map<Int, Array<V>>(); for (x in xs) { var k = key(x); if (!m.exists(k)) m[k] = []; m[k].push(x); } return m; }
	static function zip<A, B>(a:Array<A>, b:Array<B>):Array<Pair<A, B>> return [for (i in 0...Std.int(Math.min(a.length, b.length))) new Pair(a[i], b[i])];
	static function swap<T>(a:Array<T>, i:Int, j:Int) { var t = a[i]; a[i] = a[j]; a[j] = t; }
	static function sort<T>(a:Array<T>, less:(T, T) -> Bool):Array<T> {
		for (i in 1...a.length) { var j = i; while (j > 0 && less(a[j], a[j - 1])) { swap(a, j, j - 1); j--; } }
		return a;
	}
	static function main() {
		Sys.println(max([new Version(1, 2), new Version(2, 0), new Version(1, 9)]));
		Sys.println(identity(5) + identity("s") + identity(1.5) + identity(true));
		Sys.println(new Box(4).map(x -> x + 0.5).map(x -> 'v$x').v);
		var p = new Pair(1, "one").swap();
		Sys.println(p.a + p.b);
		var s = new Stack<String>();
		for (w in ["a", "b", "c"]) s.push(w);
		Sys.println(s.pop() + s.length + [for (x in s) x].join(""));
		Sys.println(mapAll(s, x -> x + x) + " " + mapAll([1, 2], x -> x * 1.5) + " " + mapAll("k=v".split("="), x -> x.length));
		Sys.println(fold([1, 2, 3], (acc:String, x) -> acc + x, "") + fold([1, 2, 3], (acc, x) -> acc + x, 0) + fold([1, 2, 3], (acc:Float, x) -> acc * x, 0.5));
		var g = groupBy(["a", "bb", "cc", "ddd"], x -> x.length);
		Sys.println(g[1] + " " + g[2] + " " + g[3]);
		Sys.println(zip([1, 2, 3], ["x", "y"]).map(p -> p.b + p.a).join(","));
		Sys.println(sort([5, 2, 9, 1], (a, b) -> a < b) + " " + sort(["q", "a"], (a, b) -> a < b) + " " + sort([2.5, -1], (a, b) -> a < b));
		Sys.println(new LinkedList<Int>().add(1).add(2).add(3).toArray());
		var cache = new Cache<String, Int>();
		Sys.println(cache.get("abc", k -> k.length) + cache.get("abc", k -> 99) + " " + cache.misses);
		var q = new PriorityQueue<Int>((a, b) -> a < b);
		for (i in 0...300) q.push((i * 7919) % 1000);
		var out = [], last = -1, ok = true;
		while (!q.isEmpty()) { var x = q.pop(); if (x < last) ok = false; last = x; if (out.length < 5) out.push(x); }
		Sys.println(out + " " + ok + " " + last);
		var words = new PriorityQueue<String>((a, b) -> a.length > b.length);
		for (w in ["z", "yy", "xxx"]) words.push(w);
		Sys.println(words.pop() + words.pop());
		var floats = new PriorityQueue<Float>((a, b) -> a > b);
		for (i in 0...50) floats.push(i * 0.5);
		Sys.println(floats.pop());
	}
}
