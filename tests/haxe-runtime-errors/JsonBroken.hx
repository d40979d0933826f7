class JsonBroken {
	static function main() {
		Sys.println(haxe.Json.parse("[1, 2]"));
		haxe.Json.parse("{\"a\": }");
	}
}
