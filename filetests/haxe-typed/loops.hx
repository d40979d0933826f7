class Range {
	var at = 0;
	public function new() {}
	public function hasNext() return at < 3;
	public function next() return at++;
}
class Main {
	static function main() {
		for (i in 0...10) if (i == 3) continue; else trace(i);
		for (x in [1, 2]) trace(x);
		for (i => x in ["a", "b"]) trace(i + x);
		for (x in new Range()) trace(x);
		var i = 0;
		while (true) if (i++ > 5) break;
		do i-- while (i > 0);
		trace([for (i in 0...3) for (j in 0...i) if (i != j) i * j]);
	}
}
