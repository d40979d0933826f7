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
		var s = cast(a, Array<Int>);
		(1 : String);
		var t = (a is Foo);
		var u:String = cast 1;
	}
}
