class Main {
	static function main() {
		var a:Int = "1";
		var b:String = 2;
		var c:Bool = 3;
		foo();
		bar.baz;
		new Nope();
		var d = a + c;
		return 4;
	}
}
