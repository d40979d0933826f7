class Main {
	static function main() {
		var d:Dynamic = 1;
		var s:String = d;
		d.foo.bar(1);
		var i:Int = "x";
	}
}
