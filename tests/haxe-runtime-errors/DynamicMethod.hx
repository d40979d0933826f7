class DynamicMethod {
	static function main() {
		var d:Dynamic = {x: 1};
		Sys.println(d.x);
		d.missing(3);
	}
}
