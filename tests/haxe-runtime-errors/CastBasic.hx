class CastBasic {
	static function main() {
		var d:Dynamic = "text";
		Sys.println(cast(d, String));
		Sys.println(cast(d, Int));
	}
}
