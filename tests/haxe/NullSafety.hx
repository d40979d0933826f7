// Null: of every type, in comparisons, defaults, Null<Int> arithmetic, fields, maps, arrays, chains.
class Person { public var name:String; public var friend:Person; public var age:Null<Int>; public function new(?n, ?a) { name = n; age = a; } public function best():Person return friend == null ? this : friend.best(); }
class NullSafety {
	static function or<T>(v:Null<T>, d:T):T return v == null ? d : v;
	static function len(s:String):Int return s == null ? -1 : s.length;
	static function find(xs:Array<Person>, n:String):Null<Person> { for (x in xs) if (x.name == n) return x; return null; }
	static function parse(s:String):Null<Int> return Std.parseInt(s);
	static function main() {
		var i:Null<Int> = null, f:Null<Float> = null, b:Null<Bool> = null, s:String = null, a:Array<Int> = null, d:Dynamic = null;
		Sys.println([i == null, f == null, b == null, s == null, a == null, d == null].join(" "));
		Sys.println(or(i, 5) + or(f, 0.5) + " " + or(b, true) + or(s, "default") + or(a, [1]));
		i = 3; f = 1.5; b = false; s = "";
		Sys.println(or(i, 5) + or(f, 0.5) + " " + or(b, true) + or(s, "default") + "|");
		Sys.println(i + 1 + " " + i * f + " " + (i > 2) + " " + (i == 3) + " " + -i);
		i += 2;
		i++;
		Sys.println(i);
		Sys.println(len(null) + len("abc"));
		var p = new Person("a"), q = new Person("b", 7);
		p.friend = q;
		Sys.println(p.best().name + q.best().name + p.age + q.age + (q.age + 1));
		Sys.println(find([p, q], "b") != null);
		Sys.println(find([p, q], "z") == null);
		Sys.println(new Person().name + new Person().friend);
		Sys.println([for (t in ["1", "x", "3"]) parse(t)]);
		var sum = 0;
		for (t in ["1", "x", "3"]) { var n = parse(t); if (n != null) sum += n; }
		Sys.println(sum);
		var m:Map<String, Null<Int>> = ["a" => 1, "n" => null];
		Sys.println(m["a"] + " " + m["n"] + " " + m["z"] + " " + m.exists("n") + m.exists("z"));
		var xs:Array<Null<Int>> = [1, null, 3];
		Sys.println(xs + " " + xs.filter(x -> x != null).length + " " + xs.indexOf(null));
		Sys.println((null : String) == null);
		Sys.println("null" == "" + null);
		var caught = 0;
		for (k in 0...400) try { var r = k % 4 == 0 ? null : p; caught += r.name.length; } catch (e:Dynamic) caught += 100;
		Sys.println(caught);
		var g:Null<Int->Int> = null;
		Sys.println(g == null ? "no function" : "function");
		g = x -> x + 1;
		Sys.println(g(1));
		var acc:Null<Int> = null;
		for (k in 0...1000) acc = acc == null ? k : acc + k;
		Sys.println(acc);
		switch (parse("q")) { case null: Sys.println("null case"); case v: Sys.println(v); }
		switch (s) { case null: Sys.println("null"); case "": Sys.println("empty"); case _: Sys.println("other"); }
	}
}
