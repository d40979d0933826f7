class Point {
	public var x(default, null):Int = 1;
	public var y(get, set):Int;
	@:isVar public var z(get, set):Int = 3;
	public static inline var SCALE = 2 * 3;
	public static final ORIGIN = new Point();
	public function new() {}
	function get_y() return x * SCALE;
	function set_y(v) return x = v;
	inline function get_z() return z;
	function set_z(v) return z = v + 1;
}
class Main {
	static function main() {
		var p = Point.ORIGIN;
		p.y += 2;
		p.z++;
		trace(p.x, p.y = 3, p.z);
	}
}
