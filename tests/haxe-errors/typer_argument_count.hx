class Main {
	static function f(a:Int, b:String) {}
	static function main() {
		f(1);
		f(1, "b", 3);
		f();
	}
}
