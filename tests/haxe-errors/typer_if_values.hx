class Main {
	static function main() {
		var b = true;
		var w = if (b) 1 else "a";
		var z = b ? 1 : "s";
		var s:String = if (b) "a" else 2;
	}
}
