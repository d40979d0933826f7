class Main {
	static function f(x = g()) {}
	static function g() return 1;
	static function h(x:Int = "a") {}
	static function main() {
		f();
	}
}
