class Rethrown {
	static function main() {
		try {
			throw "first";
		} catch (e:String) {
			Sys.println('caught $e');
			throw e + " again";
		}
	}
}
