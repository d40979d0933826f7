interface Shape {
	function area():Float;
	var name(get, never):String;
}
class Base implements Shape {
	static var made = 0;
	public var name(get, never):String;
	final side:Float;
	public function new(side) {
		this.side = side;
		made++;
	}
	public function area():Float return side * side;
	function get_name() return "base";
	public function twice() return 2 * area();
}
class Half extends Base {
	public function new() super(1);
	override public function area() return super.area() / 2;
	override function get_name() return "half";
}
class Main {
	static function main() {
		var shapes:Array<Shape> = [new Base(2), new Half()];
		for (s in shapes) trace(s.name, s.area());
		var b:Base = new Half();
		trace(b.twice(), b.area(), b.name);
	}
}
