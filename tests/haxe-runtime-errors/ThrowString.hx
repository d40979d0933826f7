class ThrowString {
	static function main() {
		Sys.println("before");
		throw "a text";
	}
}
