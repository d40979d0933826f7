class Main {
	static function twice(f, x) return f(f(x));
	static function later(n) {
		var x = null;
		if (n > 0) x = 5;
		return x;
	}
	static function even(n:Int) return n == 0 ? true : odd(n - 1);
	static function odd(n:Int) return n == 0 ? false : even(n - 1);
	static function main() {
		var list = [];
		list.push(1.5);
		var add = (a, b) -> a + b;
		trace(twice(x -> x + 1, 3), later(2), even(4), list, add(1, 2));
	}
}
