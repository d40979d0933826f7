class Main {
	static function f(...r:Int) {}
	static function main() {
		f(1, "a");
		f(...1);
		f(...["a"]);
	}
}
