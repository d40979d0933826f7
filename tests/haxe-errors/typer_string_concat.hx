class Main {
	static function main() {
		var s:Int = "a" + 1;
		s += "b";
		var t = "x";
		t -= "y";
	}
}
