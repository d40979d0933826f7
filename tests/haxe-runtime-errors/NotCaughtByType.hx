class NotCaughtByType {
	static function main() {
		try {
			throw 5;
		} catch (e:String) {
			Sys.println("a text");
		}
	}
}
