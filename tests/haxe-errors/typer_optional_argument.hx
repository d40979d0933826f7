class A {
	public function new() {}
	public function foo(x:Int, ?y:String):Void {}
	var priv:Int;
	public var ro(default, null):Int;
	public final fin:Int = 1;
}
class Main {
	static function main() {
		var a = new A();
		a.foo(1, 2);
		a.foo();
		a.foo(1, "x", 3);
	}
}
