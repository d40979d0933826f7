class A {}
class A {}
enum E {
	X;
	X;
}
class Main {
	var dup:Int;
	var dup:String;
	function f() {}
	static function f() {}
	static function main() {
		trace(1);
	}
}
