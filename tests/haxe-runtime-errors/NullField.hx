class Point {
	public var x = 1;

	public function new() {}
}

class NullField {
	static function read(p:Point):Int
		return p.x;

	static function main() {
		Sys.println(read(new Point()));
		Sys.println(read(null));
	}
}
