class A {
	public function new() {}
	public function foo(x:Int, ?y:String):Void {}
	var priv:Int;
	public var ro(default, null):Int;
	public final fin:Int = 1;
}
interface I {}
class N {}
enum E {
	X;
}
class Main {
	static function main() {
		new I();
		new A(1);
		new N();
		new E();
	}
}
