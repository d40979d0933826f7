class StackOverflow {
	static function down(n:Int):Int
		return down(n + 1) + 1;

	static function main() {
		try {
			down(0);
		} catch (e:Dynamic) {
			Sys.println('caught: $e');
		}
		down(0);
	}
}
