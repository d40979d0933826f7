class NullDynamic {
	static function main() {
		var d:Dynamic = null;
		Sys.println(d.field);
	}
}
