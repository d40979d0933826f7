class DynamicOperator {
	static function main() {
		var d:Dynamic = {x: 1};
		Sys.println(d * 2);
	}
}
