class A {
	public function new() {}
	public function foo(x:Int, ?y:String):Void {}
	var priv:Int;
	public var ro(default, null):Int;
	public final fin:Int = 1;
}
interface I {
	function bar(x:Int):String;
}
class Main {
	static function main() {
		var a = new A();
		var q:I = a;
	}
}
