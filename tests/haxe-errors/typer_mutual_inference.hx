class Main {
	static function main() {
		var f = function(x) return x + 1;
		f("a");
		var g = function(a, b) return a == b;
		g(1, "x");
		var z = null;
		z = 1;
		z = "a";
	}
}
