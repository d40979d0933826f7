interface I {
	function bar(x:Int):String;
	var p:Int;
}
class K implements I {}
class K2 implements I {
	public function bar(x:String) return "";
	var p:Int;
}
class Main {
	static function main() {
		trace(1);
	}
}
