class Main {
	static function main() {
		var n:Null<Int> = null;
		n.foo;
		var s:String = n;
		var i:Int = n;
	}
}
