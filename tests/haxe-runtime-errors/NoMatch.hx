class NoMatch {
	static function main() {
		var found = ~/x+/;
		Sys.println(found.match("axxb"));
		Sys.println(found.matched(0));
		Sys.println(found.match("ab"));
		Sys.println(found.matched(0));
	}
}
