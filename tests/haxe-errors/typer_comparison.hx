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
		var b = a == 1;
		b = "a" == 1;
		b = 1 == true;
		b = "a" < 1;
	}
}
