class Main {
	static function f(a:Int, b:String) {}
	static function main() {
		f("a", "b");
		f(1, 2);
	}
}
