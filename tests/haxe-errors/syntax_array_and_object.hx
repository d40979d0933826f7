class Main {
	static function main() {
		var a = [1, 2; 3];
		var o = { a: 1, b 2 };
		var m = ["a" => 1, 2];
	}
}
