class NullString {
	static function main() {
		var text:String = null;
		Sys.println(text.charAt(0));
	}
}
