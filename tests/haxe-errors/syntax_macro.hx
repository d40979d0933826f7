class Main {
	macro static function f() {}
	static function main() {
		macro 1;
		var x = $y;
	}
}
