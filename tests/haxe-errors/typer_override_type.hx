class Base {
	public function new() {}
	public function f(x:Int):Int return 1;
	public function g(x:Int):Int return 1;
}
class D extends Base {
	override public function f(x:String):Int return 1;
	override public function g(x:Int):String return "";
}
class Main {
	static function main() {
		trace(1);
	}
}
