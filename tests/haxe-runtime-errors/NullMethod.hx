class Point {
	public function new() {}

	public function size():Int
		return 3;
}

class NullMethod {
	static function main() {
		var points = [new Point(), null];
		for (p in points)
			Sys.println(p.size());
	}
}
