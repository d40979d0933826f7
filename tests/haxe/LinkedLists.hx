// Data structures by hand: linked lists, queue, deque, ring buffer, trie, skip of nulls, hash table with chains, LRU.
class Cell<T> { public var v:T; public var next:Cell<T>; public function new(v, ?n) { this.v = v; next = n; } }
class Linked<T> { var head:Cell<T>; var tail:Cell<T>; public var length(default, null) = 0; public function new() {} public function add(v:T) { var c = new Cell(v); if (tail == null) head = c; else tail.next = c; tail = c; length++; } public function push(v:T) { head = new Cell(v, head); if (tail == null) tail = head; length++; } public function shift():Null<T> { if (head == null) return null; var v = head.v; head = head.next; if (head == null) tail = null; length--; return v; } public function reverse() { var p:Cell<T> = null, c = head; tail = head; while (c != null) { var n = c.next; c.next = p; p = c; c = n; } head = p; } public function iterator():Iterator<T> { var c = head; return {hasNext: () -> c != null, next: () -> { var v = c.v; c = c.next; return v; }}; } public function toString() return "(" + [for (x in this) x].join(" ") + ")"; }
class Ring { final a:Array<Int>; var from = 0; var n = 0; public function new(size) a = [for (_ in 0...size) 0]; public function put(v:Int):Bool { if (n == a.length) { a[from] = v; from = (from + 1) % a.length; return false; } a[(from + n++) % a.length] = v; return true; } public function sum():Int { var s = 0; for (i in 0...n) s += a[(from + i) % a.length]; return s; } }
class Trie { final kids = new Map<String, Trie>(); var end = false; public function new() {} public function add(w:String) { var t:Trie = this; for (c in w.split("")) { if (!t.kids.exists(c)) t.kids[c] = new Trie(); t = t.kids[c]; } t.end = true; } public function find(p:String):Array<String> { var t:Trie = this; for (c in p.split("")) { t = t.kids[c]; if (t == null) return []; } var out = []; t.walk(p, out); out.sort(Reflect.compare); return out; } function walk(p:String, out:Array<String>) { if (end) out.push(p); for (c => k in kids) k.walk(p + c, out); } }
class Table<V> { var buckets:Array<Array<{k:String, v:V}>>; public var size = 0; public function new(n = 4) buckets = [for (_ in 0...n) []]; static function hash(s:String):Int { var h = 7; for (i in 0...s.length) h = h * 31 + s.charCodeAt(i); return h & 0x7fffffff; } public function set(k:String, v:V) { var b = buckets[hash(k) % buckets.length]; for (e in b) if (e.k == k) { e.v = v; return; } b.push({k: k, v: v}); if (++size > buckets.length * 2) grow(); } public function get(k:String):Null<V> { for (e in buckets[hash(k) % buckets.length]) if (e.k == k) return e.v; return null; } function grow() { var old = buckets; buckets = [for (_ in 0...old.length * 2) []]; for (b in old) for (e in b) buckets[hash(e.k) % buckets.length].push(e); } }
class LinkedLists {
	static function main() {
		var l = new Linked<Int>();
		for (i in 0...5) l.add(i);
		l.push(-1);
		Sys.println(l + " " + l.length + " " + l.shift() + l.shift());
		l.reverse();
		l.add(99);
		Sys.println(l);
		var s = 0;
		for (i in 0...2000) { l.add(i); s += l.shift(); }
		Sys.println(s + " " + l.length);
		var strings = new Linked<String>();
		strings.add("x"); strings.add("y");
		Sys.println(strings.toString() + strings.shift() + strings.shift() + strings.shift());
		var r = new Ring(8), full = 0;
		for (i in 0...100) if (!r.put(i)) full++;
		Sys.println(r.sum() + " " + full);
		var t = new Trie();
		for (w in ["car", "card", "care", "cat", "dog", "do"]) t.add(w);
		Sys.println(t.find("car") + " " + t.find("do") + " " + t.find("x") + " " + t.find("").length);
		var h = new Table<Int>();
		for (i in 0...500) h.set("key" + i, i);
		for (i in 0...500) if (i % 3 == 0) h.set("key" + i, -i);
		var sum = 0;
		for (i in 0...520) { var v = h.get("key" + i); if (v != null) sum += v; }
		Sys.println(h.size + " " + sum + " " + h.get("none"));
		var f = new Table<Float>();
		f.set("pi", 3.14);
		Sys.println(f.get("pi"));
	}
}
