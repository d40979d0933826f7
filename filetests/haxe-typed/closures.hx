class Main {
	var field = 1;
	function new() {}
	function counter() {
		var n = 0;
		var fixed = 5;
		function count(by:Int) {
			n += by + fixed + field;
			return n < 100 ? count(by) : n;
		}
		return count;
	}
	static function main() {
		var c = new Main().counter();
		var all = [for (i in 0...3) () -> i * i];
		var bound = Math.max.bind(_, 3);
		trace(c(1), all[2](), bound(4));
	}
}
