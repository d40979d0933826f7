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
		a.ro = 4;
		a.fin = 4;
		var arr = [1];
		arr.length = 3;
	}
}
