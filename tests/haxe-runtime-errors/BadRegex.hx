class BadRegex {
	static function main() {
		var broken = new EReg("a(b", "");
		Sys.println(broken.match("ab"));
	}
}
