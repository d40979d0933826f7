class NullFunction {
	static function main() {
		var f:Int->Int = null;
		Sys.println(f(3));
	}
}
