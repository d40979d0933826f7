class Main {
	static inline var X = f();
	static function f() return 1;
	static function main() {
		trace(X);
	}
}
