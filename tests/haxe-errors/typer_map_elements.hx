class Main {
	static function main() {
		var m:Map<Int, Int> = ["a" => 1];
		var n = new Map<String, Int>();
		n.set(1, 2);
		n["a"] = "b";
		var q:Int = n.get("a") + "x";
	}
}
