class A {
	public function new() {}
	public function foo(x:Int, ?y:String):Void {}
	var priv:Int;
	public var ro(default, null):Int;
	public final fin:Int = 1;
}
typedef Point = {
	x:Int,
	y:Int,
	?label:String
}
typedef Named = {
	name:String
}
class Main {
	static function main() {
		var p:Point = {x: 1};
		p.z = 2;
		var q:Point = {x: 1, y: 2, w: 3};
		var f:Named = new A();
	}
}
