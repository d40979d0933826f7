class Main {
	static function f() {}
	static function main() {
		1 = 2;
		5++;
		"a"++;
		f() = 3;
	}
}
