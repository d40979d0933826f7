class Base {
	public function new() {}
	public function f(x:Int):Int return 1;
	public var v:Int;
}
class D extends Base {
	public function f(x:Int):Int return 1;
	override function g() {}
	public var v:Int;
}
class Main {
	static function main() {
		trace(1);
	}
}
