class ThrowInt {
	static function fail(code:Int):Int {
		if (code > 2)
			throw code;
		return code;
	}

	static function main() {
		for (i in 0...5)
			Sys.println(fail(i));
	}
}
