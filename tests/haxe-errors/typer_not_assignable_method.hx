class A {
	public function new() {}
	public function foo(x:Int, ?y:String):Void {}
	var priv:Int;
	public var ro(default, null):Int;
	public final fin:Int = 1;
}
class Main {
	static function f() {}
	static function main() {
		f = null;
		new A().foo = null;
	}
}
