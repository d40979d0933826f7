class Main {
	static function main() {
		var a = while (true) {};
		var x = { var y = 1; };
		var z = throw "a";
		var w:Int = switch (1) { case 1: "a"; case _: 2; };
	}
}
