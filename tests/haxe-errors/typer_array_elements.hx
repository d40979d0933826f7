class Main {
	static function main() {
		var arr:Array<Int> = ["a"];
		var l = [1, "a"];
		var m:Array<String> = [1, "b"];
		arr.push("x");
	}
}
