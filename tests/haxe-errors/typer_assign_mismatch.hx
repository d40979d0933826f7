class Main {
	static function main() {
		var x:Int = "a";
		x = 2.5;
		x += 0.5;
		var s:String = 1;
		s = null;
	}
}
