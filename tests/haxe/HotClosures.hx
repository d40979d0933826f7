// Closures, comprehension, map, filter and fold in hot loops; captured variables that change; partial application.
class HotClosures {
	static function fold<A, B>(xs:Array<A>, f:(B, A) -> B, z:B):B { for (x in xs) z = f(z, x); return z; }
	static function compose(fs:Array<Int->Int>):Int->Int return x -> { for (f in fs) x = f(x); return x; };
	static function adder(n:Int):Int->Int return x -> x + n;
	static function iterate(f:Int->Int, x:Int, n:Int):Int { for (_ in 0...n) x = f(x); return x; }
	static function church(n:Int):(Int->Int)->(Int->Int) return f -> x -> iterate(f, x, n);
	static function cps(n:Int, k:Int->Int):Int return n < 2 ? k(n) : cps(n - 1, a -> cps(n - 2, b -> k(a + b)));
	static function filter<T>(xs:Array<T>, p:T->Bool):Array<T> { var out = []; for (x in xs) if (p(x)) out.push(x); return out; }
	static function main() {
		var base = [for (i in 0...1000) i];
		Sys.println(fold(base.map(x -> x * 3 + 1).filter(x -> x % 2 == 0), (a, x) -> (a + x) % 1000003, 0));
		Sys.println(fold(base, (a:Float, x) -> a + x * 0.5, 0.0));
		Sys.println(fold(base.slice(0, 12), (a:String, x) -> a + x, ""));
		Sys.println(compose([adder(1), x -> x * 2, adder(-3)])(10));
		Sys.println(iterate(adder(7), 0, 3000) + iterate(x -> (x * 31 + 7) % 10007, 1, 3000));
		Sys.println(church(20)(x -> x * 2)(1));
		Sys.println(cps(10, x -> x));
		var n = 0;
		var bump = () -> n++;
		for (_ in 0...3000) bump();
		Sys.println(n);
		var fs = [for (i in 0...10) () -> { n += i; return n; }];
		for (i in 0...1000) fs[i % 10]();
		Sys.println(n);
		var total = 0;
		for (i in 0...500) { var j = i; var add = () -> total += j; add(); j = 1; add(); }
		Sys.println(total);
		Sys.println(filter(base, x -> x & (x - 1) == 0) + " " + filter(["a", "bb"], s -> s.length > 1));
		var mul = (a:Int, b:Int) -> a * b;
		var ten = mul.bind(10);
		var s = 0;
		for (i in 0...1000) s += ten(i);
		Sys.println(s);
		var table = new Map<String, (Int, Int) -> Int>();
		table["+"] = (a, b) -> a + b; table["-"] = (a, b) -> a - b; table["*"] = mul;
		var ops = ["+", "-", "*"], acc = 1;
		for (i in 0...1500) acc = table[ops[i % 3]](acc, i) % 9973;
		Sys.println(acc);
		function loop(i:Int, a:Int):Int return i == 0 ? a : loop(i - 1, a + i);
		Sys.println(loop(300, 0));
		var nested = () -> { var c = 0; return () -> { c++; return () -> c * 10; }; };
		var inner = nested();
		for (i in 0...99) inner();
		Sys.println(inner()());
		var squares = [for (x in base) if (x < 50) for (y in [x, -x]) y * y];
		Sys.println(squares.length + " " + fold(squares, (a, b) -> a + b, 0));
		var sorted = base.map(x -> (x * 7919) % 1009);
		var compares = 0;
		sorted.sort((a, b) -> { compares++; return a - b; });
		Sys.println(sorted[0] + " " + sorted[999] + " " + (compares > 1000));
	}
}
