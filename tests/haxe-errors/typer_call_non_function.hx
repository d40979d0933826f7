class Main {
	static function main() {
		var x = 1;
		x();
		x.foo();
		"a"();
	}
}
