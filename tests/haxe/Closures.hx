// Functions as values: captured variables, counters, local recursion, currying, defaults, optional and rest arguments.
class Closures {
	static function makeCounter(start = 0, step = 1):Void->Int { var n = start; return () -> { n += step; return n; }; }
	static function compose<A, B, C>(f:B->C, g:A->B):A->C return x -> f(g(x));
	static function twice<T>(f:T->T):T->T return x -> f(f(x));
	static function apply(f:(Int, Int) -> Int, a:Int, b:Int) return f(a, b);
	static function opt(a:Int, ?b:Int, c:Int = 7, ?d:String) return '$a $b $c $d';
	static function skip(?name:String, ?n:Int) return '$name$n';
	static function add(a:Int, b:Int) return a + b;
	static function early(xs:Array<Int>):Int { for (x in xs) { if (x > 10) return x; } return -1; }
	var base:Int;
	function new(b) base = b;
	function plus(x:Int) return base + x;
	function makePlus():Int->Int return x -> this.base + x;
	static function main() {
		var c = makeCounter(), d = makeCounter(10, 5);
		Sys.println([c(), c(), d(), c(), d()].join(" "));
		var inc = (x:Int) -> x + 1;
		Sys.println(compose(inc, x -> x * 2)(5) + " " + twice(inc)(5) + " " + twice(twice(inc))(0));
		Sys.println(twice((s:String) -> s + "!")("hey"));
		Sys.println(apply(add, 2, 3) + apply((a, b) -> a * b, 2, 3) + apply(function(a, b) { return a - b; }, 2, 3));
		Sys.println(opt(1) + "|" + opt(1, 2) + "|" + opt(1, 2, 3) + "|" + opt(1, 2, 3, "x") + "|" + opt(1, null, null, "y"));
		Sys.println(skip("a", 1) + skip(5) + skip("b"));
		function fact(n:Int):Int return n <= 1 ? 1 : n * fact(n - 1);
		Sys.println(fact(10));
		var fib:Int->Int = null;
		fib = n -> n < 2 ? n : fib(n - 1) + fib(n - 2);
		Sys.println(fib(15));
		var fs = [for (i in 0...4) () -> i * i];
		Sys.println([for (f in fs) f()].join(","));
		var x = 1;
		var set = v -> x = v;
		var get = () -> x;
		set(5);
		Sys.println(x + get());
		x = 10;
		Sys.println(get());
		var o = new Closures(100);
		var m = o.plus;
		var p = o.makePlus();
		o.base = 200;
		Sys.println(m(1) + " " + p(1));
		var curry = a -> b -> c -> a + b + c;
		Sys.println(curry(1)(2)(3));
		var bound = add.bind(10);
		Sys.println(bound(5) + add.bind(_, 1)(2));
		var ops:Map<String, (Float, Float) -> Float> = ["+" => (a, b) -> a + b, "*" => (a, b) -> a * b];
		Sys.println(ops["+"](1.5, 2) + " " + ops["*"](1.5, 2));
		Sys.println(early([1, 20, 30]) + " " + early([]));
		var memo = new Map<Int, Int>();
		function slow(n:Int):Int { if (memo.exists(n)) return memo[n]; var r = n < 2 ? n : slow(n - 1) + slow(n - 2); memo[n] = r; return r; }
		Sys.println(slow(40));
		var log = [];
		for (i in 0...3) { var j = i * 10; log.push(() -> j++); }
		Sys.println([for (f in log) f()] + " " + [for (f in log) f()]);
		Sys.println(Reflect.isFunction(c) + " " + Reflect.compareMethods(add, add));
		var total = 0;
		var acc = (n:Int) -> total += n;
		for (i in 0...1000) acc(i);
		Sys.println(total);
		var nothing:Void->Void = () -> {};
		nothing();
		var pipeline = [inc, x -> x * x, x -> -x];
		Sys.println(Lambda.fold(pipeline, (f, v) -> f(v), 4));
		function outer() { var n = 1; function mid() { function inner() { n *= 3; } inner(); inner(); } mid(); return n; }
		Sys.println(outer());
		Sys.println(((a:Int, b:Int) -> a % b)(17, 5));
	}
}
