// Scopes: shadowed variables, parameters, fields and statics; captured loop variables; names of types as variables.
class Shadowing {
	var x = 1;
	static var y = 10;
	function new() {}
	function get(x:Int) return x + this.x;
	function own() { var r = x; var x = 50; return r + x + this.x; }
	static function param(y:Int) { y++; return y + Shadowing.y; }
	static function main() {
		var s = new Shadowing();
		Sys.println(s.get(5) + " " + s.own() + " " + param(1) + " " + y);
		var a = 1;
		{ var a = a + 1; { var a = a * 10; Sys.println(a); } Sys.println(a); }
		Sys.println(a);
		var a = "now text";
		Sys.println(a);
		for (a in 0...2) Sys.print(a + " ");
		Sys.println(a);
		var fs = [];
		for (i in 0...3) { var j = i; fs.push(() -> i * 10 + j++); }
		Sys.println([for (f in fs) f()] + " " + [for (f in fs) f()]);
		var n = 0;
		var gs = [];
		while (n < 3) { var m = n; gs.push(() -> m + n); n++; }
		Sys.println([for (g in gs) g()]);
		var y = 5;
		Sys.println(y + Shadowing.y);
		function inner(y:Int) { var a = y; if (y > 0) { var a = inner(y - 1); return a + y; } return a; }
		Sys.println(inner(4));
		switch ([1, 2]) { case [a, b]: var c = a + b; Sys.println(c); case _: }
		Sys.println(a);
		try { var a = 1; throw a; } catch (a:Int) Sys.println(a + 1);
		var string = "lower", array = [1];
		Sys.println(string + array.length);
		var f = (a:Int) -> { var a = a * 2; return (a:Int) -> a + 1; };
		Sys.println(f(1)(2));
		if (true) { var t = "if"; Sys.println(t); } else { var t = 5; Sys.println(t); }
		Sys.println(s.x);
	}
}
